package io.github.mcegress.http;

import java.util.concurrent.TimeUnit;

/**
 * What a client may send again: a fifth of its calls, and a floor for low traffic.
 *
 * <p>Each call adds a fifth of a token, up to 100, and each second adds one while there are fewer
 * than the 10 that it begins with; whatever is sent again takes one. So a server that fails
 * everything gets at most 1.2 times the calls, and 10 more, and one more for each second.
 * Thread-safe.
 */
final class RetryBudget {
  private static final int CALLS_PER_TOKEN = 5;
  private static final int FLOOR = 10 * CALLS_PER_TOKEN;
  private static final int MOST = 100 * CALLS_PER_TOKEN;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Time time;

  /** In fifths of a token. */
  private int fifths = FLOOR;

  private long filledNanos;

  RetryBudget(Time time) {
    this.time = time;
    this.filledNanos = time.nanoTime();
  }

  /** A call of the caller's own. */
  synchronized void called() {
    fifths = Math.min(MOST, fifths + 1);
  }

  /** Whether something may be sent again. */
  synchronized boolean take() {
    fill();
    if (fifths < CALLS_PER_TOKEN) {
      return false;
    }
    fifths -= CALLS_PER_TOKEN;
    return true;
  }

  private void fill() {
    long seconds = (time.nanoTime() - filledNanos) / NANOS;
    if (seconds > 0) {
      filledNanos += seconds * NANOS;
      if (fifths < FLOOR) {
        fifths = (int) Math.min(FLOOR, fifths + Math.min(seconds, FLOOR) * CALLS_PER_TOKEN);
      }
    }
  }
}
