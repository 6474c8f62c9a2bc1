package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened with one endpoint so far, counted and told to the listener. Thread-safe. */
final class HostCounters {
  private final Endpoint endpoint;
  private final Events events;
  private @Nullable AddressOrigin origin;
  private @Nullable Instant answeredAt;
  private @Nullable String address;
  private final LatencyBuckets latency = new LatencyBuckets();
  private long lookups;
  private long lookupNanos;
  private long connections;
  private long handshakes;
  private long reused;
  private long calls;
  private long repeats;
  private long requests;
  private long bytes;
  private long failures;
  private long refused;
  private long remembered;

  /** Without a listener. */
  HostCounters(Endpoint endpoint) {
    this(endpoint, new Events(null));
  }

  HostCounters(Endpoint endpoint, Events events) {
    this.endpoint = endpoint;
    this.events = events;
  }

  /** Where the addresses in use came from, and when they were answered where that is known. */
  synchronized void origin(AddressOrigin origin, @Nullable Instant answeredAt) {
    this.origin = origin;
    this.answeredAt = answeredAt;
  }

  void lookedUp(long nanos) {
    synchronized (this) {
      lookups++;
      lookupNanos += nanos;
    }
    events.tell(() -> EgressEvent.lookedUp(endpoint, nanos));
  }

  /** The endpoint has these addresses now. */
  void renewed(List<InetAddress> addresses) {
    events.tell(() -> EgressEvent.renewed(endpoint, addresses));
  }

  void connected(InetAddress address) {
    synchronized (this) {
      this.address = address.getHostAddress();
      connections++;
    }
    events.tell(() -> EgressEvent.at(EgressEvent.Kind.CONNECTED, endpoint, address));
  }

  void shookHands(InetAddress address) {
    synchronized (this) {
      handshakes++;
    }
    events.tell(() -> EgressEvent.at(EgressEvent.Kind.SHOOK_HANDS, endpoint, address));
  }

  void reused(InetAddress address) {
    synchronized (this) {
      reused++;
    }
    events.tell(() -> EgressEvent.at(EgressEvent.Kind.REUSED, endpoint, address));
  }

  /** A request that a caller or a redirect wants of the endpoint begins. */
  synchronized void called() {
    calls++;
  }

  /** The request is tried once more, be it at another address. */
  synchronized void repeated() {
    repeats++;
  }

  /** The request goes out. */
  void sending(InetAddress address) {
    events.tell(() -> EgressEvent.at(EgressEvent.Kind.SENDING, endpoint, address));
  }

  /**
   * A whole answer.
   *
   * @param received the bytes of its body as they came
   */
  void answered(InetAddress address, int status, long received, long nanos) {
    synchronized (this) {
      requests++;
      bytes += received;
      latency.add(nanos);
    }
    events.tell(() -> EgressEvent.answered(endpoint, address, status, received, nanos));
  }

  /** A failed attempt at an address, or a failed call without one. */
  void failed(@Nullable InetAddress address, EgressException failure) {
    synchronized (this) {
      failures++;
    }
    events.tell(
        () -> EgressEvent.failed(EgressEvent.Kind.FAILED, endpoint, address, failure.code()));
  }

  /** The address is tried after the others for a while. */
  void demoted(InetAddress address) {
    events.tell(() -> EgressEvent.at(EgressEvent.Kind.DEMOTED, endpoint, address));
  }

  void refused(EgressException refusal) {
    synchronized (this) {
      refused++;
    }
    events.tell(() -> EgressEvent.failed(EgressEvent.Kind.REFUSED, endpoint, null, refusal.code()));
  }

  /** The memo had the answer. */
  void remembered() {
    synchronized (this) {
      remembered++;
    }
    events.tell(() -> EgressEvent.remembered(endpoint));
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
        reused,
        calls,
        repeats,
        requests,
        bytes,
        failures,
        refused,
        remembered,
        new Latency(latency));
  }
}
