package io.github.mcegress.spark;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The driver's side of the lease: an application's connections divided among its executors, so that
 * what can be open at all of them together is never more than the application may hold.
 *
 * <p>Without a slot an executor has no connection; the lowest free slot is given, and without a
 * free one the executor asks again. For each holder the table keeps {@code reserved}, the most that
 * can be open there; the sum of all is never above the connections. A renewal voids what was
 * granted in answer to older ones, so that then only what the executor says it holds is reserved,
 * and what is granted in answer, whichever is more. Renewals that arrive late, after a newer one,
 * change nothing.
 *
 * <p>A holder's own share is connections / slots, of which it gets what it wants, and at least 1,
 * as soon as that much is free. What is unused is lent: beyond the shares connections are divided
 * fairly among those that want more, and nobody gives back what nobody lacks. As long as a holder
 * lacks part of its own share, nobody gets more than the share and borrowers come down to it, so
 * that after two renewals of each borrower, the second of which confirms the first, it is free.
 *
 * <p>An executor stops at the TTL counted from sending its last renewal. Here slot and reservation
 * are freed at the TTL counted from receiving it plus the margin, and by nothing else but an
 * orderly end: a heartbeat that Spark misses is no proof that the process has ended. The margin has
 * to cover the difference of clock rates, {@code (ttl + margin) / ttl}, and the time that closing
 * takes.
 *
 * <p>What this cannot promise: a process that is stopped (SIGSTOP, a virtual machine that is
 * suspended, a pause of the whole JVM longer than the margin) does not see its lease end. It sends
 * nothing then, but its sockets stay open at the peer until it runs again and closes them, or until
 * the peer does.
 *
 * <p>Takes the time from its caller, answers from memory. Thread-safe.
 */
final class SlotTable {
  /** Executors without a slot whose newest message is remembered, so that older ones are known. */
  private static final int REMEMBERED = 10_000;

  private final int connections;
  private final int share;
  private final long ttlNanos;
  private final long marginNanos;
  private final @Nullable Holding[] slots;

  /** Who had a free slot last, if its time was over. */
  private final @Nullable Holding[] lastHeld;

