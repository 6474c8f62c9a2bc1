package io.github.mcegress.http;

import io.github.mcegress.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request: what is asked, and the caller's word whether it changes anything: a read, a write
 * that must not come twice, or a write that the server knows by its key.
 *
 * <p>Immutable; {@link #header} and {@link #timeout} give a changed copy. {@code toString} holds
 * neither query nor headers nor body.
 */
public final class EgressRequest {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final List<String> WRITES = Arrays.asList("POST", "PUT", "PATCH", "DELETE");

  private final Effect effect;
  private final @Nullable IdempotencyKey key;
  private final String method;
  private final Target target;
  private final byte @Nullable [] body;
  private final List<String[]> headers;
  private final @Nullable Duration timeout;

  private EgressRequest(
      Effect effect,
      @Nullable IdempotencyKey key,
      String method,
      Target target,
      byte @Nullable [] body,
      List<String[]> headers,
      @Nullable Duration timeout) {
    this.effect = effect;
    this.key = key;
    this.method = method;
    this.target = target;
    this.body = body;
    this.headers = headers;
    this.timeout = timeout;
  }

  /**
   * A GET: it may be retried.
   *
   * @throws IllegalArgumentException if the URL is not http or https with a host
   */
  public static EgressRequest read(String url) {
    return of(Effect.READ, null, "GET", url, null);
  }

  /**
   * A request of any method that, by the caller's word, changes nothing: it may be retried. Say a
   * query by POST.
   *
   * @throws IllegalArgumentException if the method is no token, the URL not http or https with a
   *     host, or there is a body to GET or HEAD
   */
  public static EgressRequest read(String method, String url, byte[] body) {
    String name = token(method);
    boolean bodiless = name.equals("GET") || name.equals("HEAD");
    if (bodiless && body.length > 0) {
      throw new IllegalArgumentException("a " + name + " has no body; write POST");
    }
    return of(Effect.READ, null, name, url, bodiless ? null : body);
  }

  /**
   * A write that no server must get twice: it is not sent again once its first byte may have left;
   * before that it may go to another address, or be tried again after a pause. POST, PUT, PATCH or
   * DELETE.
   *
   * <p>This holds for one call. A task that MaxCompute runs again calls again; where the server
   * knows idempotency keys, use {@link #write}.
   *
   * @throws IllegalArgumentException if the method is another, or the URL not http or https with a
   *     host
   */
  public static EgressRequest writeOnce(String method, String url, byte[] body) {
    return of(Effect.WRITE_ONCE, null, writing(method), url, body);
  }

  /**
   * A write that the server knows by its key, so that it may be sent again. POST, PUT, PATCH or
   * DELETE; the key goes out as the header that {@link EgressClient.Builder#idempotencyHeader}
   * names, the same every time.
   *
   * @throws IllegalArgumentException if the method is another, or the URL not http or https with a
   *     host
   */
  public static EgressRequest write(String method, String url, byte[] body, IdempotencyKey key) {
    return of(Effect.WRITE_BY_KEY, key, writing(method), url, body);
  }

  private static EgressRequest of(
      Effect effect,
      @Nullable IdempotencyKey key,
      String method,
      String url,
      byte @Nullable [] body) {
    return new EgressRequest(
        effect,
        key,
        method,
        Target.parse(url),
        body == null ? null : body.clone(),
        Collections.emptyList(),
        null);
  }

  private static String token(String method) {
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException(
          "the method " + Quoted.of(method) + " is no token; write it as POST");
    }
    return method.toUpperCase(Locale.ROOT);
  }

  private static String writing(String method) {
    String name = token(method);
    if (!WRITES.contains(name)) {
      boolean reads = name.equals("GET") || name.equals("HEAD");
      throw new IllegalArgumentException(
          "the method of a write is "
              + Quoted.of(method)
              + (reads
                  ? ", which changes nothing; write EgressRequest.read, or POST"
                  : "; write POST, PUT, PATCH or DELETE"));
    }
    return name;
  }

  /**
   * The same request with one header more.
   *
   * @throws IllegalArgumentException if the name is no token, the value has a line break or a
   *     character outside of ASCII, or the header is one that the client sets itself (Host,
   *     Content-Length, Transfer-Encoding, Connection)
   */
  public EgressRequest header(String name, String value) {
    requireHeaderName(name);
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i)) && value.charAt(i) != '\t') {
        throw new IllegalArgumentException(
            "the value of " + name + " has a control character; write it on one line");
      }
      if (value.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "the value of " + name + " has a character outside of ASCII; encode it");
      }
    }
    return with(name, value);
  }

  static void requireHeaderName(String name) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the header name " + Quoted.of(name) + " is no token; write it as X-Name");
    }
    switch (name.toLowerCase(Locale.ROOT)) {
      case "host":
      case "content-length":
      case "transfer-encoding":
      case "connection":
        throw new IllegalArgumentException(name + " is set by the client; leave it out");
      default:
        break;
    }
  }

  private EgressRequest with(String name, String value) {
    List<String[]> more = new ArrayList<>(headers);
    more.add(new String[] {name, value});
    return new EgressRequest(effect, key, method, target, body, more, timeout);
  }

  /**
   * The same request with a deadline of its own, counted from the call.
   *
   * @throws IllegalArgumentException if it is shorter than 1 ms
   */
  public EgressRequest timeout(Duration timeout) {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("the timeout is " + timeout + "; write 1 ms or more");
    }
    return new EgressRequest(effect, key, method, target, body, headers, timeout);
  }

  String method() {
    return method;
  }

  Target target() {
    return target;
  }

  byte @Nullable [] body() {
    return body;
  }

  List<String[]> headers() {
    return headers;
  }

  Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Whether it may be sent again when the server may have got it already. */
  boolean isRepeatable() {
    return effect != Effect.WRITE_ONCE;
  }

  /**
   * The same request with its key, if it has one, as that header.
   *
   * @throws IllegalArgumentException if the caller set that header too
   */
  EgressRequest withKeyIn(String header) {
    if (key == null) {
      return this;
    }
    for (String[] own : headers) {
      if (own[0].equalsIgnoreCase(header)) {
        throw new IllegalArgumentException(
            own[0] + " is set from the request's IdempotencyKey; leave the header out");
      }
    }
    return with(header, key.toString());
  }

  /** The same request to where a redirect points; credentials stay with their own host. */
  EgressRequest redirectedTo(Target next) {
    List<String[]> kept = new ArrayList<>();
    for (String[] header : headers) {
      boolean secret =
          header[0].equalsIgnoreCase("Authorization") || header[0].equalsIgnoreCase("Cookie");
      if (!secret || next.endpoint().equals(target.endpoint())) {
        kept.add(header);
      }
    }
    return new EgressRequest(effect, key, method, next, body, kept, timeout);
  }

  private enum Effect {
    READ,
    WRITE_ONCE,
    WRITE_BY_KEY
  }

  /** Method, scheme, host, port and path. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}
