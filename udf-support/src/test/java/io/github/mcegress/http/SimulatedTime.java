package io.github.mcegress.http;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Time that jumps from one thing to do to the next, and chance by a seed. What is to be done runs
 * on threads of its own, one at a time: while it works the time stands, and whoever sleeps is gone
 * on with when his time has come. So blocking clients are simulated as they are, nothing is waited
 * for, and every run is the same.
 */
final class SimulatedTime implements Time, Closeable {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final long SECONDS_OF_ONE = 60;

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Semaphore resting = new Semaphore(0);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "simulated");
            thread.setDaemon(true);
            return thread;
          });
  private final Random random;
  private volatile long nanos;
  private long added;
  private Throwable failure;

  private static final class Event implements Comparable<Event> {
    final long nanos;
    final long number;
    final Runnable begin;

    Event(long nanos, long number, Runnable begin) {
      this.nanos = nanos;
      this.number = number;
      this.begin = begin;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  SimulatedTime(long seed) {
    this.random = new Random(seed);
  }

  /** Has it done then; at the same instant what came first is done first. */
  void at(Duration sinceStart, Runnable work) {
    add(sinceStart.toNanos(), () -> threads.execute(() -> work(work)));
  }

  private void add(long atNanos, Runnable begin) {
    events.add(new Event(atNanos, added++, begin));
  }

  private void work(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      resting.release();
    }
  }

  /** Goes on until nothing is left to do. */
  void run() throws InterruptedException {
    while (!events.isEmpty()) {
      Event next = events.poll();
      nanos = next.nanos;
      next.begin.run();
      if (!resting.tryAcquire(SECONDS_OF_ONE, TimeUnit.SECONDS)) {
        throw new AssertionError("what began at " + sinceStart() + " neither ends nor sleeps");
      }
      if (failure != null) {
        throw new AssertionError("failed at " + sinceStart(), failure);
      }
    }
  }

  Duration sinceStart() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public double random() {
    return random.nextDouble();
  }

  @Override
  public void sleep(long sleepNanos) throws InterruptedException {
    Semaphore over = new Semaphore(0);
    add(nanos + sleepNanos, over::release);
    resting.release();
    over.acquire();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
