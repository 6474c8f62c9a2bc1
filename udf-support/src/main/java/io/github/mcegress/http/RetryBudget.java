package io.github.mcegress.http;

import java.util.concurrent.TimeUnit;

/**
 * What a client may send again: a fifth of its calls, and a floor for low traffic.
 *
 * <p>It begins with its floor. Each call adds a fifth of a token and each second one, never beyond
 * the floor; whatever is sent again takes one. So whenever a server begins to fail everything, it
 * gets at most 1.2 times the calls from then on, and the floor, and one more for each second: what
 * went well before is no credit. The floor is 10, or as many as the client may have connections, of
 * which one restart of a peer breaks all; 100 at most. Thread-safe.
 */
final class RetryBudget {
  private static final int LEAST = 10;
  private static final int MOST = 100;
  private static final int CALLS_PER_TOKEN = 5;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Time time;
  private final int floor;

  /** In fifths of a token, as the floor. */
  private int fifths;

  private long filledNanos;

  /** Of a client with so many connections at most. */
  RetryBudget(int connections, Time time) {
    this.time = time;
    this.floor = Math.max(LEAST, Math.min(MOST, connections)) * CALLS_PER_TOKEN;
    this.fifths = floor;
    this.filledNanos = time.nanoTime();
  }

  /** A call of the caller's own. */
  synchronized void called() {
    fifths = Math.min(floor, fifths + 1);
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
      fifths = (int) Math.min(floor, fifths + Math.min(seconds, floor) * CALLS_PER_TOKEN);
    }
  }
}
