package io.github.mcegress.spark;

import java.util.Arrays;

/**
 * How many connections are of use to an executor: as many as requests at once to each of its hosts,
 * lest they are closed for one another. The last three looks count, so that a moment without
 * requests gives nothing away. Not thread-safe.
 */
final class UsefulConnections {
  private static final long MOST = 1_000_000;

  private final int[] looks = new int[3];
  private int next;

  /** Who begins will call each of its hosts. */
  UsefulConnections(int hosts) {
    Arrays.fill(looks, hosts);
  }

  /**
   * Looks.
   *
   * @param atOnce in use or waited for now
   * @param hosts called so far
   */
  int look(int atOnce, int hosts) {
    looks[next] = (int) Math.min(MOST, (long) atOnce * Math.max(1, hosts));
    next = (next + 1) % looks.length;
    return Arrays.stream(looks).max().orElse(0);
  }
}
