package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.function.ToLongFunction;

/**
 * The books of a soak: the caller's, the servers' and the client's report must agree, request by
 * request. Immutable.
 */
final class SoakAccount {
  private final SoakCaller caller;
  private final SoakLedger ledger;
  private final EgressReport report;

  SoakAccount(Soak soak) {
    this.caller = soak.caller();
    this.ledger = soak.ledger();
    this.report = soak.report();
  }

  long sum(ToLongFunction<HostReport> counter) {
    return report.hosts().stream().mapToLong(counter).sum();
  }

  /** Fails with the account as its message. */
  void assertBalanced() {
    String all = toString();
    assertEquals(Collections.emptyMap(), caller.mistakes(), all);
    assertEquals(caller.calls(), caller.answered() + caller.failed(), all);
    // Those of redirects that were followed are the client's own.
    assertEquals(caller.calls() + redirectsFollowed(), sum(HostReport::calls), all);
    assertEquals(
        sum(HostReport::calls) + sum(HostReport::repeats) + caller.redirectsRefused(),
        sum(HostReport::requests) + sum(HostReport::failures),
        all);
    assertEquals(sum(HostReport::requests), sum(host -> host.latency().count()), all);
    assertEquals(0, sum(HostReport::refused), all);
    long answered = sum(HostReport::requests);
    assertTrue(answered <= ledger.answered(), all);
    assertTrue(answered >= ledger.answered() - ledger.resetBehindAnswer(), all);
    assertEquals(0, ledger.otherKeys(), all);
    assertEquals(0, ledger.sharedKeys(), all);
  }

  private long redirectsFollowed() {
    return ledger.redirectedReads() + ledger.redirectedWrites() - caller.redirectsRefused();
  }

  @Override
  public String toString() {
    return report.transport()
        + ": "
        + caller.calls()
        + " calls, "
        + caller.answered()
        + " answered and "
        + caller.failed()
        + " failed; report: calls "
        + sum(HostReport::calls)
        + " (redirects followed "
        + redirectsFollowed()
        + ") + repeats "
        + sum(HostReport::repeats)
        + " + redirects refused "
        + caller.redirectsRefused()
        + " = requests "
        + sum(HostReport::requests)
        + " + failures "
        + sum(HostReport::failures)
        + "; servers: "
        + ledger.answered()
        + " whole answers, "
        + ledger.resetBehindAnswer()
        + " with a reset behind, on "
        + ledger.accepted()
        + " connections; mistakes "
        + caller.mistakes()
        + ", writes with another key "
        + ledger.otherKeys()
        + ", keys of two writes "
        + ledger.sharedKeys()
        + "\n  "
        + caller
        + "\n  faults "
        + ledger.faults()
        + "\n  report "
        + report;
  }
}
