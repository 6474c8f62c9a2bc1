package io.github.mcegress.lab;

/** The places that the relays of one {@link RelayLoop} share, and their count. Thread-safe. */
final class RelayPlaces {
  private final int cap;
  private int open;
  private int greatest;
  private long opened;
  private long refused;

  /** All free. */
  RelayPlaces(int cap) {
    if (cap < 1) {
      throw new IllegalArgumentException("the cap is " + cap + "; write 1 or more");
    }
    this.cap = cap;
  }

  /** Takes a place, or counts a refusal. */
  synchronized boolean take() {
    if (open == cap) {
      refused++;
      return false;
    }
    open++;
    opened++;
    greatest = Math.max(greatest, open);
    return true;
  }

  synchronized void release() {
    open--;
  }

  synchronized int open() {
    return open;
  }

  synchronized int greatest() {
    return greatest;
  }

  synchronized long opened() {
    return opened;
  }

  synchronized long refused() {
    return refused;
  }
}
