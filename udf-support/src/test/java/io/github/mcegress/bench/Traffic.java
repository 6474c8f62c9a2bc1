package io.github.mcegress.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Steady reads by some threads, each with a pause behind it, and how they went. Thread-safe. */
final class Traffic implements Closeable {
  private static final long PAUSE_MILLIS = 2;

  private final Peer peer;
  private final String url;
  private final Thread[] threads;
  private volatile boolean closed;
  private long reads;
  private long failed;
  private long slowestNanos;

  Traffic(Peer peer, String url, int threads) {
    this.peer = peer;
    this.url = url;
    this.threads = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      this.threads[i] = new Thread(this::read, "traffic");
      this.threads[i].start();
    }
  }

  private void read() {
    while (!closed) {
      long start = System.nanoTime();
      boolean good;
      try {
        good = peer.get(url).length > 0;
      } catch (IOException e) {
        good = false;
      }
      happened(good, System.nanoTime() - start);
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void happened(boolean good, long nanos) {
    reads++;
    failed += good ? 0 : 1;
    slowestNanos = Math.max(slowestNanos, nanos);
  }

  /** Counts from now on. */
  synchronized void mark() {
    reads = 0;
    failed = 0;
    slowestNanos = 0;
  }

  void runFor(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  synchronized long reads() {
    return reads;
  }

  synchronized long failed() {
    return failed;
  }

  synchronized long slowestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(slowestNanos);
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
