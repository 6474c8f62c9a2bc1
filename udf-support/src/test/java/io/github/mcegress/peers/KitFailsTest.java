package io.github.mcegress.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.Kit;
import io.github.mcegress.kit.KitCase;
import io.github.mcegress.kit.KitNotApplicableException;
import io.github.mcegress.kit.KitVerdict;
import io.github.mcegress.peers.NaiveClient.Mistake;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The kit sees what is wrong: every case is failed by a client that makes its mistake. */
class KitFailsTest {
  private static final ByAddressClient.Maker CALLS_NOBODY =
      setup ->
          url -> {
            throw new IOException("no answer");
          };

  private static Set<String> failedBy(ByAddressClient.Maker maker) {
    Set<String> failed = new TreeSet<>();
    for (KitCase kitCase : Kit.cases()) {
      if (kitCase.run(maker).outcome() == KitVerdict.Outcome.FAILED) {
        failed.add(kitCase.id());
      }
    }
    return failed;
  }

  private static Set<String> failedBy(Mistake mistake) {
    return failedBy(setup -> new NaiveClient(setup, mistake));
  }

  private static KitCase kitCase(String id) {
    return Kit.cases().stream().filter(one -> one.id().equals(id)).findFirst().get();
  }

  @Test
  void aClientThatNeverAnswersFailsAll() {
    assertEquals(Kit.cases().size(), failedBy(CALLS_NOBODY).size());
  }

  /** JSSE skips the name check of a resumed session, and only there is this client wrong. */
  @Test
  void aSessionKeptByAddressIsResumedUnderAnotherName() {
    Set<String> failed = failedBy(Mistake.ADDRESS_AS_PEER_HOST);
    for (String id : Arrays.asList("wrong-name-resumed-tls12", "wrong-name-resumed-tls13")) {
      assertTrue(failed.contains(id), failed.toString());
      String evidence =
          kitCase(id).run(setup -> new NaiveClient(setup, Mistake.ADDRESS_AS_PEER_HOST)).evidence();
      assertTrue(evidence.contains("answered 200 other.example.test"), evidence);
    }
    assertTrue(!failed.contains("wrong-name") && !failed.contains("name-ok"), failed.toString());
  }

  @Test
  void everyRefusalIsMissedByAClientThatVerifiesNothing() {
    Set<String> missed = failedBy(Mistake.TRUSTS_ALL);
    List<String> others =
        Arrays.asList(
            // What it does right, for it takes all.
            "name-ok",
            "sni",
            "virtual-hosts",
            "host-header",
            "chain-complete",
            "wildcard-one-label",
            "address-literal-named",
            "redirect-declared",
            "redirect-to-http",
            // Shown by the tests below.
            "http2-coalescing",
            "no-lookup",
            "tls11");
    Set<String> all = new HashSet<>(missed);
    all.addAll(others);
    Kit.cases().forEach(one -> assertTrue(all.contains(one.id()), one.id()));
    assertEquals(Collections.emptySet(), common(missed, others));
  }

  private static Set<String> common(Set<String> some, List<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.retainAll(others);
    return both;
  }

  @Test
  void namesThatAreNotSentAreSeen() {
    Set<String> failed = failedBy(Mistake.NAMES_NOBODY);
    assertTrue(
        failed.containsAll(Arrays.asList("sni", "virtual-hosts", "host-header")),
        failed.toString());
  }

  @Test
  void lookupsAreSeen() {
    for (Mistake mistake : Arrays.asList(Mistake.LOOKS_UP, Mistake.LOOKS_UP_IN_REVERSE)) {
      KitVerdict verdict = kitCase("no-lookup").run(setup -> new NaiveClient(setup, mistake));
      assertEquals(KitVerdict.Outcome.FAILED, verdict.outcome(), verdict::toString);
    }
  }

  @Test
  void sharedConnectionsAndHttpAreSeen() {
    Set<String> failed = failedBy(OkHttpPeer::new);
    assertTrue(failed.contains("http2-coalescing"), failed.toString());
    assertTrue(failed.contains("redirect-to-http"), failed.toString());
  }

  @Test
  void tls11IsSeen() {
    KitVerdict verdict = kitCase("tls11").run(Tls11Client::new);
    assertEquals(KitVerdict.Outcome.FAILED, verdict.outcome(), verdict::toString);
    assertTrue(verdict.evidence().contains("went on"), verdict.evidence());
  }

  @Test
  void aCaseOutOfPlaceHasItsReason() {
    KitVerdict verdict =
        kitCase("tls11")
            .run(
                setup -> {
                  throw new KitNotApplicableException("the driver decides");
                });
    assertEquals("NOT_APPLICABLE: the driver decides", verdict.toString());
  }

  @Test
  void hasUniqueIdsAndEnoughCases() {
    Set<String> ids = new HashSet<>();
    Kit.cases().forEach(one -> assertTrue(ids.add(one.id()), one.id()));
    assertTrue(ids.size() >= 16, ids.toString());
  }
}
