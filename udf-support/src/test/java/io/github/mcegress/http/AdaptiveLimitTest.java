package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
  private final FakeTime time = new FakeTime();
  private final AdaptiveLimit limit = new AdaptiveLimit(16, time);

  /** Of a request that took no time. */
  private int afterLoss() {
    limit.lost(time.nanoTime());
    return limit.now();
  }

  private int afterAnswer() {
    limit.answered();
    return limit.now();
  }

  @Test
  void startsAtTheCapAndStaysThere() {
    time.move(Duration.ofHours(1));
    assertEquals(16, afterAnswer());
    assertEquals("16 of 16, lowest 16, lowered 0 times", limit.report().toString());
  }

  @Test
  void halvesAtMostOnceASecondDownToOne() {
    assertEquals(8, afterLoss());
    assertEquals(8, afterLoss());
    time.move(Duration.ofNanos(999_999_999));
    assertEquals(8, afterLoss());
    time.move(Duration.ofNanos(1));
    int[] then = {4, 2, 1, 1, 1};
    for (int expected : then) {
      assertEquals(expected, afterLoss());
      time.move(Duration.ofSeconds(1));
    }
    assertEquals(1, limit.report().lowest());
  }

  @Test
  void doesNotHoldAgainstANewLimitWhatWasUnderWay() {
    long begun = time.nanoTime();
    time.move(Duration.ofSeconds(1));
    limit.lost(begun);
    time.move(Duration.ofSeconds(5));
    limit.lost(begun);
    assertEquals(8, limit.now());
    assertEquals(4, afterLoss());
  }

  @Test
  void risesByOneEachSecondWithoutLoss() {
    afterLoss();
    time.move(Duration.ofSeconds(1));
    afterLoss();
    time.move(Duration.ofNanos(999_999_999));
    assertEquals(4, afterAnswer());
    time.move(Duration.ofNanos(1));
    assertEquals(5, afterAnswer());
    assertEquals(5, afterAnswer());
    for (int expected = 6; expected <= 16; expected++) {
      time.move(Duration.ofSeconds(1));
      assertEquals(expected, afterAnswer());
    }
    time.move(Duration.ofSeconds(1));
    assertEquals(16, afterAnswer());
    assertEquals("16 of 16, lowest 4, lowered 2 times", limit.report().toString());
  }

  @Test
  void isLoweredByWhatWasBegunBeforeItRose() {
    afterLoss();
    time.move(Duration.ofSeconds(1));
    long begun = time.nanoTime();
    time.move(Duration.ofSeconds(5));
    assertEquals(9, afterAnswer());
    limit.lost(begun);
    assertEquals(4, limit.now());
  }

  @Test
  void doesNotRiseByTimeAlone() {
    afterLoss();
    time.move(Duration.ofHours(1));
    assertEquals(8, limit.now());
    assertEquals(9, afterAnswer());
  }
}
