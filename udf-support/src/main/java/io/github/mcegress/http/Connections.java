package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one client: never more than its caps, idle ones included, nor more than
 * its limit for now, but for those that were in use when it was lowered.
 *
 * <p>At a cap an idle connection elsewhere is closed before a new one opens; who has to wait is
 * served in the order of arrival. A connection serves one request at a time, or as many as it is
 * told once it is known to multiplex. None serves after a minute of rest, or beyond its age: five
 * to ten minutes, by chance, so that those opened together do not end together. Thread-safe; starts
 * no thread, so what nobody asks for again is closed by {@link #close} at the latest.
 */
final class Connections<C extends Connections.Kept> {
  static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(60);
  static final long AGE = TimeUnit.MINUTES.toNanos(5);

  /** A connection as a transport makes it. */
  interface Kept {
    boolean isOpen();

    /** Ends it at once, without waiting for anything, whoever uses it. */
    void cut();
  }

  private static final class Waiter<C extends Kept> {
    final Route route;
    final Condition served;
    @Nullable Slot<C> slot;

    Waiter(Route route, Condition served) {
      this.route = route;
      this.served = served;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final AdaptiveLimit limit;
  private final OpenSlots<C> slots;
  private final Deque<Waiter<C>> waiters = new ArrayDeque<>();
  private boolean closed;

  Connections(AdaptiveLimit limit, int capPerHost, Time time) {
    this.limit = limit;
    this.slots = new OpenSlots<>(limit, capPerHost, time);
    ConnectionLease lease = limit.lease();
    if (lease != null) {
      lease.of(this);
    }
  }

  /**
   * A slot for one request, to be given back by {@link #release}: with a connection that serves the
   * route, or without one, to be opened now.
   *
   * @throws EgressException if the deadline is over before it is this caller's turn
   * @throws IllegalStateException if the client is closed
   */
  Slot<C> lease(Route route, Deadline deadline) throws IOException {
    lock.lock();
    try {
      Slot<C> slot = waiters.isEmpty() && !closed ? slots.find(route) : null;
      if (slot != null) {
        return slot;
      }
      Waiter<C> waiter = new Waiter<>(route, lock.newCondition());
      waiters.add(waiter);
      serve();
      ConnectionLease lease = limit.lease();
      if (lease != null && waiter.slot == null) {
        lease.wanting();
      }
      return await(waiter, deadline);
    } finally {
      lock.unlock();
    }
  }

  private Slot<C> await(Waiter<C> waiter, Deadline deadline) throws IOException {
    try {
      for (Slot<C> slot = waiter.slot; ; slot = waiter.slot) {
        if (slot != null) {
          return slot;
        }
        if (closed) {
          throw new IllegalStateException("the client is closed");
        }
        long left = deadline.remainingNanos();
        if (left <= 0) {
          throw exhausted();
        }
        waiter.served.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Slot<C> slot = waiter.slot;
      if (slot != null) {
        release(slot, true);
      }
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a connection");
    } finally {
      waiters.remove(waiter);
    }
  }

  private EgressException exhausted() {
    int now = limit.now();
    if (now == 0) {
      return new EgressException(
          Codes.CAPACITY_EXHAUSTED,
          Stage.PLAN,
          null,
          "no connection is granted to this process for now",
          "raise max-connections, or run fewer executors; if it stays so, look at the driver",
          null);
    }
    boolean lowered = now < limit.cap();
    return new EgressException(
        Codes.CAPACITY_EXHAUSTED,
        Stage.PLAN,
        null,
        "all "
            + now
            + " connections of this process are in use"
            + (lowered ? "; its limit of " + limit.cap() + " is lowered for now" : ""),
        lowered
            ? "connections were refused or reset, or answers were 429 or 503: lower max-connections"
            : "call from fewer threads, or raise max-connections",
        null);
  }

  /**
   * Tells what was opened in a slot.
   *
   * @throws SocketException if all connections were cut meanwhile; so is this one
   */
  void opened(Slot<C> slot, C connection) throws SocketException {
    lock.lock();
    try {
      if (closed) {
        connection.cut();
        throw new IllegalStateException("the client is closed");
      }
      if (!slot.opened(connection)) {
        connection.cut();
        throw new SocketException("the lease of connections is over");
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on the connection serves so many requests at once. */
  void multiplex(Slot<C> slot, int mostRequests) {
    lock.lock();
    try {
      slot.multiplex(mostRequests);
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** The connection did not take this request beside the others that it serves. */
  void refused(Slot<C> slot) {
    lock.lock();
    try {
      slot.refused();
    } finally {
      lock.unlock();
    }
  }

  /** Gives a slot back; its connection stays for others if it is good for them. */
  void release(Slot<C> slot, boolean reusable) {
    lock.lock();
    try {
      slots.giveBack(slot, reusable);
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** No connection to others than these addresses of the endpoint serves again. */
  void retain(Endpoint endpoint, List<InetAddress> addresses) {
    retire(route -> route.endpoint().equals(endpoint) && !addresses.contains(route.address()));
  }

  /** No connection of such a route serves again: idle ones end now, others after their requests. */
  void retire(Predicate<Route> which) {
    lock.lock();
    try {
      slots.retire(which);
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** How many there are, idle ones included. */
  int size() {
    lock.lock();
    try {
      return slots.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many callers wait. */
  int waiting() {
    lock.lock();
    try {
      return waiters.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many are in use or waited for. */
  int wanted() {
    lock.lock();
    try {
      return Math.toIntExact(slots.inUse()) + waiters.size();
    } finally {
      lock.unlock();
    }
  }

  /** The limit may be another now. */
  void granted() {
    lock.lock();
    try {
      slots.keepLimit();
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all connections, idle or not; who waits goes on waiting. */
  void cutAll() {
    lock.lock();
    try {
      slots.endAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all connections, idle or not, for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      slots.endAll();
      waiters.forEach(waiter -> waiter.served.signal());
    } finally {
      lock.unlock();
    }
  }

  /** Serves who waits, in order; who waits for the cap of its own host holds up no other. */
  private void serve() {
    if (closed) {
      return;
    }
    for (Iterator<Waiter<C>> all = waiters.iterator(); all.hasNext(); ) {
      Waiter<C> waiter = all.next();
      Slot<C> slot = slots.find(waiter.route);
      if (slot != null) {
        waiter.slot = slot;
        waiter.served.signal();
        all.remove();
      } else if (!slots.isAtCapOfHost(waiter.route)) {
        return;
      }
    }
  }
}
