package io.github.mcegress.http;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one endpoint over a client's life: its own answer, else the shipped one.
 *
 * <p>A shipped answer is used at once and without a look-up. The resolver is asked when there is no
 * answer, when every address failed, or when the soft lifetime is over (from the client's start,
 * stretched by chance up to twice, so that tasks do not ask together); one look-up at a time, on a
 * caller's thread, and only if the longest one so far fits into what is left of the caller's
 * deadline. A good answer is never replaced by a failure, but not used beyond its greatest age.
 * After a failure nothing is asked for as long as the JVM remembers it. Thread-safe.
 */
final class HostAddresses {
  /**
   * How long the JVM answers a failed look-up from its cache: networkaddress.cache.negative.ttl.
   */
  static final long NEGATIVE_CACHE = TimeUnit.SECONDS.toNanos(10);

  private static final long CACHED_ANSWER_AT_MOST = TimeUnit.MILLISECONDS.toNanos(1);

  private final String host;
  private final HostResolver resolver;
  private final UnaryOperator<List<InetAddress>> allowed;
  private final Consumer<List<InetAddress>> changed;
  private final Time time;
  private final AddressHealth health;
  private final long softLifetime;
  private final Duration greatestAge;
  private final AtomicBoolean asking = new AtomicBoolean();

  private volatile @Nullable Instant answeredAt;
  private volatile AddressOrigin origin = AddressOrigin.SHIPPED;
  private volatile long dueNanos;
  private volatile long notBeforeNanos;
  private volatile long longestLookup;

  /**
   * Without an answer yet.
   *
   * @param allowed what of an answer may be used; empty refuses all of it
   * @param changed told of the addresses of each answer of our own
   */
  HostAddresses(
      String host,
      HostResolver resolver,
      UnaryOperator<List<InetAddress>> allowed,
      Consumer<List<InetAddress>> changed,
      Time time,
      int offset,
      Duration softLifetime,
      Duration greatestAge) {
    this.host = host;
    this.resolver = resolver;
    this.allowed = allowed;
    this.changed = changed;
    this.time = time;
    this.health = new AddressHealth(time, offset);
    this.softLifetime = softLifetime.toNanos();
    this.greatestAge = greatestAge;
    this.notBeforeNanos = time.nanoTime();
    this.dueNanos = notBeforeNanos + stretched(this.softLifetime);
  }

  private long stretched(long nanos) {
    return nanos + (long) (nanos * time.random());
  }

  /** Takes what was shipped. */
  void shipped(List<InetAddress> addresses, Instant at) {
    answer(addresses, at, AddressOrigin.SHIPPED);
  }

  private void answer(List<InetAddress> addresses, Instant at, AddressOrigin from) {
    health.addresses(addresses);
    origin = from;
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
    Instant at = answeredAt;
    return at != null && at.plus(greatestAge).isAfter(time.now());
  }

  /** The addresses in the order in which to try them. */
  List<InetAddress> order() {
    return health.order();
  }

  void failed(InetAddress address) {
    health.failed(address);
  }

  void succeeded(InetAddress address) {
    health.succeeded(address);
  }

  /** Whether the soft lifetime is over: the answer in use should be renewed. */
  boolean isDue() {
    return time.nanoTime() - dueNanos >= 0;
  }

  /**
   * Asks the resolver unless it was asked just now, the deadline is too near, or somebody else
   * asks.
   *
   * @return whether there is a new answer
   */
  boolean renew(Deadline deadline, HostCounters counters) {
    boolean soon = time.nanoTime() - notBeforeNanos < 0;
    if (soon || !fits(deadline) || !asking.compareAndSet(false, true)) {
      return false;
    }
    try {
      return ask(counters);
    } catch (UnknownHostException | SecurityException kept) {
      // What was known stays: a failure never replaces a good answer.
      return false;
    } finally {
      asking.set(false);
    }
  }

  /**
   * Asks the resolver because there is nothing to go by; waits out the JVM's memory of a failure
   * where the deadline allows it.
   */
  void first(Deadline deadline, HostCounters counters) throws UnknownHostException {
    synchronized (asking) {
      if (isUsable()) {
        return;
      }
      try {
        ask(counters);
      } catch (UnknownHostException e) {
        if (!isTransient(e) || !waits(deadline)) {
          throw e;
        }
        ask(counters);
      }
    }
  }

  /** A failure that the JVM only remembers, or that the resolver calls temporary. */
  private boolean isTransient(UnknownHostException e) {
    String message = String.valueOf(e.getMessage());
    boolean remembered = message.equals(host) && longestLookup < CACHED_ANSWER_AT_MOST;
    return remembered || message.contains("Temporary failure in name resolution");
  }

  private boolean waits(Deadline deadline) {
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(deadline.remainingMillis());
      if (left <= NEGATIVE_CACHE + longestLookup) {
        return false;
      }
      time.sleep(NEGATIVE_CACHE);
      return true;
    } catch (SocketTimeoutException over) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean fits(Deadline deadline) {
    try {
      return TimeUnit.MILLISECONDS.toNanos(deadline.remainingMillis()) > longestLookup;
    } catch (SocketTimeoutException over) {
      return false;
    }
  }

  private boolean ask(HostCounters counters) throws UnknownHostException {
    long start = time.nanoTime();
    List<InetAddress> answer = Collections.emptyList();
    try {
      answer = resolver.resolve(host);
    } finally {
      long took = time.nanoTime() - start;
      longestLookup = Math.max(longestLookup, took);
      notBeforeNanos = time.nanoTime() + stretched(NEGATIVE_CACHE);
      counters.lookedUp(took);
    }
    List<InetAddress> usable = allowed.apply(answer);
    if (usable.isEmpty()) {
      return false;
    }
    dueNanos = notBeforeNanos + stretched(softLifetime);
    answer(usable, time.now(), AddressOrigin.RESOLVED);
    changed.accept(usable);
    return true;
  }
}
