package io.github.mcegress.spark;

/**
 * Connections divided fairly (max-min): whoever wants less than an equal part gets what it wants,
 * and the others divide the rest equally. Without state.
 */
final class FairShare {
  private FairShare() {}

  /**
   * What each gets, together at most all connections; what does not divide goes to the first ones.
   *
   * @param demands what each wants, 0 or more
   */
  static int[] divide(int connections, int[] demands) {
    int level = 0;
    for (int high = connections; level < high; ) {
      int middle = high - (high - level) / 2;
      if (sum(demands, middle) <= connections) {
        level = middle;
      } else {
        high = middle - 1;
      }
    }
    long rest = connections - sum(demands, level);
    int[] shares = new int[demands.length];
    for (int i = 0; i < demands.length; i++) {
      shares[i] = Math.min(demands[i], level);
      if (demands[i] > level && rest > 0) {
        shares[i]++;
        rest--;
      }
    }
    return shares;
  }

  private static long sum(int[] demands, int level) {
    long sum = 0;
    for (int demand : demands) {
      sum += Math.min(demand, level);
    }
    return sum;
  }
}
