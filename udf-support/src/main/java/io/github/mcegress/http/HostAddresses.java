package io.github.mcegress.http;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one endpoint over a client's life: its own answer, else the shipped one.
 *
 * <p>A shipped answer is used at once and without a look-up. The resolver is asked when there is no
 * answer, when every address failed, or when the soft lifetime is over (from the client's start,
 * stretched by chance up to twice, so that tasks do not ask together); one look-up at a time. The
 * last of the three is done in the background where there is one; else all ride on calls, and only
 * if the longest look-up so far fits into what is left of the call's deadline. A good answer is
 * never replaced by a failure, but not used beyond its greatest age. After a failure nothing is
 * asked for as long as the JVM remembers it. Thread-safe.
 */
final class HostAddresses {
  // Dates of shipped answers are others' words: differences must not overflow.
  private static final Duration CENTURY = Duration.ofDays(36_500);

  private final String host;
  private final HostResolver resolver;
  private final UnaryOperator<List<InetAddress>> allowed;
  private final Consumer<List<InetAddress>> changed;
  private final Time time;
  private final @Nullable Executor background;
  private final AddressHealth health;
  private final long softLifetime;
  private final Duration greatestAge;
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  private volatile @Nullable Instant answeredAt;
  private volatile long usableUntilNanos;
  private volatile AddressOrigin origin = AddressOrigin.SHIPPED;
  private volatile int answers;
  private volatile long dueNanos;
  private volatile long notBeforeNanos;
  private volatile long longestLookup;

  /**
   * Without an answer yet.
   *
   * @param allowed what of an answer may be used; empty refuses all of it
   * @param changed told of the addresses of each answer of our own
   * @param background does what no call needs to wait for; null where there are no threads
   */
  HostAddresses(
      String host,
      HostResolver resolver,
      UnaryOperator<List<InetAddress>> allowed,
      Consumer<List<InetAddress>> changed,
      Time time,
      @Nullable Executor background,
      int offset,
      Duration softLifetime,
      Duration greatestAge) {
    this.host = host;
    this.resolver = resolver;
    this.allowed = allowed;
    this.changed = changed;
    this.time = time;
    this.background = background;
    this.health = new AddressHealth(time, offset);
    this.softLifetime = softLifetime.toNanos();
    this.greatestAge = greatestAge;
    this.notBeforeNanos = time.nanoTime();
    this.dueNanos = notBeforeNanos + stretched(this.softLifetime);
  }

  private long stretched(long nanos) {
    return nanos + (long) (nanos * time.random());
  }

  /** Takes what was shipped, unless it is no newer than what is known. */
  void shipped(List<InetAddress> addresses, Instant at) {
    asking.lock();
    try {
      Instant known = answeredAt;
      if (known != null && !at.isAfter(known)) {
        return;
      }
      answer(addresses, at, AddressOrigin.SHIPPED);
      if (known != null) {
        answers++;
        dueNanos = time.nanoTime() + stretched(softLifetime);
        changed.accept(addresses);
      }
    } finally {
      asking.unlock();
    }
  }

  private void answer(List<InetAddress> addresses, Instant at, AddressOrigin from) {
    health.addresses(addresses);
    origin = from;
    Duration age = Duration.between(at, time.now());
    Duration left = greatestAge.minus(age.compareTo(CENTURY) > 0 ? CENTURY : age);
    left = left.compareTo(CENTURY) > 0 ? CENTURY : left;
    usableUntilNanos = time.nanoTime() + left.toNanos();
    answeredAt = at;
  }

  /** Where the addresses in use came from. */
  AddressOrigin origin() {
    return origin;
  }

  /** When the addresses in use were answered, or null without any. */
  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  /** Whether there is an answer that is not too old. */
  boolean isUsable() {
    return answeredAt != null && usableUntilNanos - time.nanoTime() > 0;
  }

  /** The addresses in the order in which to try them. */
  List<InetAddress> order() {
    return health.order();
  }

