package io.github.mcegress.spark;

import java.util.concurrent.TimeUnit;

/**
 * What the driver knows of an executor that holds a slot. Not thread-safe: its {@link SlotTable}
 * guards it.
 */
final class Holding {
  final String executor;
  final int slot;

  /** When the newest renewal was received. */
  long receivedNanos;

  /** What the newest renewal asked for. */
  int wanted;

  /** The most connections that can be open there. */
  int reserved;

  /** The answer to the newest renewal. */
  Grant answer;

  Holding(String executor, int slot, long receivedNanos, Grant answer) {
    this.executor = executor;
    this.slot = slot;
    this.receivedNanos = receivedNanos;
    this.answer = answer;
  }

  /** What it could use: one even if it is idle, so that it can begin without asking. */
  int demand() {
    return Math.max(1, wanted);
  }

  /** Whether nothing was heard of it for so long. */
  boolean isSilent(long nanos, long nowNanos) {
    return nowNanos - receivedNanos >= nanos;
  }

  /** That its time is over, and was not yet at the look before. */
  String freed(long beforeNanos, long nowNanos) {
    return silence(nowNanos)
        + ", "
        + silentMillis(beforeNanos)
        + " ms when last looked at: its slot "
        + slot
        + " and "
        + reserved
        + " connections are free";
  }

  /** That it has the slot of one whose time was over. */
  String inPlaceOf(Holding before, long nowNanos) {
    return "executor " + executor + " has slot " + slot + " now; " + before.silence(nowNanos);
  }

  private String silence(long nowNanos) {
    return "executor " + executor + " was not heard of for " + silentMillis(nowNanos) + " ms";
  }

  private long silentMillis(long nowNanos) {
    return TimeUnit.NANOSECONDS.toMillis(nowNanos - receivedNanos);
  }
}
