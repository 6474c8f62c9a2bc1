package io.github.mcegress;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host and a port, written {@code host:port}.
 *
 * <p>The host is a domain name (case folded, internationalized names as punycode, no trailing dot)
 * or an IPv4 address; the port is 1 to 65535. It ends up in {@code odps.internet.access.list} and
 * its likes. Equality is that of the text. Immutable.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/maxcompute/">Network connection process
 *     (2025-02-12): host:port lists, no IPv6</a>
 */
public final class Endpoint implements Comparable<Endpoint> {
  private static final String SOURCE = "Network connection process, 2025-02-12";
  private static final String FORM = "write host:port, say www.aliyun.com:443";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  // Resolvers read such a host as an address, be it short, octal or hexadecimal.
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
  private static final Pattern IPV6 = Pattern.compile("\\[.*|[0-9a-fA-F]*:[0-9a-fA-F.:]*:.*");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.:-]*://.*");
  private static final Pattern MORE = Pattern.compile("[/@?#\\\\]");
  private static final Pattern FULL_WIDTH = Pattern.compile("[\uff0c\uff1a\uff1b\u3001]");

  private final String host;
  private final int port;

  private Endpoint(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * Reads {@code host:port}.
   *
   * @throws InvalidEgressException if it is not of that form; the message quotes it and says what
   *     to write instead
   */
  public static Endpoint parse(String text) {
    int last = text.lastIndexOf(':');
    int plain = last < 0 ? 0 : port(text.substring(last + 1));
    if (plain > 0 && isCanonicalName(text.substring(0, last))) {
      // Every URL that is called comes here. What follows mends what may be, and finds words for
      // what is wrong.
      return new Endpoint(text.substring(0, last), plain);
    }
    String trimmed = text.trim();
    Optional<Problem> character = SettingText.lineBreakIn(text);
    if (!character.isPresent()) {
      character = SettingText.problemOf(trimmed);
    }
    if (character.isPresent()) {
      throw new InvalidEgressException(character.get());
    }
    if (trimmed.isEmpty()) {
      throw invalid(Codes.SPEC_HOST, "the entry is empty", FORM);
    }
    if (FULL_WIDTH.matcher(trimmed).find()) {
      throw invalid(
          Codes.SPEC_CHARACTER,
          Quoted.of(trimmed) + " holds a full-width comma, colon or semicolon",
          "write it in ASCII: entries are separated by \",\", host and port by \":\"");
    }
    if (SCHEME.matcher(trimmed).matches()) {
      throw invalid(Codes.SPEC_URL, Quoted.of(trimmed) + " is a URL", insteadOfUrl(trimmed));
    }
    if (MORE.matcher(trimmed).find()) {
      throw invalid(Codes.SPEC_URL, Quoted.of(trimmed) + " is more than a host and a port", FORM);
    }
    refuseIpv6(trimmed);
    int colon = trimmed.lastIndexOf(':');
    if (colon < 0) {
      throw invalid(Codes.SPEC_PORT, Quoted.of(trimmed) + " has no port", orForm(trimmed + ":443"));
    }
    String digits = trimmed.substring(colon + 1);
    int port = port(digits);
    if (port == 0) {
      throw invalid(
          Codes.SPEC_PORT,
          Quoted.of(trimmed) + " has the port " + Quoted.of(digits),
          "write a port from 1 to 65535");
    }
    return of(trimmed.substring(0, colon), port);
  }

  /** 0 where it is none. */
  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || i == 5) {
        return 0;
      }
      port = port * 10 + c - '0';
    }
    return port <= 65535 ? port : 0;
  }

  /**
   * The endpoint of a host and a port.
   *
   * @throws InvalidEgressException if the host is not a domain name or IPv4 address, or the port
   *     outside of 1 to 65535
   */
  public static Endpoint of(String host, int port) {
    if (port < 1 || port > 65535) {
      throw invalid(Codes.SPEC_PORT, "the port is " + port, "write a port from 1 to 65535");
    }
    return new Endpoint(canonicalHost(host), port);
  }

  /** The host in canonical form: lower case, punycode, no trailing dot; or an IPv4 address. */
  public String host() {
    return host;
  }

  /** The port, 1 to 65535. */
  public int port() {
    return port;
  }

  /** The address when the host is an IPv4 address; nothing is looked up. */
  public Optional<InetAddress> address() {
    // Names end in a letter nearly always, and this is asked for each request.
    if (Character.isLetter(host.charAt(host.length() - 1)) || !NUMERIC.matcher(host).matches()) {
      return Optional.empty();
    }
    String[] parts = host.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an IPv4 address", e);
    }
  }

  private static String canonicalHost(String host) {
    if (isCanonicalName(host)) {
      return host;
    }
    if (host.indexOf('*') >= 0) {
      throw invalid(
          Codes.SPEC_HOST, Quoted.of(host) + " is a wildcard", "write each host by its full name");
    }
    refuseIpv6(host);
    String ascii;
    try {
      ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw notAName(host);
    }
    if (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    if (ascii.isEmpty()) {
      throw invalid(Codes.SPEC_HOST, "the host is empty", FORM);
    }
    if (ascii.length() > 253) {
      throw invalid(
          Codes.SPEC_HOST,
          Quoted.of(host) + " has " + ascii.length() + " characters",
          "a domain name has at most 253");
    }
    if (ENDS_IN_NUMBER.matcher(ascii).matches()) {
      return ipv4(ascii);
    }
    for (String label : ascii.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        throw notAName(host);
      }
    }
    return ascii;
  }

  /**
   * Whether it is a name as it stays: lower case, no trailing dot, a last label that begins with a
   * letter. Those of URLs are.
   */
  private static boolean isCanonicalName(String host) {
    int label = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.') {
        if (i == label || host.charAt(i - 1) == '-') {
          return false;
        }
        label = i + 1;
      } else if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == label)
          || i - label == 63) {
        return false;
      }
    }
    return label < host.length()
        && host.length() <= 253
        && host.charAt(label) >= 'a'
        && host.charAt(host.length() - 1) != '-';
  }

  private static String ipv4(String host) {
    String[] parts = host.split("\\.", -1);
    boolean good = parts.length == 4;
    for (String part : parts) {
      good &= OCTET.matcher(part).matches() && Integer.parseInt(part) <= 255;
    }
    if (!good) {
      throw invalid(
          Codes.SPEC_HOST,
          Quoted.of(host) + " is no IPv4 address",
          "write four numbers from 0 to 255 without leading zeros");
    }
    return host;
  }

  private static InvalidEgressException notAName(String host) {
    return invalid(
        Codes.SPEC_HOST,
        Quoted.of(host) + " is no host name",
        "a host name has labels of 1 to 63 letters, digits and hyphens, separated by dots");
  }

  private static void refuseIpv6(String text) {
    if (IPV6.matcher(text).matches()) {
      throw new InvalidEgressException(
          Problem.error(
                  Codes.SPEC_IPV6,
                  Quoted.of(text) + " is an IPv6 address, which MaxCompute cannot use",
                  "write a domain name or an IPv4 address, say www.aliyun.com:443")
              .from(SOURCE));
    }
  }

  private static String insteadOfUrl(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    String authority = rest.split("[/?#]", 2)[0];
    if (rest.indexOf('@', authority.length()) >= 0) {
      // A password may hold "/", "?" or "#": then this is no authority.
      return FORM;
    }
    String hostPort = authority.substring(authority.lastIndexOf('@') + 1);
    if (hostPort.indexOf(':') < 0) {
      String scheme = url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT);
      hostPort += scheme.equals("http") ? ":80" : scheme.equals("https") ? ":443" : "";
    }
    return orForm(hostPort);
  }

  /** What to write instead: the text itself where that is right. */
  private static String orForm(String hostPort) {
    try {
      return "write " + parse(hostPort);
    } catch (InvalidEgressException e) {
      return FORM;
    }
  }

  private static InvalidEgressException invalid(String code, String message, String remedy) {
    return new InvalidEgressException(Problem.error(code, message, remedy));
  }

  @Override
  public int compareTo(Endpoint other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Endpoint && host.equals(((Endpoint) o).host) && port == ((Endpoint) o).port;
  }

  @Override
  public int hashCode() {
    return host.hashCode() * 31 + port;
  }

  /** {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
