package io.github.mcegress.lab;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many queries {@link LabDns} takes in a second; what comes beyond is lost.
 *
 * <p>Seconds begin with the first query behind a pause. Safe for use by many threads.
 */
final class Capacity {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private final LongSupplier nanoTime;
  private long secondBegan;
  private int taken = 0;

  Capacity(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  synchronized boolean takesNext() {
    long now = nanoTime.getAsLong();
    if (taken == 0 || now - secondBegan >= SECOND) {
      secondBegan = now;
      taken = 0;
    }
    taken++;
    return taken <= perSecond;
  }
}
