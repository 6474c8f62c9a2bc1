package io.github.mcegress.lab;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The places of one {@link CappedProxy}, or of several that share them, and their count. */
final class RelayPlaces {
  private final int cap;
  private final Duration patience;
  private int open;
  private int greatest;
  private long opened;
  private long refused;

  /**
   * All free.
   *
   * @param patience how long one who finds all taken is let wait
   */
  RelayPlaces(int cap, Duration patience) {
    if (cap < 1) {
      throw new IllegalArgumentException("the cap is " + cap + "; write 1 or more");
    }
    this.cap = cap;
    this.patience = patience;
  }

  /** Takes a place, or counts a refusal. */
  synchronized boolean take() {
    long until = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos(); open == cap && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = until - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (open == cap) {
      refused++;
      return false;
    }
    open++;
    opened++;
    greatest = Math.max(greatest, open);
    return true;
  }

  synchronized void release() {
    open--;
    notifyAll();
  }

  synchronized int open() {
    return open;
  }

  synchronized int greatest() {
    return greatest;
  }

  synchronized long opened() {
    return opened;
  }

  synchronized long refused() {
    return refused;
  }
}
