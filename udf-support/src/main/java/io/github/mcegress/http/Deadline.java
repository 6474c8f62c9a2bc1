package io.github.mcegress.http;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The instant at which a request is over, whatever it is doing then. Immutable. */
final class Deadline {
  private final long atNanos;
  private final Duration length;

  private Deadline(long atNanos, Duration length) {
    this.atNanos = atNanos;
    this.length = length;
  }

  static Deadline in(Duration length) {
    return new Deadline(System.nanoTime() + length.toNanos(), length);
  }

  /** What is left in nanoseconds; not positive when it is over. */
  long remainingNanos() {
    return atNanos - System.nanoTime();
  }

  /** What is left in milliseconds, at least 1. */
  int remainingMillis() throws SocketTimeoutException {
    long nanos = remainingNanos();
    if (nanos <= 0) {
      throw new SocketTimeoutException("the deadline of " + length.toMillis() + " ms is over");
    }
    // Rounded up, so that what ends after so many milliseconds finds the deadline over.
    return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
  }

  boolean isOver() {
    return remainingNanos() <= 0;
  }

  /** Its whole length. */
  @Override
  public String toString() {
    return length.toMillis() + " ms";
  }
}
