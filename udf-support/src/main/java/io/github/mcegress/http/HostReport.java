package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened with one endpoint: a snapshot. Immutable.
 *
 * <p>While no call is under way, {@link #calls} and {@link #repeats} together are as many as {@link
 * #requests} and {@link #failures}, where names resolve and redirects are followed: a redirect that
 * is not followed is a failure beside its answer.
 */
public final class HostReport {
  private final Endpoint endpoint;
  private final @Nullable String address;
  private final @Nullable AddressOrigin origin;
  private final @Nullable Instant answeredAt;
  private final long lookups;
  private final Duration lookupTime;
  private final long connections;
  private final long handshakes;
  private final long reused;
  private final long calls;
  private final long repeats;
  private final long requests;
  private final long bytes;
  private final long failures;
  private final long refused;
  private final long remembered;
  private final Latency latency;

  HostReport(
      Endpoint endpoint,
      @Nullable String address,
      @Nullable AddressOrigin origin,
      @Nullable Instant answeredAt,
      long lookups,
      Duration lookupTime,
      long connections,
      long handshakes,
      long reused,
      long calls,
      long repeats,
      long requests,
      long bytes,
      long failures,
      long refused,
      long remembered,
      Latency latency) {
    this.endpoint = endpoint;
    this.address = address;
    this.origin = origin;
    this.answeredAt = answeredAt;
    this.lookups = lookups;
    this.lookupTime = lookupTime;
    this.connections = connections;
    this.handshakes = handshakes;
    this.reused = reused;
    this.calls = calls;
    this.repeats = repeats;
    this.requests = requests;
    this.bytes = bytes;
    this.failures = failures;
    this.refused = refused;
    this.remembered = remembered;
    this.latency = latency;
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

  /** How many requests went out on a connection that was there already. */
  public long reused() {
    return reused;
  }

  /**
   * How many requests were begun: the caller's, and those that redirects asked for. Refused ones
   * and those that the memo answered are not among them.
   */
  public long calls() {
    return calls;
  }

  /** How often a request was tried once more: sent again, or taken to another address. */
  public long repeats() {
    return repeats;
  }

  /** How many requests were answered, whatever the status. */
  public long requests() {
    return requests;
  }

  /** How many bytes of answers' bodies were received, as they were sent: before decompression. */
  public long bytes() {
    return bytes;
  }

  /**
   * How many attempts failed, each address counted, and calls without one: names that do not
   * resolve, redirects that are not followed. A status other than 2xx is no failure.
   */
  public long failures() {
    return failures;
  }

  /** How many calls were refused because the endpoint is not declared. */
  public long refused() {
    return refused;
  }

  /** How many requests were answered by the memo, so that nothing was sent. */
  public long remembered() {
    return remembered;
  }

  /** How long the answered requests took. */
  public Latency latency() {
    return latency;
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
        + " reused="
        + reused
        + (repeats == 0 ? "" : " calls=" + calls + " repeats=" + repeats)
        + " requests="
        + requests
        + " bytes="
        + bytes
        + " failures="
        + failures
        + " refused="
        + refused
        + (remembered == 0 ? "" : " memo=" + remembered)
        + " "
        + latency;
  }
}
