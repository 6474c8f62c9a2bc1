package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private static Latency of(long... nanos) {
    LatencyBuckets buckets = new LatencyBuckets();
    for (long one : nanos) {
      buckets.add(one);
    }
    return new Latency(buckets);
  }

  @Test
  void isZeroWithoutRequests() {
    Latency none = of();
    assertEquals(0, none.count());
    assertEquals(Duration.ZERO, none.p50());
    assertEquals(Duration.ZERO, none.max());
    assertEquals("p50-ms=0.0 p90-ms=0.0 p99-ms=0.0 max-ms=0.0", none.toString());
  }

  @Test
  void isThatOfTheOnlyRequest() {
    Latency one = of(5 * MILLI + 60_000);
    assertEquals(Duration.ofNanos(5 * MILLI + 60_000), one.p50());
    assertEquals("p50-ms=5.0 p90-ms=5.0 p99-ms=5.0 max-ms=5.0", one.toString());
  }

  /** From 1 us to over an hour: never below the true percentile, at most an eighth above. */
  @Test
  void isAtMostAnEighthTooLarge() {
    for (long scale = 1_000; scale < TimeUnit.HOURS.toNanos(1) / 1_000; scale *= 3) {
      long[] times = new long[1_000];
      for (int i = 0; i < times.length; i++) {
        times[i] = (i + 1) * scale;
      }
      Latency latency = of(times);
      assertEquals(1_000, latency.count());
      assertEquals(1_000 * scale, latency.max().toNanos());
      assertNear(500 * scale, latency.p50());
      assertNear(900 * scale, latency.p90());
      assertNear(990 * scale, latency.p99());
      assertEquals(500_500 * scale, latency.total().toNanos());
    }
  }

  private static void assertNear(long expected, Duration actual) {
    assertTrue(
        actual.toNanos() >= expected && actual.toNanos() <= expected * 9 / 8 + 1_000,
        expected + " -> " + actual.toNanos());
  }

  @Test
  void takesWhatIsOutsideOfItsScale() {
    assertEquals(Duration.ZERO, of(0, 0).p50());
    assertEquals(Duration.ofDays(2), of(1, Duration.ofDays(2).toNanos()).p99());
    assertEquals(Duration.ZERO, of(-5).max());
  }

  @Test
  void isNotMovedByRareOnes() {
    long[] times = new long[100];
    Arrays.fill(times, MILLI);
    times[99] = 1_000 * MILLI;
    Latency latency = of(times);
    assertTrue(latency.p99().toMillis() < 2, latency.toString());
    assertEquals(1_000, latency.max().toMillis());
  }
}
