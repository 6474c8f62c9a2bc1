package io.github.mcegress.http;

import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.resolve.DnsHostResolver;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client asks for names, and on whose time: the caller's resolver where one is given, else
 * DNS itself where the runtime allows it, else the JVM; renewed in the background where threads are
 * used, by one daemon thread that begins with the first renewal. Thread-safe.
 */
final class Lookups implements Closeable {
  private static final int IDLE_SECONDS = 30;
  private static final int CLOSING_SECONDS = 1;

  private final HostResolver resolver;
  private final @Nullable DnsHostResolver ours;
  private final @Nullable ExecutorService thread;
  private final @Nullable Executor background;
  private final String reason;

  /**
   * As the runtime allows.
   *
   * @param given the caller's own resolver
   * @param threads whether the client uses any
   * @param instead takes the thread's place
   */
  Lookups(
      @Nullable HostResolver given,
      RuntimeCapabilities capabilities,
      boolean threads,
      @Nullable Executor instead) {
    ours = given == null && capabilities.dns() ? DnsHostResolver.builder().build() : null;
    resolver = given != null ? given : ours != null ? ours : HostResolver.SYSTEM;
    reason = "look-ups by " + (given != null ? "the caller" : ours != null ? "DNS" : "the JVM");
    thread = threads && instead == null ? oneThread() : null;
    background = threads ? (instead == null ? thread : instead) : null;
  }

  private static ExecutorService oneThread() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "mcegress-addresses");
              thread.setDaemon(true);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  HostResolver resolver() {
    return resolver;
  }

  /** Where renewals are done that no call waits for, or null without threads. */
  @Nullable Executor background() {
    return background;
  }

  /** In words: whom it asks. */
  @Override
  public String toString() {
    return reason;
  }

  /**
   * Ends look-ups under way and the thread. A caller's resolver or the JVM's cannot be ended: for
   * that the thread is waited for a second, and ends with it.
   */
  @Override
  public void close() throws IOException {
    if (thread != null) {
      thread.shutdownNow();
    }
    if (ours != null) {
      ours.close();
    }
    try {
      if (thread != null) {
        thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
