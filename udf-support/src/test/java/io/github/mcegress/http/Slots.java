package io.github.mcegress.http;

import java.time.Duration;
import java.util.Arrays;

/** How often something happened, by tenths of a simulated second. Thread-safe. */
final class Slots {
  static final Duration LENGTH = Duration.ofMillis(100);

  private final int[] counts;

  /** Up to an instant; what happens later is counted as the last slot's. */
  Slots(Duration end) {
    this.counts = new int[of(end) + 1];
  }

  private static int of(Duration sinceStart) {
    return (int) (sinceStart.toNanos() / LENGTH.toNanos());
  }

  /** One more; how many of this slot they are now. */
  synchronized int add(Duration sinceStart) {
    return ++counts[Math.min(of(sinceStart), counts.length - 1)];
  }

  /** From an instant (included) to another (excluded). */
  synchronized int between(Duration from, Duration to) {
    return Arrays.stream(counts, of(from), of(to)).sum();
  }
}
