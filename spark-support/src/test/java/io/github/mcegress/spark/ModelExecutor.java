package io.github.mcegress.spark;

import java.util.ArrayList;
import java.util.List;

/** An executor of the model: its clock, what it may have open by that clock, its messages. */
final class ModelExecutor {
  final String id;
  final long nanosPerTick;
  final List<Flight> toDriver = new ArrayList<>();
  final List<Flight> fromDriver = new ArrayList<>();
  private final LeaseRules.Holder holder;
  private int granted;
  private int open;
  private long untilNanos;
  long nowNanos;
  boolean ended;

  /** The newest sequence that was sent, 0 before the first; when; and whether it is unanswered. */
  long sequence;

  long sentNanos;
  boolean awaits;

  /** A message on its way; immutable but for having been doubled. */
  static final class Flight {
    final long sequence;
    final Renewal renewal;
    final Grant grant;
    boolean doubled;

    /** A renewal, a grant, or with neither the orderly end. */
    Flight(long sequence, Renewal renewal, Grant grant) {
      this.sequence = sequence;
      this.renewal = renewal;
      this.grant = grant;
    }

    @Override
    public String toString() {
      return renewal != null ? "renewal " + renewal : grant != null ? "answer " + grant : "end";
    }
  }

  ModelExecutor(String id, LeaseRules.Holder holder, long startNanos, long nanosPerTick) {
    this.id = id;
    this.holder = holder;
    this.nowNanos = startNanos;
    this.nanosPerTick = nanosPerTick;
  }

  /** Its clock goes on; at the end of the lease it closes everything. */
  void advance(long ticks) {
    nowNanos += ticks * nanosPerTick;
    if (open > 0 && nowNanos - untilNanos >= 0) {
      granted = 0;
      open = 0;
    }
  }

  void send(int wanted) {
    Renewal renewal = holder.next(open, wanted, nowNanos);
    sequence = renewal.sequence();
    sentNanos = nowNanos;
    awaits = true;
    toDriver.add(new Flight(sequence, renewal, null));
  }

  /**
   * Puts an answer into force. What is open beyond a smaller grant stays so until it is drained.
   */
  void take(Grant grant) {
    LeaseHolder.Held held = holder.take(grant, nowNanos);
    if (grant.sequence() == sequence) {
      awaits = false;
    }
    if (held == null) {
      return;
    }
    boolean over = nowNanos - held.untilNanos() >= 0;
    granted = over ? 0 : held.connections();
    open = over ? 0 : Math.max(granted, open);
    untilNanos = held.untilNanos();
  }

  /** The requests end that use connections beyond the grant. */
  void drain() {
    open = granted;
  }

  /** The process ends, without a word; what it sent before is still on its way. */
  void die() {
    ended = true;
    granted = 0;
    open = 0;
    fromDriver.clear();
  }

  void release() {
    die();
    sequence = holder.release();
    toDriver.add(new Flight(sequence, null, null));
  }

  boolean runs() {
    return !ended;
  }

  boolean started() {
    return sequence > 0;
  }

  int granted() {
    return granted;
  }

  /** The most that can be open now, by its own clock. */
  int open() {
    return open;
  }

  /** How long its lease still runs, by its own clock; 0 with nothing open. */
  long leftNanos() {
    return open == 0 ? 0 : untilNanos - nowNanos;
  }

  int flights() {
    return toDriver.size() + fromDriver.size();
  }
}
