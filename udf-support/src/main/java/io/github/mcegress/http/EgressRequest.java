package io.github.mcegress.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request: what is asked, and the caller's word whether it changes anything.
 *
 * <p>Immutable; {@link #header} and {@link #timeout} give a changed copy. {@code toString} holds
 * neither query nor headers nor body.
 */
public final class EgressRequest {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final String method;
  private final Target target;
  private final byte @Nullable [] body;
  private final List<String[]> headers;
  private final @Nullable Duration timeout;

  private EgressRequest(
      String method,
      Target target,
      byte @Nullable [] body,
      List<String[]> headers,
      @Nullable Duration timeout) {
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
    return new EgressRequest("GET", Target.parse(url), null, Collections.emptyList(), null);
  }

  /**
   * A request of any method that, by the caller's word, changes nothing: it may be retried. Say a
   * query by POST.
   *
   * @throws IllegalArgumentException if the method is no token, the URL not http or https with a
   *     host, or there is a body to GET or HEAD
   */
  public static EgressRequest read(String method, String url, byte[] body) {
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException("the method is no token; write it as POST");
    }
    String name = method.toUpperCase(Locale.ROOT);
    boolean bodiless = name.equals("GET") || name.equals("HEAD");
    if (bodiless && body.length > 0) {
      throw new IllegalArgumentException("a " + name + " has no body; write POST");
    }
    return new EgressRequest(
        name, Target.parse(url), bodiless ? null : body.clone(), Collections.emptyList(), null);
  }

  /**
   * The same request with one header more.
   *
   * @throws IllegalArgumentException if the name is no token, the value has a line break or a
   *     character outside of ASCII, or the header is one that the client sets itself (Host,
   *     Content-Length, Transfer-Encoding, Connection)
   */
  public EgressRequest header(String name, String value) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("the header name is no token; write it as X-Name");
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
    List<String[]> more = new ArrayList<>(headers);
    more.add(new String[] {name, value});
    return new EgressRequest(method, target, body, more, timeout);
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
    return new EgressRequest(method, target, body, headers, timeout);
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
    return new EgressRequest(method, next, body, kept, timeout);
  }

  /** Method, scheme, host, port and path. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}
