package io.github.mcegress.http;

import java.time.Instant;
import java.util.Random;

/**
 * A clock that runs twenty times as fast as the system's, with seeded chance: back-offs, idle times
 * and the ages of connections and addresses pass in minutes. Deadlines are the system's.
 * Thread-safe.
 */
final class QuickTime implements Time {
  private static final int SPEED = 20;

  private final long startNanos = System.nanoTime();
  private final Instant start = Instant.now();
  private final Random random;

  QuickTime(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public long nanoTime() {
    return startNanos + (System.nanoTime() - startNanos) * SPEED;
  }

  @Override
  public Instant now() {
    return start.plusNanos((System.nanoTime() - startNanos) * SPEED);
  }

  @Override
  public double random() {
    return random.nextDouble();
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    SYSTEM.sleep(nanos / SPEED);
  }
}
