package io.github.mcegress.http;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time and chance, as far as addresses depend on them; tests bring their own. Thread-safe. */
interface Time {
  /** The system's. */
  Time SYSTEM =
      new Time() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public double random() {
          return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /** A clock for differences. */
  long nanoTime();

  /** The date. */
  Instant now();

  /** A number from 0 (included) to 1 (excluded). */
  double random();

  void sleep(long nanos) throws InterruptedException;
}
