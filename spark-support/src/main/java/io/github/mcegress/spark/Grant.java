package io.github.mcegress.spark;

/**
 * The driver's answer to one {@link Renewal}: how many connections the executor may hold, and for
 * how long from the moment at which it sent that renewal.
 *
 * <p>Text form: {@code sequence=4 slot=0 connections=2 ttl=10000 addresses=7}. Immutable.
 */
final class Grant {
  /** In place of a slot's number: none is free. */
  static final int NO_SLOT = -1;

  private final long sequence;
  private final int slot;
  private final int connections;
  private final long ttlMillis;
  private final long addresses;

  /**
   * As it is sent.
   *
   * @param sequence of the renewal that it answers, 1 or more
   * @param slot number from 0, or {@link #NO_SLOT}
   * @param connections 0 or more, 0 without a slot
   * @param ttlMillis how long they are granted, from sending the renewal, 1 or more
   * @param addresses newest version of the addresses at the driver, 0 or more
   * @throws IllegalArgumentException if one of them is outside of that
   */
  Grant(long sequence, int slot, int connections, long ttlMillis, long addresses) {
    Words.atLeast(1, sequence, "the sequence of a grant");
    Words.atLeast(NO_SLOT, slot, "the slot");
    Words.atLeast(0, connections, "the number of connections granted");
    Words.atLeast(1, ttlMillis, "the time of a grant in milliseconds");
    Words.atLeast(0, addresses, "the version of the addresses");
    if (slot == NO_SLOT && connections > 0) {
      throw new IllegalArgumentException(
          connections + " connections are granted without a slot; write 0");
    }
    this.sequence = sequence;
    this.slot = slot;
    this.connections = connections;
    this.ttlMillis = ttlMillis;
    this.addresses = addresses;
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Grant parse(String text) {
    Words words = Words.parse(text, "sequence", "slot", "connections", "ttl", "addresses");
    return new Grant(
        words.number("sequence"),
        words.count("slot"),
        words.count("connections"),
        words.number("ttl"),
        words.number("addresses"));
  }

  /** The same with the newest version of the addresses. */
  Grant withAddresses(long newest) {
    return new Grant(sequence, slot, connections, ttlMillis, newest);
  }

  long sequence() {
    return sequence;
  }

  int slot() {
    return slot;
  }

  int connections() {
    return connections;
  }

  long ttlMillis() {
    return ttlMillis;
  }

  long addresses() {
    return addresses;
  }

  /** The text form, one line. */
  String toText() {
    return "sequence="
        + sequence
        + " slot="
        + slot
        + " connections="
        + connections
        + " ttl="
        + ttlMillis
        + " addresses="
        + addresses;
  }

  /** The text form. */
  @Override
  public String toString() {
    return toText();
  }
}