  boolean isResting(InetAddress address) {
    return health.isResting(address);
  }

  /** Whether that failure counts, of an attempt that began then: see {@link AddressHealth}. */
  boolean failed(InetAddress address, long begunNanos) {
    return health.failed(address, begunNanos);
  }

  void succeeded(InetAddress address) {
    health.succeeded(address);
  }

  /** Whether the soft lifetime is over: the answer in use should be renewed. */
  boolean isDue() {
    return time.nanoTime() - dueNanos >= 0;
  }

  /**
   * Renews an answer that still serves: in the background, where a failure is tried again soon;
   * without one on this call's time, and whatever comes of it not again for a soft lifetime.
   */
  void refresh(Deadline deadline, HostCounters counters) {
    Executor elsewhere = background;
    if (elsewhere == null) {
      if (!isSoon() && fits(deadline) && asking.tryLock()) {
        dueNanos = time.nanoTime() + stretched(softLifetime);
        askAndUnlock(counters);
      }
    } else if (!isSoon() && scheduled.compareAndSet(false, true)) {
      try {
        elsewhere.execute(() -> refreshElsewhere(counters));
      } catch (RejectedExecutionException closed) {
        // The client is closed: its last calls go on with what is known.
        scheduled.set(false);
      }
    }
  }

  private void refreshElsewhere(HostCounters counters) {
    try {
      if (asking.tryLock()) {
        askAndUnlock(counters);
      }
    } finally {
      scheduled.set(false);
    }
  }

  /**
   * Every address failed: asks the resolver unless it was asked just now or the deadline is too
   * near. Where somebody else is asking already, waits for that answer instead.
   *
   * @return whether there is a new answer
   */
  boolean renew(Deadline deadline, HostCounters counters) {
    int before = answers;
    try {
      if (!fits(deadline) || !asking.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    if (answers != before || isSoon()) {
      asking.unlock();
      return answers != before;
    }
    return askAndUnlock(counters);
  }

  private boolean askAndUnlock(HostCounters counters) {
    try {
      return ask(counters);
    } catch (UnknownHostException | RuntimeException kept) {
      // What was known stays: a failure never replaces a good answer, whatever a caller's own
      // resolver throws.
      return false;
    } finally {
      asking.unlock();
    }
  }

  /**
   * Asks the resolver because there is nothing to go by; waits out the JVM's memory of a failure
   * where the deadline allows it.
   */
  void first(Deadline deadline, HostCounters counters) throws UnknownHostException {
    try {
      if (!asking.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw new UnknownHostException(host + ": another call's look-up outlived the deadline");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host + ": interrupted while another call looks it up");
    }
    try {
      if (isUsable()) {
        return;
      }
      try {
        ask(counters);
      } catch (UnknownHostException e) {
        if (!NegativeCache.isTransient(host, e, longestLookup)
            || !NegativeCache.waitsOut(deadline, longestLookup, time)) {
          throw e;
        }
        ask(counters);
      }
    } finally {
      asking.unlock();
    }
  }

  private boolean isSoon() {
    return time.nanoTime() - notBeforeNanos < 0;
  }

  private boolean fits(Deadline deadline) {
    return deadline.remainingNanos() > longestLookup;
  }

  /** With the lock. */
  private boolean ask(HostCounters counters) throws UnknownHostException {
    long start = time.nanoTime();
    List<InetAddress> answer = Collections.emptyList();
    try {
      answer = resolver.resolve(host);
    } finally {
      long took = time.nanoTime() - start;
      longestLookup = Math.max(longestLookup, took);
      notBeforeNanos = time.nanoTime() + stretched(NegativeCache.NANOS);
      counters.lookedUp(took);
    }
    List<InetAddress> usable = allowed.apply(answer);
    if (usable.isEmpty()) {
      return false;
    }
    dueNanos = notBeforeNanos + stretched(softLifetime);
    answer(usable, time.now(), AddressOrigin.RESOLVED);
    answers++;
    changed.accept(usable);
    return true;
  }
}
