package io.github.mcegress.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTextTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private static ResolvedHosts parse(String text) {
    return ResolvedHosts.parse(text, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void readsAliasesCommentsAndLooseBlanks() throws IOException {
    ResolvedHosts hosts = parse(ExpectedText.of("loose.hosts"));
    assertEquals(ExpectedText.of("loose-canonical.hosts"), hosts.toString());
    assertEquals(
        Arrays.asList(
            "line 3: left out IPv6 address ::1", "line 4: left out IPv6 address fe80::1%lo0"),
        hosts.notes());
    assertEquals(hosts, parse(hosts.toString()));
  }

  @Test
  void countsALineWithoutOurCommentAsResolvedWhenParsed() {
    ResolvedHosts hosts =
        parse(
            "203.0.113.7 a.com b.com\n"
                + "# b.com resolved 2020-01-02T03:04:05Z\n"
                + "# c.com resolved 2020-01-02T03:04:05Z\n");
    assertEquals(Optional.of(NOW), hosts.resolvedAt("a.com"));
    assertEquals(Optional.of(Instant.parse("2020-01-02T03:04:05Z")), hosts.resolvedAt("b.com"));
    assertEquals(Optional.empty(), hosts.resolvedAt("c.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a.com resolved yesterday",
        "# a.com RESOLVED 2020-01-02T03:04:05Z",
        "# a.com was resolved 2020-01-02T03:04:05Z",
        "# resolved 2020-01-02T03:04:05Z",
        "# a.com resolved 2020-01-02T03:04:05+01:00"
      })
  void takesAnyOtherCommentForAComment(String comment) {
    assertEquals(Optional.of(NOW), parse(comment + "\n203.0.113.7 a.com").resolvedAt("a.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a.com resolved 2020-13-02T03:04:05Z",
        "# a.com resolved 2020-01-02T25:04:05Z",
        "# a_b resolved 2020-01-02T03:04:05Z"
      })
  void refusesOurCommentWhenItIsWrong(String comment) {
    assertEquals(
        "error MCE-HOSTS-SYNTAX line 2: the comment names no host and instant; write # host"
            + " resolved INSTANT",
        Refusal.of(() -> parse("\n" + comment)));
  }

  @Test
  void readsAByteOrderMarkAndCrLf() {
    assertEquals(
        "# a.com resolved 2020-01-02T03:04:05Z\n203.0.113.7 a.com\n",
        parse("\ufeff# a.com resolved 2020-01-02T03:04:05Z\r\n203.0.113.7 a.com\r\n").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing", "\ufeff", "   \r\n"})
  void readsATextWithoutHosts(String text) {
    assertEquals("", parse(text).toString());
  }

  @Test
  void tellsEveryMalformedLineAtOnce() throws IOException {
    assertEquals(
        ExpectedText.of("malformed-hosts.txt"),
        Refusal.of(() -> parse(ExpectedText.of("malformed.hosts"))) + "\n");
  }

  @Test
  void neverRedirectsALiteralAddress() {
    assertEquals(
        "error MCE-HOSTS-SYNTAX line 1: \"203.0.113.7\" is an address, not a host name; write"
            + " address name",
        Refusal.of(() -> parse("198.51.100.1 203.0.113.7")));
  }

  @Test
  void doesNotTakeAnAddressWithAPortForIpv6() {
    assertEquals(
        "error MCE-HOSTS-SYNTAX line 1: \"203.0.113.7:443\" is no IPv4 address; write address name",
        Refusal.of(() -> parse("203.0.113.7:443 a.com")));
  }

  @Test
  void readsTensOfThousandsOfLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("203.0.")
          .append(i / 256)
          .append('.')
          .append(i % 256)
          .append(" a")
          .append(i)
          .append(".com\n");
    }
    ResolvedHosts hosts = parse(text.toString());
    assertEquals(50_000, hosts.hosts().size());
    assertEquals(hosts, parse(hosts.toString()));
  }

  @Property
  void readsItsOwnText(@ForAll("hosts") String text) {
    ResolvedHosts hosts = parse(text);
    assertEquals(hosts, ResolvedHosts.parse(hosts.toString()));
    assertEquals(Collections.emptyList(), ResolvedHosts.parse(hosts.toString()).notes());
  }

  @Property
  void readsOrRefusesAnyText(
      @ForAll @Chars({'\n', '\r', ' ', '\t', '#', '.', ':', '1', '2', 'a', 'Z', '-', '\ufeff'})
          String text) {
    try {
      ResolvedHosts hosts = parse(text);
      assertEquals(hosts, parse(hosts.toString()));
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        assertEquals(Codes.HOSTS_SYNTAX, problem.code());
        assertTrue(problem.line() > 0);
      }
    }
  }

  @Provide
  Arbitrary<String> hosts() {
    Arbitrary<String> name =
        Arbitraries.of("a.com", "B.com", "www.aliyun.com", "b\u00fccher.example");
    Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
    Arbitrary<String> line =
        Combinators.combine(octet, octet, name, name)
            .as((a, b, first, second) -> "203.0." + a + "." + b + " " + first + " " + second);
    Arbitrary<String> comment =
        Combinators.combine(name, Arbitraries.integers().between(0, 2_000_000_000))
            .as((host, at) -> "# " + host + " resolved " + Instant.ofEpochSecond(at));
    return Arbitraries.oneOf(line, comment, Arbitraries.of("::1 a.com", "", "# x"))
        .list()
        .ofMaxSize(8)
        .map(lines -> String.join("\n", lines));
  }
}
