package io.github.mcegress.spark;

import java.time.Duration;

/**
 * The slots and connections of an application at one moment, and what happened so far. Immutable.
 */
final class SlotReport {
  private final int slotsTaken;
  private final int slotsFree;
  private final int slotsInQuarantine;
  private final int connectionsReserved;
  private final int greatestReserved;
  private final long renewals;

  SlotReport(
      int slotsTaken,
      int slotsFree,
      int slotsInQuarantine,
      int connectionsReserved,
      int greatestReserved,
      long renewals) {
    this.slotsTaken = slotsTaken;
    this.slotsFree = slotsFree;
    this.slotsInQuarantine = slotsInQuarantine;
    this.connectionsReserved = connectionsReserved;
    this.greatestReserved = greatestReserved;
    this.renewals = renewals;
  }

  /** Slots of executors whose leases run. */
  int slotsTaken() {
    return slotsTaken;
  }

  /** Slots that can be given out now. */
  int slotsFree() {
    return slotsFree;
  }

  /** Slots of executors whose leases are over and that wait for the end of the margin. */
  int slotsInQuarantine() {
    return slotsInQuarantine;
  }

  /** The most connections that can be open now, those of slots in quarantine included. */
  int connectionsReserved() {
    return connectionsReserved;
  }

  /** The most that were ever reserved at once. */
  int greatestReserved() {
    return greatestReserved;
  }

  /** Renewals answered so far. */
  long renewals() {
    return renewals;
  }

  /** All of it, and how many renewals there were in a minute, on one line. */
  String perMinute(Duration ran) {
    return this
        + ", "
        + Math.round(renewals * 60_000.0 / Math.max(ran.toMillis(), 1))
        + " a minute";
  }

  /** All of it, on one line. */
  @Override
  public String toString() {
    return "slots: "
        + slotsTaken
        + " taken, "
        + slotsFree
        + " free, "
        + slotsInQuarantine
        + " in quarantine; connections reserved: "
        + connectionsReserved
        + ", at most "
        + greatestReserved
        + "; renewals: "
        + renewals;
  }
}
