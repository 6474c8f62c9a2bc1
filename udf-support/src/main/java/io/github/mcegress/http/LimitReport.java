package io.github.mcegress.http;

/**
 * How many connections a client may hold open, by its cap and by what its peers bear: a snapshot.
 * Immutable.
 */
public final class LimitReport {
  private final int cap;
  private final int current;
  private final int lowest;
  private final long lowered;

  LimitReport(int cap, int current, int lowest, long lowered) {
    this.cap = cap;
    this.current = current;
    this.lowest = lowest;
    this.lowered = lowered;
  }

  /** The most there may ever be. */
  public int cap() {
    return cap;
  }

  /**
   * How many there may be now, from 1 to the cap; 0 where a {@link ConnectionLease} grants none.
   */
  public int current() {
    return current;
  }

  /** The fewest so far. */
  public int lowest() {
    return lowest;
  }

  /** How often it was lowered. */
  public long lowered() {
    return lowered;
  }

  /** In short. */
  @Override
  public String toString() {
    return current + " of " + cap + ", lowest " + lowest + ", lowered " + lowered + " times";
  }
}
