package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What happened with one endpoint so far. Thread-safe. */
final class HostCounters {
  private final Endpoint endpoint;
  private @Nullable AddressOrigin origin;
  private @Nullable String address;
  private long lookups;
  private long connections;
  private long handshakes;
  private long requests;
  private long bytes;
  private long refused;

  HostCounters(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  synchronized void origin(AddressOrigin origin) {
    this.origin = origin;
  }

  synchronized void lookedUp() {
    lookups++;
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
        endpoint, address, origin, lookups, connections, handshakes, requests, bytes, refused);
  }
}
