package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a request goes: scheme, endpoint, path and query of an absolute URL. Immutable. */
final class Target {
  private static final Pattern DOTS = Pattern.compile("/(\\.|%2[eE])");

  private final boolean tls;
  private final Endpoint endpoint;
  private final boolean defaultPort;
  private final String path;
  private final String query;

  private Target(boolean tls, Endpoint endpoint, boolean defaultPort, String path, String query) {
    this.tls = tls;
    this.endpoint = endpoint;
    this.defaultPort = defaultPort;
    this.path = path;
    this.query = query;
  }

  /** Reads an absolute http or https URL; a refused one is not quoted, it may hold secrets. */
  static Target parse(String url) {
    UrlParts parts;
    try {
      parts = UrlParts.of(url.trim());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "the URL has a character at index "
              + e.getIndex()
              + " that does not belong there; encode it with %");
    }
    String scheme = parts.scheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "the URL begins with neither http:// nor https://; write https://host/path");
    }
    boolean tls = scheme.equals("https");
    String authority = parts.authority();
    if (authority.isEmpty()) {
      throw new IllegalArgumentException("the URL has no host; write " + scheme + "://host/path");
    }
    if (authority.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the URL holds credentials; send them in an Authorization header");
    }
    Endpoint endpoint;
    try {
      endpoint = Endpoint.parse(withPort(authority, tls));
    } catch (InvalidEgressException e) {
      throw new IllegalArgumentException("the URL's host is refused: " + e.getMessage(), e);
    }
    String path = parts.path();
    String query = parts.query();
    return new Target(
        tls,
        endpoint,
        endpoint.port() == (tls ? 443 : 80),
        path.isEmpty() ? "/" : withoutDots(path),
        // As OkHttp sends it.
        query == null ? "" : "?" + query.replace("'", "%27"));
  }

  private static String withPort(String authority, boolean tls) {
    int last = authority.length() - 1;
    int digit = last;
    while (digit >= 0 && authority.charAt(digit) >= '0' && authority.charAt(digit) <= '9') {
      digit--;
    }
    if (digit < 0 || authority.charAt(digit) != ':') {
      return authority + (tls ? ":443" : ":80");
    }
    return digit < last ? authority : authority + (tls ? "443" : "80");
  }

  /** Without segments of one dot, and with those of two resolved, encoded ones too. */
  private static String withoutDots(String path) {
    boolean possible = path.contains("/.") || path.contains("/%2");
    if (!possible || !DOTS.matcher(path).find()) {
      return path;
    }
    String[] segments = path.substring(1).split("/", -1);
    List<String> kept = new ArrayList<>();
    String dots = "";
    for (String segment : segments) {
      dots = segment.replace("%2e", ".").replace("%2E", ".");
      if (dots.equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      } else if (!dots.equals(".") && !dots.equals("..")) {
        kept.add(segment);
      }
    }
    boolean ends = dots.equals(".") || dots.equals("..");
    return "/" + String.join("/", kept) + (ends && !kept.isEmpty() ? "/" : "");
  }

  /** Where a Location header of an answer from here points. */
  Target resolve(String location) {
    URI base = URI.create(origin() + path + query);
    try {
      return parse(base.resolve(new URI(location.trim())).toString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the Location is no URL");
    }
  }

  boolean tls() {
    return tls;
  }

  /** {@code https} or {@code http}. */
  String scheme() {
    return tls ? "https" : "http";
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** The value of the Host header. */
  String hostHeader() {
    return defaultPort ? endpoint.host() : endpoint.toString();
  }

  /** What stands in the request line. */
  String pathAndQuery() {
    return path + query;
  }

  boolean isSameAs(Target other) {
    return tls == other.tls
        && endpoint.equals(other.endpoint)
        && path.equals(other.path)
        && query.equals(other.query);
  }

  private String origin() {
    return scheme() + "://" + endpoint;
  }

  /** Without the query. */
  @Override
  public String toString() {
    return origin() + path;
  }
}
