package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened with one endpoint so far. Thread-safe. */
final class HostCounters {
  private final Endpoint endpoint;
  private @Nullable AddressOrigin origin;
  private @Nullable Instant answeredAt;
  private @Nullable String address;
  private long lookups;
  private long lookupNanos;
  private long connections;
  private long handshakes;
  private long requests;
  private long bytes;
  private long refused;

  HostCounters(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Where the addresses in use came from, and when they were answered where that is known. */
  synchronized void origin(AddressOrigin origin, @Nullable Instant answeredAt) {
    this.origin = origin;
    this.answeredAt = answeredAt;
  }

  synchronized void lookedUp(long nanos) {
    lookups++;
    lookupNanos += nanos;
  }

  synchronized void connected(InetAddress address) {
    this.address = address.getHostAddress();
    connections++;
  }

  synchronized void shookHands() {
    handshakes++;
  }

  synchronized void answered(int bytes) {
    requests++;
    this.bytes += bytes;
  }

  synchronized void refused() {
    refused++;
  }

  synchronized HostReport report() {
    return new HostReport(
        endpoint,
        address,
        origin,
        answeredAt,
        lookups,
        Duration.ofNanos(lookupNanos),
        connections,
        handshakes,
        requests,
        bytes,
        refused);
  }
}
