package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final String FORM = "write host:port, say www.aliyun.com:443";

  @ParameterizedTest
  @CsvSource({
    "www.aliyun.com:443, www.aliyun.com:443",
    "' www.aliyun.com:443 ', www.aliyun.com:443",
    "WWW.Aliyun.COM:443, www.aliyun.com:443",
    "www.aliyun.com.:443, www.aliyun.com:443",
    "localhost:1, localhost:1",
    "a:65535, a:65535",
    "a:00080, a:80",
    "b\u00fccher.example:443, xn--bcher-kva.example:443",
    "B\u00dcCHER.example:443, xn--bcher-kva.example:443",
    "xn--bcher-kva.example:443, xn--bcher-kva.example:443",
    "www\u3002aliyun\u3002com:443, www.aliyun.com:443",
    "www\u3002aliyun\u3002com\u3002:443, www.aliyun.com:443",
    "\u963f\u91cc\u4e91.com:443, xn--9kqx25nv1c.com:443",
    "203.0.113.7:80, 203.0.113.7:80",
    "0.0.0.0:80, 0.0.0.0:80",
    "255.255.255.255:80, 255.255.255.255:80",
    "\uff11.\uff12.\uff13.\uff14:80, 1.2.3.4:80",
    "a-b.c1:80, a-b.c1:80",
    "1a.2b:80, 1a.2b:80",
    "0xyz.com:80, 0xyz.com:80"
  })
  void readsHostAndPort(String text, String canonical) {
    assertEquals(canonical, Endpoint.parse(text).toString());
  }

  @Test
  void hasHostAndPort() {
    Endpoint endpoint = Endpoint.of("WWW.aliyun.com.", 80);
    assertEquals("www.aliyun.com", endpoint.host());
    assertEquals(80, endpoint.port());
  }

  @Test
  void comparesByText() {
    Endpoint endpoint = Endpoint.parse("a.com:80");
    assertEquals(endpoint, Endpoint.of("A.com", 80));
    assertEquals(endpoint.hashCode(), Endpoint.of("A.com", 80).hashCode());
    assertNotEquals(endpoint, Endpoint.parse("a.com:81"));
    assertNotEquals(endpoint, Endpoint.parse("b.com:80"));
    assertNotEquals(endpoint, "a.com:80");
    assertEquals(0, endpoint.compareTo(Endpoint.parse("a.com:80")));
    assertTrue(endpoint.compareTo(Endpoint.parse("b.com:80")) < 0);
  }

  @Test
  void knowsTheAddressOfALiteral() throws UnknownHostException {
    assertEquals(
        Optional.of(InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7})),
        Endpoint.parse("203.0.113.7:80").address());
    assertEquals(Optional.empty(), Endpoint.parse("1.2.3.example:80").address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::1",
        "[::1]",
        "[::1]:443",
        "2001:db8::1",
        "2001:db8:0:0:0:0:0:1:443",
        "[2001:DB8::1]:443",
        "::ffff:203.0.113.7",
        "fe80::1%eth0",
        "[fe80::1%25eth0]:443",
        "::"
      })
  void rejectsIpv6Literal(String text) {
    assertEquals(
        "error MCE-SPEC-IPV6: "
            + Quoted.of(text)
            + " is an IPv6 address, which MaxCompute cannot use; write a domain name or an IPv4"
            + " address, say www.aliyun.com:443 [Network connection process, 2025-02-12]",
        Refusal.of(() -> Endpoint.parse(text)));
  }

  @Test
  void rejectsIpv6LiteralAsHost() {
    assertEquals(Codes.SPEC_IPV6, Refusal.codeOf(() -> Endpoint.of("::1", 80)));
    assertEquals(Codes.SPEC_IPV6, Refusal.codeOf(() -> Endpoint.of("[::1]", 80)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://www.aliyun.com | write www.aliyun.com:443",
        "http://www.aliyun.com | write www.aliyun.com:80",
        "HTTP://WWW.Aliyun.com/ | write www.aliyun.com:80",
        "https://www.aliyun.com:8443/path | write www.aliyun.com:8443",
        "https://user:SECRET@www.aliyun.com/ | write www.aliyun.com:443",
        "https://user:SEC@RET@www.aliyun.com/ | write www.aliyun.com:443",
        "https://www.aliyun.com?key=SECRET | write www.aliyun.com:443",
        "https://www.aliyun.com#key=SECRET | write www.aliyun.com:443",
        "jdbc:mysql://user:SECRET@db.example.com:3306/x?password=SECRET | write db.example.com:3306",
      })
  void tellsWhatToWriteInsteadOfAUrl(String url, String remedy) {
    String message = Refusal.of(() -> Endpoint.parse(url));
    assertEquals("error MCE-SPEC-URL: " + Quoted.of(url) + " is a URL; " + remedy, message);
    assertFalse(message.contains("SEC") || message.contains("RET"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "https:///path",
        "https://[::1]:443/",
        "https://www.aliyun.com:99999/",
        "https://www.aliyun.com:/",
        "https://*.aliyun.com/",
        "redis://www.aliyun.com",
        "https://user:1234/SECRET@www.aliyun.com/",
        "https://user:1234?SECRET@www.aliyun.com/",
        "https://user:1234#SECRET@www.aliyun.com/",
        "https://www.aliyun.com/?mail=SECRET@example.com"
      })
  void tellsTheFormWhereTheUrlNamesNoGoodHost(String url) {
    assertEquals(
        "error MCE-SPEC-URL: " + Quoted.of(url) + " is a URL; " + FORM,
        Refusal.of(() -> Endpoint.parse(url)));
    assertFalse(Quoted.of(url).contains("SECRET"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.aliyun.com:443/path",
        "www.aliyun.com/path:443",
        "//www.aliyun.com:443",
        "user:SECRET@www.aliyun.com:443",
        "www.aliyun.com:443?key=SECRET",
        "www.aliyun.com:443#key=SECRET",
        "jdbc:oracle:thin:scott/SECRET@db.example.com:1521",
        "203.0.113.0/24:443",
        "\\\\server:443"
      })
  void rejectsMoreThanHostAndPort(String text) {
    String message = Refusal.of(() -> Endpoint.parse(text));
    assertEquals(
        "error MCE-SPEC-URL: " + Quoted.of(text) + " is more than a host and a port; " + FORM,
        message);
    assertFalse(message.contains("SECRET"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "00000",
        "65536",
        "99999",
        "100000",
        "-1",
        "+80",
        "",
        "http",
        " 80",
        "8 0",
        "0x50",
        "80.",
        "\uff18\uff10",
        "\u0668\u0660",
        "4294967376"
      })
  void rejectsAPortOutsideOfItsRange(String port) {
    assertEquals(
        "error MCE-SPEC-PORT: "
            + Quoted.of("a.com:" + port)
            + " has the port "
            + Quoted.of(port)
            + "; write a port from 1 to 65535",
        Refusal.of(() -> Endpoint.parse("a.com:" + port)));
  }

  @Test
  void rejectsAPortNumberOutsideOfItsRange() {
    for (int port : new int[] {0, -1, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertEquals(
          "error MCE-SPEC-PORT: the port is " + port + "; write a port from 1 to 65535",
          Refusal.of(() -> Endpoint.of("a.com", port)));
    }
  }

  @Test
  void tellsWhatToWriteWhereThePortIsMissing() {
    assertEquals(
        "error MCE-SPEC-PORT: \"WWW.aliyun.com\" has no port; write www.aliyun.com:443",
        Refusal.of(() -> Endpoint.parse("WWW.aliyun.com")));
    assertEquals(
        "error MCE-SPEC-PORT: \"no host\" has no port; " + FORM,
        Refusal.of(() -> Endpoint.parse("no host")));
  }

  @Test
  void rejectsTheEmptyEntry() {
    String message = "error MCE-SPEC-HOST: the entry is empty; " + FORM;
    assertEquals(message, Refusal.of(() -> Endpoint.parse("")));
    assertEquals(message, Refusal.of(() -> Endpoint.parse("  ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "\u3002"})
  void rejectsTheEmptyHost(String host) {
    String message = "error MCE-SPEC-HOST: the host is empty; " + FORM;
    assertEquals(message, Refusal.of(() -> Endpoint.parse(host + ":443")));
    assertEquals(message, Refusal.of(() -> Endpoint.of(host, 443)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*.aliyun.com", "www.*.com", "www*"})
  void rejectsAWildcard(String host) {
    assertEquals(
        "error MCE-SPEC-HOST: "
            + Quoted.of(host)
            + " is a wildcard; write each host by its full"
            + " name",
        Refusal.of(() -> Endpoint.parse(host + ":443")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "010.0.0.1",
        "10.0.0.01",
        "1.2.3.256",
        "1.2.3",
        "1.2.3.4.5",
        "80",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "127.0.0.0x1",
        "0x",
        "example.127",
        "99999999999999999999.1.1.1",
        "1.2.3.00"
      })
  void rejectsWhatResolversWouldReadAsAnotherAddress(String host) {
    assertEquals(
        "error MCE-SPEC-HOST: "
            + Quoted.of(host)
            + " is no IPv4 address; write four numbers from 0 to 255 without leading zeros",
        Refusal.of(() -> Endpoint.parse(host + ":443")));
  }

  @Test
  void rejectsAFullWidthAddressThatIsNone() {
    assertEquals(
        Codes.SPEC_HOST, Refusal.codeOf(() -> Endpoint.parse("\uff11\uff12\uff17.\uff11:80")));
    assertEquals(
        Codes.SPEC_HOST, Refusal.codeOf(() -> Endpoint.parse("\uff12\uff15\uff16.1.1.1:80")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a.com",
        "a-.com",
        "a..com",
        ".a.com",
        "a.com..",
        "my_host.com",
        "a b.com",
        "a,b.com",
        "a.com:80",
        "10.0.0.1:80",
        "a'.com",
        "$a.com",
        "a\u00a0.com",
        "\ud83d\ude00.com"
      })
  void rejectsWhatIsNoHostName(String host) {
    assertEquals(
        "error MCE-SPEC-HOST: "
            + Quoted.of(host)
            + " is no host name; a host name has labels of 1 to 63 letters, digits and hyphens,"
            + " separated by dots",
        Refusal.of(() -> Endpoint.of(host, 443)));
  }

  @Test
  void knowsTheLimitsOfAName() {
    String label = repeat('a', 63);
    String longest = label + "." + label + "." + label + "." + repeat('a', 61);
    assertEquals(253, longest.length());
    assertEquals(longest, Endpoint.of(longest, 80).host());
    assertEquals(longest, Endpoint.of(longest + ".", 80).host());
    assertEquals(
        "error MCE-SPEC-HOST: "
            + Quoted.of(longest + "a")
            + " has 254 characters; a domain name has at most 253",
        Refusal.of(() -> Endpoint.of(longest + "a", 80)));
    assertEquals(Codes.SPEC_HOST, Refusal.codeOf(() -> Endpoint.of(label + "a.com", 80)));
  }

  @Test
  void rejectsFullWidthPunctuation() {
    for (char c : new char[] {'\uff0c', '\uff1a', '\uff1b', '\u3001'}) {
      String text = "a.com:80" + c + "b.com:80";
      assertEquals(
          "error MCE-SPEC-CHARACTER: "
              + Quoted.of(text)
              + " holds a full-width comma, colon or semicolon; write it in ASCII: entries are"
              + " separated by \",\", host and port by \":\"",
          Refusal.of(() -> Endpoint.parse(text)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.com:80;",
        "a.com:80;b.com:80",
        "a.com:80\nb.com:80",
        "a.com:80\n",
        "\na.com:80",
        "a.com:80\r",
        "a.com:80\r\n",
        "a.com:80\u0085",
        "a.com:80\u2028",
        "a.com:80\u2029",
        "a.com:80\u00a0",
        "a.com\u0000:80",
        "a\t.com:80",
        "\n"
      })
  void rejectsWhatWouldEndASetting(String text) {
    assertEquals(Codes.SPEC_CHARACTER, Refusal.codeOf(() -> Endpoint.parse(text)));
  }

  @Test
  void staysShortForAMegabyte() {
    String megabyte = repeat('a', 1_000_000);
    for (String text :
        new String[] {
          megabyte,
          megabyte + ":80",
          "a:" + megabyte,
          "http://" + megabyte,
          repeat('.', 1_000_000),
          repeat('1', 1_000_000) + ":1",
          repeat(':', 1_000_000),
          repeat('@', 1_000_000)
        }) {
      assertTrue(Refusal.of(() -> Endpoint.parse(text)).length() < 600);
    }
  }

  @Property
  void readsItsOwnText(@ForAll("endpoints") Endpoint endpoint) {
    assertEquals(endpoint, Endpoint.parse(endpoint.toString()));
    assertEquals(endpoint, Endpoint.of(endpoint.host(), endpoint.port()));
  }

  @Property
  void readsOrRefusesAnyText(@ForAll String text) {
    readsOrRefuses(text);
    readsOrRefuses(text + ":80");
  }

  @Property
  void readsOrRefusesAnyTextOfDangerousCharacters(@ForAll("dangerous") String text) {
    readsOrRefuses(text);
  }

  /** What is read in one pass is held to the rule as a pattern. */
  @Property
  void takesANameAsItStandsWhereTheRuleDoes(@ForAll("names") String host) {
    String label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    try {
      String read = Endpoint.of(host, 80).host();
      assertEquals(read, Endpoint.parse(host + ":80").host());
      assertTrue(read.matches("(" + label + "\\.)*" + label), read);
      assertTrue(read.length() <= 253, read);
      assertEquals(host.endsWith(".") ? host.substring(0, host.length() - 1) : host, read);
    } catch (InvalidEgressException e) {
      assertFalse(
          host.matches("(" + label + "\\.)*(?=[a-z])" + label) && host.length() <= 253, host);
    }
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> label =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("a1-").ofMaxLength(3),
            Arbitraries.strings().withChars("az09-").ofMinLength(62).ofMaxLength(64));
    return label.list().ofMinSize(1).ofMaxSize(5).map(labels -> String.join(".", labels));
  }

  private static void readsOrRefuses(String text) {
    try {
      Endpoint endpoint = Endpoint.parse(text);
      assertEquals(endpoint, Endpoint.parse(endpoint.toString()));
      assertTrue(endpoint.toString().matches("[a-z0-9.-]+:[0-9]+"), endpoint.toString());
      assertTrue(endpoint.address().isPresent() == endpoint.host().matches("[0-9.]+"));
    } catch (InvalidEgressException e) {
      assertEquals(1, e.problems().size());
    }
  }

  @Provide
  Arbitrary<String> dangerous() {
    return Arbitraries.strings()
        .withChars("a1x0.:/@?#-[]%* ,;\\\r\n\u3002\uff0e\uff11\uff1a\u00ad\u200b\u00e9\u4e2d\u0130")
        .ofMaxLength(12);
  }

  @Provide
  static Arbitrary<Endpoint> endpoints() {
    Arbitrary<String> label =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('0', '9')
            .withChars("-\u00e9\u4e2d\u0434Z")
            .ofMinLength(1)
            .ofMaxLength(10);
    Arbitrary<String> name = label.list().ofMinSize(1).ofMaxSize(4).map(l -> String.join(".", l));
    Arbitrary<String> literal =
        Arbitraries.integers()
            .between(0, 255)
            .list()
            .ofSize(4)
            .map(l -> l.get(0) + "." + l.get(1) + "." + l.get(2) + "." + l.get(3));
    return Combinators.combine(
            Arbitraries.oneOf(name, literal), Arbitraries.integers().between(1, 65535))
        .as((host, port) -> host + ":" + port)
        .filter(EndpointTest::isGood)
        .map(Endpoint::parse);
  }

  private static boolean isGood(String text) {
    try {
      Endpoint.parse(text);
      return true;
    } catch (InvalidEgressException e) {
      return false;
    }
  }

  private static String repeat(char c, int times) {
    return new String(new char[times]).replace('\0', c);
  }
}