  private final Consumer<String> told;
  private final Map<String, Holding> holders = new HashMap<>();
  private final Map<String, Grant> others =
      new LinkedHashMap<String, Grant>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Grant> eldest) {
          return size() > REMEMBERED;
        }
      };
  private int greatestReserved;
  private long renewals;
  private long lookedNanos;

  /**
   * With all slots free.
   *
   * @param connections what the whole application may hold open, as many as slots or more
   * @param slots the most executors that run at once, 1 or more
   * @param ttl how long a grant holds, 1 ms or more
   * @param margin what is waited beyond it, above 0
   * @param told of slots that time has freed, a line each
   * @throws IllegalArgumentException if one of them is outside of that
   */
  SlotTable(int connections, int slots, Duration ttl, Duration margin, Consumer<String> told) {
    Words.atLeast(1, slots, "the number of slots");
    if (connections < slots) {
      throw new IllegalArgumentException(
          connections
              + " connections are too few for "
              + slots
              + " executors; write "
              + slots
              + " or more, or let fewer executors run");
    }
    if (ttl.toMillis() < 1) {
      throw new IllegalArgumentException("the time of a lease is " + ttl + "; write PT10S");
    }
    if (margin.isNegative() || margin.isZero()) {
      throw new IllegalArgumentException("the margin is " + margin + "; write PT2S");
    }
    this.connections = connections;
    this.share = connections / slots;
    this.ttlNanos = Duration.ofMillis(ttl.toMillis()).toNanos();
    this.marginNanos = margin.toNanos();
    this.slots = new Holding[slots];
    this.lastHeld = new Holding[slots];
    this.told = told;
  }

  /** As the other one, telling nobody. */
  SlotTable(int connections, int slots, Duration ttl, Duration margin) {
    this(connections, slots, ttl, margin, line -> {});
  }

  /**
   * Answers a renewal; the caller fills in the version of the addresses.
   *
   * @param nowNanos the driver's clock, not before the renewal was received
   */
  synchronized Grant renew(Renewal renewal, long nowNanos) {
    renewals++;
    freeWhatIsOver(nowNanos);
    Holding holding = holders.get(renewal.executor());
    Grant newest = holding == null ? others.get(renewal.executor()) : holding.answer;
    if (newest != null && renewal.sequence() <= newest.sequence()) {
      return renewal.sequence() == newest.sequence() ? newest : nothing(renewal.sequence());
    }
    if (holding == null) {
      int slot = lowestFree();
      if (slot == Grant.NO_SLOT) {
        return remembered(renewal.executor(), renewal.sequence());
      }
      holding = new Holding(renewal.executor(), slot, nowNanos, nothing(renewal.sequence()));
      slots[slot] = holding;
      holders.put(renewal.executor(), holding);
      others.remove(renewal.executor());
      if (lastHeld[slot] != null) {
        told.accept(holding.inPlaceOf(lastHeld[slot], nowNanos));
        lastHeld[slot] = null;
      }
    }
    holding.receivedNanos = nowNanos;
    holding.wanted = renewal.wanted();
    holding.answer = grant(holding, renewal, nowNanos);
    greatestReserved = Math.max(greatestReserved, reserved());
    return holding.answer;
  }

  private Grant grant(Holding asks, Renewal renewal, long nowNanos) {
    // A silent one cannot use more than it has; what it has stays reserved.
    int[] demands = new int[slots.length];
    for (Holding holding : holders.values()) {
      demands[holding.slot] = holding.isSilent(ttlNanos, nowNanos) ? 0 : holding.demand();
    }
    int[] fair = FairShare.divide(connections, demands);
    int most = connections;
    int lackedOfShares = 0;
    int lacked = 0;
    for (Holding other : holders.values()) {
      if (other != asks) {
        most -= other.reserved;
        int own = Math.min(demands[other.slot], share);
        lackedOfShares += Math.max(0, own - other.reserved);
        lacked += Math.max(0, fair[other.slot] - other.reserved);
      }
    }
    // It holds more only if it was stopped beyond its lease, or if this is a message of its past.
    int held = Math.min(renewal.held(), most);
    int granted = Math.max(Math.min(fair[asks.slot], most), Math.min(held, most - lacked));
    if (lackedOfShares > 0) {
      granted = Math.min(granted, share);
    }
    asks.reserved = Math.max(held, granted);
    return new Grant(renewal.sequence(), asks.slot, granted, ttlNanos / 1_000_000, 0);
  }

  /**
   * Frees at once what an executor held that has closed everything and sends nothing more; nothing
   * if a newer message of it was received.
   */
  synchronized void released(String executor, long sequence, long nowNanos) {
    freeWhatIsOver(nowNanos);
    Holding holding = holders.get(executor);
    Grant newest = holding == null ? others.get(executor) : holding.answer;
    if (newest != null && sequence <= newest.sequence()) {
      return;
    }
    if (holding != null) {
      free(holding);
    }
    remembered(executor, sequence);
  }

  /** The slots and connections now. */
  synchronized SlotReport report(long nowNanos) {
    freeWhatIsOver(nowNanos);
    int silent = 0;
    for (Holding holding : holders.values()) {
      silent += holding.isSilent(ttlNanos, nowNanos) ? 1 : 0;
    }
    return new SlotReport(
        holders.size() - silent,
        slots.length - holders.size(),
        silent,
        reserved(),
        greatestReserved,
        renewals);
  }

  private void freeWhatIsOver(long nowNanos) {
    for (Holding holding : slots) {
      if (holding != null && holding.isSilent(ttlNanos + marginNanos, nowNanos)) {
        free(holding);
        remembered(holding.executor, holding.answer.sequence());
        lastHeld[holding.slot] = holding;
        told.accept(holding.freed(lookedNanos, nowNanos));
      }
    }
    lookedNanos = nowNanos;
  }

  private void free(Holding holding) {
    slots[holding.slot] = null;
    holders.remove(holding.executor);
  }

  /** Remembers an executor that holds nothing by the answer that says so. */
  private Grant remembered(String executor, long sequence) {
    Grant answer = nothing(sequence);
    others.remove(executor);
    others.put(executor, answer);
    return answer;
  }

  private Grant nothing(long sequence) {
    return new Grant(sequence, Grant.NO_SLOT, 0, ttlNanos / 1_000_000, 0);
  }

  private int lowestFree() {
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] == null) {
        return slot;
      }
    }
    return Grant.NO_SLOT;
  }

  private int reserved() {
    int sum = 0;
    for (Holding holding : holders.values()) {
      sum += holding.reserved;
    }
    return sum;
  }
}
