package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a call or to a host's addresses. Immutable; holds no path, query,
 * header or body.
 */
public final class EgressEvent {
  /** What happened. */
  public enum Kind {
    /** The resolver was asked, whatever it said; with {@link EgressEvent#duration}. */
    LOOKED_UP,
    /** The host has other addresses from now on: all that it has. */
    RENEWED,
    /** A connection to the address was made. */
    CONNECTED,
    /** TLS was agreed upon and the peer verified by name. */
    SHOOK_HANDS,
    /** The request goes out on a connection that was there already. */
    REUSED,
    /** The first byte of the request is about to go out. */
    SENDING,
    /** The whole answer is there; with status, bytes and duration. */
    ANSWERED,
    /** The call was refused, since the endpoint is not declared; with its code. */
    REFUSED,
    /** An attempt at an address failed, or the call as a whole where there is none; with code. */
    FAILED,
    /** The address is tried after the host's others for a while. */
    DEMOTED,
    /** The memo had the answer: nothing is sent. */
    REMEMBERED
  }

  private final Kind kind;
  private final Endpoint endpoint;
  private final List<String> addresses;
  private final int status;
  private final long bytes;
  private final @Nullable Duration duration;
  private final @Nullable String code;

  private EgressEvent(
      Kind kind,
      Endpoint endpoint,
      List<String> addresses,
      int status,
      long bytes,
      @Nullable Duration duration,
      @Nullable String code) {
    this.kind = kind;
    this.endpoint = endpoint;
    this.addresses = addresses;
    this.status = status;
    this.bytes = bytes;
    this.duration = duration;
    this.code = code;
  }

  static EgressEvent lookedUp(Endpoint endpoint, long nanos) {
    return new EgressEvent(
        Kind.LOOKED_UP, endpoint, Collections.emptyList(), 0, 0, Duration.ofNanos(nanos), null);
  }

  static EgressEvent renewed(Endpoint endpoint, List<InetAddress> addresses) {
    List<String> texts = new ArrayList<>();
    addresses.forEach(address -> texts.add(address.getHostAddress()));
    return new EgressEvent(
        Kind.RENEWED, endpoint, Collections.unmodifiableList(texts), 0, 0, null, null);
  }

  static EgressEvent remembered(Endpoint endpoint) {
    return new EgressEvent(Kind.REMEMBERED, endpoint, Collections.emptyList(), 0, 0, null, null);
  }

  static EgressEvent at(Kind kind, Endpoint endpoint, InetAddress address) {
    return new EgressEvent(kind, endpoint, only(address), 0, 0, null, null);
  }

  static EgressEvent answered(
      Endpoint endpoint, InetAddress address, int status, long bytes, long nanos) {
    return new EgressEvent(
        Kind.ANSWERED, endpoint, only(address), status, bytes, Duration.ofNanos(nanos), null);
  }

  static EgressEvent failed(
      Kind kind, Endpoint endpoint, @Nullable InetAddress address, String code) {
    List<String> addresses = address == null ? Collections.emptyList() : only(address);
    return new EgressEvent(kind, endpoint, addresses, 0, 0, null, code);
  }

  private static List<String> only(InetAddress address) {
    return Collections.singletonList(address.getHostAddress());
  }

  public Kind kind() {
    return kind;
  }

  /** The host and port that were called. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** The address concerned, after a renewal all of them; empty where there is none. */
  public List<String> addresses() {
    return addresses;
  }

  /** The status of the answer, or nothing without one. */
  public OptionalInt status() {
    return kind == Kind.ANSWERED ? OptionalInt.of(status) : OptionalInt.empty();
  }

  /** How many bytes the answer's body had as it was sent, before decompression. */
  public long bytes() {
    return bytes;
  }

  /**
   * How long the look-up took, or the request: from before its connection was chosen to the end of
   * the answer; nothing for other events.
   */
  public Optional<Duration> duration() {
    return Optional.ofNullable(duration);
  }

  /** The stable code of the failure, one of {@link io.github.mcegress.Codes}, or nothing. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** One line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(kind.name().toLowerCase(Locale.ROOT)).append(' ').append(endpoint);
    if (!addresses.isEmpty()) {
      text.append(" address=").append(String.join(",", addresses));
    }
    if (kind == Kind.ANSWERED) {
      text.append(" status=").append(status).append(" bytes=").append(bytes);
    }
    if (duration != null) {
      text.append(" ms=").append(duration.toMillis());
    }
    if (code != null) {
      text.append(" code=").append(code);
    }
    return text.toString();
  }
}
