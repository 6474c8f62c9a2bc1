package io.github.mcegress.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The slots that are taken of the caps and of the limit, and which of them a request gets. Guarded
 * by the lock of its {@link Connections}.
 */
final class OpenSlots<C extends Connections.Kept> {
  private final AdaptiveLimit limit;
  private final int capPerHost;
  private final Time time;
  private final List<Slot<C>> slots = new ArrayList<>();

  OpenSlots(AdaptiveLimit limit, int capPerHost, Time time) {
    this.limit = limit;
    this.capPerHost = Math.min(limit.cap(), capPerHost);
    this.time = time;
  }

  int size() {
    return slots.size();
  }

  long inUse() {
    return slots.stream().filter(slot -> !slot.isIdle()).count();
  }

  /** Whether it is the cap of its own host that a route has to wait for. */
  boolean isAtCapOfHost(Route route) {
    return capPerHost < limit.cap() && ofHost(route) >= capPerHost;
  }

  private long ofHost(Route route) {
    String host = route.endpoint().host();
    return slots.stream().filter(slot -> slot.route().endpoint().host().equals(host)).count();
  }

  /** A slot for one request more, or null where the caps leave none. */
  @Nullable Slot<C> find(Route route) {
    long now = time.nanoTime();
    keepLimit();
    if (limit.now() == 0) {
      return null;
    }
    Slot<C> best = best(route, now);
    if (best != null) {
      best.take(now);
      return best;
    }
    if (isAtCapOfHost(route)) {
      String host = route.endpoint().host();
      return endIdle(slot -> slot.route().endpoint().host().equals(host)) ? open(route, now) : null;
    }
    return slots.size() < limit.now() || endIdle(slot -> true) ? open(route, now) : null;
  }

  /**
   * Of more than the limit those end that are idle; of those that serve several requests at once,
   * and so may never be idle, too many take no further one.
   */
  void keepLimit() {
    int most = limit.now();
    ConnectionLease lease = limit.lease();
    if (lease != null && lease.isOver()) {
      endAll();
    }
    boolean ended = true;
    while (ended && slots.size() > most) {
      ended = endIdle(slot -> true);
    }
    if (slots.size() <= most) {
      return;
    }
    long tooMany = slots.size() - most - slots.stream().filter(Slot::isRetired).count();
    slots.stream()
        .filter(slot -> slot.multiplexes() && !slot.isRetired())
        .limit(Math.max(0, tooMany))
        .forEach(Slot::retire);
  }

  /** Of the connections that serve the route the best one; spent ones end on the way. */
  private @Nullable Slot<C> best(Route route, long now) {
    Slot<C> best = null;
    for (Iterator<Slot<C>> all = slots.iterator(); all.hasNext(); ) {
      Slot<C> slot = all.next();
      if (!slot.hasRoom()) {
        // Most are in use where many threads call: not even a look at its socket.
        continue;
      }
      boolean spent = slot.isSpent(now);
      if (spent && slot.isIdle()) {
        slot.end();
        all.remove();
      } else if (!spent
          && slot.route().equals(route)
          && (best == null || slot.isBetterThan(best))) {
        best = slot;
      }
    }
    return best;
  }

  private Slot<C> open(Route route, long now) {
    Slot<C> slot =
        new Slot<>(route, now + Connections.AGE + (long) (Connections.AGE * time.random()));
    slots.add(slot);
    return slot;
  }

  /** Ends the one that has been idle for the longest time. */
  private boolean endIdle(Predicate<Slot<C>> which) {
    Slot<C> oldest = null;
    for (Slot<C> slot : slots) {
      if (slot.isIdle()
          && which.test(slot)
          && (oldest == null || slot.isIdleForLongerThan(oldest))) {
        oldest = slot;
      }
    }
    if (oldest == null) {
      return false;
    }
    oldest.end();
    slots.remove(oldest);
    return true;
  }

  /** Takes a slot back; a connection that is good for nobody ends. */
  void giveBack(Slot<C> slot, boolean reusable) {
    long now = time.nanoTime();
    slot.giveBack(now, reusable);
    if (slot.isIdle() && slot.isSpent(now)) {
      slot.end();
      slots.remove(slot);
    }
    keepLimit();
  }

  /** Idle connections of such a route end now, others after their requests. */
  void retire(Predicate<Route> which) {
    for (Iterator<Slot<C>> all = slots.iterator(); all.hasNext(); ) {
      Slot<C> slot = all.next();
      if (which.test(slot.route())) {
        slot.retire();
        if (slot.isIdle()) {
          slot.end();
          all.remove();
        }
      }
    }
  }

  void endAll() {
    slots.forEach(Slot::end);
    slots.clear();
  }
}
