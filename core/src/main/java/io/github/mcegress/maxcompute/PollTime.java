package io.github.mcegress.maxcompute;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that passes between two questions whether a statement has ended. Thread-safe. */
interface PollTime {
  /** The JVM's own time. */
  PollTime SYSTEM =
      new PollTime() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
      };

  long nanoTime();

  void sleep(Duration duration) throws InterruptedException;
}
