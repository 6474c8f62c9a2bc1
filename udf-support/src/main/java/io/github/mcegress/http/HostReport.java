package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened with one endpoint: a snapshot. Immutable. */
public final class HostReport {
  private final Endpoint endpoint;
  private final @Nullable String address;
  private final @Nullable AddressOrigin origin;
  private final @Nullable Instant answeredAt;
  private final long lookups;
  private final Duration lookupTime;
  private final long connections;
  private final long handshakes;
  private final long requests;
  private final long bytes;
  private final long refused;

  HostReport(
      Endpoint endpoint,
      @Nullable String address,
      @Nullable AddressOrigin origin,
      @Nullable Instant answeredAt,
      long lookups,
      Duration lookupTime,
      long connections,
      long handshakes,
      long requests,
      long bytes,
      long refused) {
    this.endpoint = endpoint;
    this.address = address;
    this.origin = origin;
    this.answeredAt = answeredAt;
    this.lookups = lookups;
    this.lookupTime = lookupTime;
    this.connections = connections;
    this.handshakes = handshakes;
    this.requests = requests;
    this.bytes = bytes;
    this.refused = refused;
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** The address that was connected to last, or nothing when none was. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /** Where the addresses came from, or nothing when none were needed. */
  public Optional<AddressOrigin> origin() {
    return Optional.ofNullable(origin);
  }

  /** When the addresses in use were answered, or nothing for a literal. */
  public Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  /** How often the resolver was asked. */
  public long lookups() {
    return lookups;
  }

  /** How long the resolver took, all look-ups together. */
  public Duration lookupTime() {
    return lookupTime;
  }

  /** How many connections were made. */
  public long connections() {
    return connections;
  }

  /** How many TLS handshakes were completed. */
  public long handshakes() {
    return handshakes;
  }

  /** How many requests were answered, whatever the status. */
  public long requests() {
    return requests;
  }

  /** How many bytes of bodies were received. */
  public long bytes() {
    return bytes;
  }

  /** How many calls were refused because the endpoint is not declared. */
  public long refused() {
    return refused;
  }

  /** One line. */
  @Override
  public String toString() {
    return endpoint
        + " address="
        + (address == null ? "-" : address)
        + " origin="
        + (origin == null ? "-" : origin.name().toLowerCase(Locale.ROOT))
        + " answered="
        + (answeredAt == null ? "-" : answeredAt)
        + " lookups="
        + lookups
        + " lookup-ms="
        + lookupTime.toMillis()
        + " connections="
        + connections
        + " handshakes="
        + handshakes
        + " requests="
        + requests
        + " bytes="
        + bytes
        + " refused="
        + refused;
  }
}
