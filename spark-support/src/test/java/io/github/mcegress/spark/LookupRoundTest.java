package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class LookupRoundTest {
  private static final EgressSpec SPEC =
      EgressSpec.builder().internet("a.example:443", "a.example:80", "b.example:443").build();
  private static final Workload SPARK = Workload.spark("3.5.9");
  private static final String KNOWN =
      "# a.example resolved 2026-11-21T10:00:00Z\n8.8.4.1 a.example\n"
          + "# b.example resolved 2026-11-21T11:00:00Z\n8.8.4.2 b.example\n";

  private final NamedHosts dns = new NamedHosts();

  private LookupRound round(String known) {
    return new LookupRound(SPEC, SPARK, dns, ResolvedHosts.parse(known));
  }

  @Test
  void asksOncePerHost() {
    dns.set("a.example", "8.8.8.1").set("b.example", "8.8.8.2");

    ResolvedHosts hosts = round("").resolve();

    assertEquals(Arrays.asList("a.example", "b.example"), dns.requests());
    assertEquals("8.8.8.1", hosts.addresses("a.example").get().get(0).getHostAddress());
  }

  @Test
  void keepsWhatWasKnownWithItsDate() {
    dns.set("a.example", "8.8.8.1");

    LookupRound round = round(KNOWN);
    ResolvedHosts hosts = round.resolve();

    assertEquals("8.8.8.1", hosts.addresses("a.example").get().get(0).getHostAddress());
    assertTrue(hosts.toString().contains("# b.example resolved 2026-11-21T11:00:00Z\n8.8.4.2 b"));
    assertEquals(
        Collections.singletonMap(
            "b.example", "b.example did not resolve: Name or service not known"),
        round.kept());
  }

  @Test
  void keepsWhatWasKnownInPlaceOfARefusedAnswer() {
    dns.set("a.example", "192.168.0.1").set("b.example", "8.8.8.2");

    LookupRound round = round(KNOWN);
    ResolvedHosts hosts = round.resolve();

    assertEquals("8.8.4.1", hosts.addresses("a.example").get().get(0).getHostAddress());
    assertEquals("8.8.8.2", hosts.addresses("b.example").get().get(0).getHostAddress());
    assertTrue(round.kept().get("a.example").contains("192.168.0.1"), round.kept().toString());
    assertEquals(Arrays.asList("a.example", "b.example"), dns.requests());
  }

  @Test
  void tellsAllThatIsUnknownWithTheReason() {
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> round("").resolve());

    assertEquals(2, e.problems().size());
    assertEquals(
        "a.example did not resolve: Name or service not known", e.problems().get(0).message());
  }

  @Test
  void aResolverThatFailsOtherwiseIsOneThatDoesNotResolve() {
    LookupRound round =
        new LookupRound(
            SPEC,
            SPARK,
            host -> {
              throw new IllegalStateException("no network");
            },
            ResolvedHosts.parse(KNOWN));

    assertEquals(ResolvedHosts.parse(KNOWN), round.resolve());
    assertEquals(2, round.kept().size());
  }
}
