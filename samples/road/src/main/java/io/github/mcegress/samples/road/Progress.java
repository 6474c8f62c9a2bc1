package io.github.mcegress.samples.road;

import java.io.Closeable;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Says what is going on when it takes longer than a second. */
final class Progress implements Closeable {
  private final PrintStream out;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "road-progress");
            thread.setDaemon(true);
            return thread;
          });

  Progress(PrintStream out) {
    this.out = out;
  }

  /** Does the work, with a line after each second that it takes. */
  <T> T during(String what, Callable<T> work) throws Exception {
    int[] seconds = {0};
    ScheduledFuture<?> ticks =
        ticker.scheduleAtFixedRate(
            () -> out.println("... " + what + " (" + ++seconds[0] + " s)"), 1, 1, TimeUnit.SECONDS);
    try {
      return work.call();
    } finally {
      ticks.cancel(false);
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
