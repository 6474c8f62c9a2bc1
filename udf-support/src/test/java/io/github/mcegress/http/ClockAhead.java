package io.github.mcegress.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The system's clock with a lead that can grow: what a client does after its soft lifetime, shown
 * without waiting for it. Thread-safe.
 */
public final class ClockAhead {
  private final AtomicLong lead = new AtomicLong();

  /** The builder's client goes by this clock. */
  public EgressClient.Builder set(EgressClient.Builder builder) {
    return builder.time(
        new Time() {
          @Override
          public long nanoTime() {
            return SYSTEM.nanoTime() + lead.get();
          }

          @Override
          public Instant now() {
            return SYSTEM.now().plusNanos(lead.get());
          }

          @Override
          public double random() {
            return SYSTEM.random();
          }

          @Override
          public void sleep(long nanos) throws InterruptedException {
            SYSTEM.sleep(nanos);
          }
        });
  }

  /** That much later at once. */
  public void move(Duration time) {
    lead.addAndGet(time.toNanos());
  }
}
