package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.http.OutageServer.Failing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link RetryStormBench} of three clients, and what it says of those whose load is known. */
class RetryStormTest {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Four seconds of an outage, from the start or after two. */
  private static RetryStorm storm(StormPeer peer, Failing failing, Duration from) throws Exception {
    Duration to = from.plusSeconds(4);
    return new RetryStorm(peer, 3, PERIOD, from, to, to.plusSeconds(2)).run(failing, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = StormPeer.class,
      names = {"OURS_OKHTTP", "OURS_BLOCKING"})
  void oursStaysWithinItsBudget(StormPeer ours) throws Exception {
    for (Failing failing : Failing.values()) {
      RetryStorm fromTheStart = storm(ours, failing, Duration.ZERO);
      assertEquals(120, fromTheStart.own());
      assertEquals(3 * (16 + 4), fromTheStart.floors());
      assertWithin(fromTheStart.bound(), fromTheStart.load(), failing);
      RetryStorm underWay = storm(ours, failing, SECOND.multipliedBy(2));
      assertWithin(underWay.bound(), underWay.load(), failing);
      assertEquals(Duration.ZERO, underWay.recovery());
    }
  }

  /** All of the budget is used, or the bound would say nothing. */
  private static void assertWithin(int bound, int load, Failing failing) {
    assertTrue(load <= bound && load > bound - 15, failing + ": " + load + " of " + bound);
  }

  @Test
  void countsOneRequestForEachCallThatIsNotRetried() throws Exception {
    for (Failing failing : Failing.values()) {
      RetryStorm storm = storm(StormPeer.NO_RETRY, failing, SECOND);
      assertEquals(120, storm.load());
      assertEquals(120, storm.failedCalls());
      assertEquals(Duration.ZERO, storm.recovery());
      assertEquals(30, storm.peak());
      assertEquals(storm.ownAfter(), storm.peak());
    }
  }

  @Test
  void countsFourRequestsForEachCallThatIsRetriedThreeTimesAtOnce() throws Exception {
    RetryStorm storm = storm(StormPeer.OKHTTP_AT_ONCE, Failing.UNAVAILABLE, SECOND);
    assertEquals(4 * 120, storm.load());
    assertTrue(storm.load() > storm.bound());
  }

  /** What failed in the last second of the outage comes again in the first one after. */
  @Test
  void countsTheRetriesThatAreDueAfterTheOutage() throws Exception {
    RetryStorm storm = storm(StormPeer.HTTPCLIENT5, Failing.UNAVAILABLE, SECOND);
    assertEquals(120 + 90, storm.load());
    assertEquals(90, storm.failedCalls());
    assertEquals(2 * storm.ownAfter(), storm.peak());
  }

  @Test
  void countsUntilEnoughIsAnsweredWhereTheServerHasLittleRoom() throws Exception {
    Duration to = SECOND.multipliedBy(4);
    RetryStorm storm =
        new RetryStorm(StormPeer.HTTPCLIENT5, 10, PERIOD, SECOND, to, to.plusSeconds(4))
            .run(Failing.UNAVAILABLE, 1.2);
    assertTrue(storm.recovery().compareTo(SECOND) >= 0, storm.recovery().toString());
    assertTrue(storm.recovery().compareTo(SECOND.multipliedBy(3)) <= 0, "it ends");
  }
}
