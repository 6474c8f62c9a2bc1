package io.github.mcegress.http;

/**
 * A histogram of times on a logarithmic scale: eight buckets for every doubling, from 1 us to over
 * an hour. Its size is fixed and counting allocates nothing. Guarded by its owner.
 */
final class LatencyBuckets {
  private static final int SUB_BITS = 3;
  private static final int PER_DOUBLING = 1 << SUB_BITS;
  private static final int DOUBLINGS = 32;

  private final long[] counts = new long[DOUBLINGS * PER_DOUBLING];
  private long count;
  private long totalNanos;
  private long maxNanos;

  void add(long nanos) {
    long time = Math.max(0, nanos);
    counts[bucket(time / 1_000)]++;
    count++;
    totalNanos += time;
    maxNanos = Math.max(maxNanos, time);
  }

  /** Below eight each microsecond has its own; above, the three bits behind the highest decide. */
  private static int bucket(long micros) {
    if (micros < PER_DOUBLING) {
      return (int) micros;
    }
    int highest = 63 - Long.numberOfLeadingZeros(micros);
    int sub = (int) (micros >>> (highest - SUB_BITS)) & (PER_DOUBLING - 1);
    return Math.min((highest - SUB_BITS + 1) * PER_DOUBLING + sub, DOUBLINGS * PER_DOUBLING - 1);
  }

  /** The first time that is too long for the bucket. */
  private static long endNanos(int bucket) {
    if (bucket < PER_DOUBLING) {
      return (bucket + 1) * 1_000L;
    }
    int shift = bucket / PER_DOUBLING - 1;
    return ((long) (PER_DOUBLING + bucket % PER_DOUBLING + 1) << shift) * 1_000L;
  }

  long count() {
    return count;
  }

  long totalNanos() {
    return totalNanos;
  }

  long maxNanos() {
    return maxNanos;
  }

  /** The end of the bucket in which the percentile falls, the maximum at most; 0 without any. */
  long percentileNanos(int percent) {
    long rank = (count * percent + 99) / 100;
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        // Nothing is longer than the last bucket's content, which has no end.
        return i == counts.length - 1 ? maxNanos : Math.min(endNanos(i), maxNanos);
      }
    }
    return 0;
  }
}
