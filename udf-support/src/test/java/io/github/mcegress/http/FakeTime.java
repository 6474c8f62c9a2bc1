package io.github.mcegress.http;

import java.time.Duration;
import java.time.Instant;

/** Time that stands until it is moved, and chance that always says the same. */
final class FakeTime implements Time {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private long nanos = Long.MAX_VALUE - 1_000;
  private Instant now = START;
  private double random;
  private Duration slept = Duration.ZERO;
  private Runnable meanwhile = () -> {};

  synchronized void move(Duration by) {
    nanos += by.toNanos();
    now = now.plus(by);
  }

  synchronized void random(double random) {
    this.random = random;
  }

  /** How long sleepers slept; they moved the time. */
  synchronized Duration slept() {
    return slept;
  }

  /** What happens in every pause. */
  synchronized void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized double random() {
    return random;
  }

  @Override
  public synchronized void sleep(long nanos) {
    slept = slept.plusNanos(nanos);
    move(Duration.ofNanos(nanos));
    meanwhile.run();
  }
}
