package io.github.mcegress.doctor;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The time of one examination and what is left of it. Used by one thread. */
final class Budget {
  private final LongSupplier nanoTime;
  private final long total;
  private final long start;

  Budget(Duration timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.total = timeout.toNanos();
    this.start = nanoTime.getAsLong();
  }

  /** The time that has passed. */
  Duration spent() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  boolean isOver() {
    return remaining() <= 0;
  }

  private long remaining() {
    return total - (nanoTime.getAsLong() - start);
  }

  /** A part of the whole that begins now, of so many eighths; less where less is left. */
  Share eighths(int eighths) {
    return part(eighths, 1);
  }

  /** One of so many equal pieces of such a part. */
  Share part(int eighths, int pieces) {
    long length = Math.min(total / 8 * eighths / pieces, remaining());
    return new Share(nanoTime, nanoTime.getAsLong() + length, length);
  }

  /** The time of one step. Used by one thread. */
  static final class Share {
    private final LongSupplier nanoTime;
    private final long at;
    private final long length;

    private Share(LongSupplier nanoTime, long at, long length) {
      this.nanoTime = nanoTime;
      this.at = at;
      this.length = length;
    }

    /** What is left in milliseconds, at least 1. */
    int millis() throws SocketTimeoutException {
      long left = at - nanoTime.getAsLong();
      if (left <= 0) {
        throw new SocketTimeoutException("nothing within " + this);
      }
      // Rounded up, so that what ends after so many milliseconds finds it over.
      return (int) ((left + 999_999) / 1_000_000);
    }

    /** Its whole length. */
    @Override
    public String toString() {
      return Math.max(0, length) / 1_000_000 + " ms";
    }
  }
}
