package io.github.mcegress.spark;

import java.io.Closeable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.plugin.PluginContext;

/**
 * An executor's messages to the driver, one after another, on a daemon thread of their own: Spark's
 * {@code ask} has no time-out but {@code spark.rpc.askTimeout}, 120 s, and blocks that long; an
 * interrupt ends it. Counts them. Thread-safe.
 */
final class DriverLine implements Closeable {
  private final PluginContext context;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "mcegress-ask");
            made.setDaemon(true);
            return made;
          });

  DriverLine(PluginContext context) {
    this.context = context;
  }

  /** Asks; who waits for the answer no longer cancels it with an interrupt. */
  Future<Object> ask(String message) {
    asked.incrementAndGet();
    return thread.submit(() -> context.ask(message));
  }

  /** An answer did not come, or was none. */
  void failed() {
    unanswered.incrementAndGet();
  }

  /** How many messages there were. */
  long asked() {
    return asked.get();
  }

  /** How many of them had no usable answer. */
  long unanswered() {
    return unanswered.get();
  }

  /** Ends the thread. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
