package io.github.mcegress.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a host's requests took, from before a connection was chosen to the end of the answer:
 * waiting for a connection, connecting and the handshake are in it. Answered requests only. A
 * percentile is at most 12.5 % too large, never too small. Immutable.
 */
public final class Latency {
  private final long count;
  private final Duration total;
  private final Duration p50;
  private final Duration p90;
  private final Duration p99;
  private final Duration max;

  Latency(LatencyBuckets buckets) {
    this.count = buckets.count();
    this.total = Duration.ofNanos(buckets.totalNanos());
    this.p50 = Duration.ofNanos(buckets.percentileNanos(50));
    this.p90 = Duration.ofNanos(buckets.percentileNanos(90));
    this.p99 = Duration.ofNanos(buckets.percentileNanos(99));
    this.max = Duration.ofNanos(buckets.maxNanos());
  }

  /** How many requests were measured. */
  public long count() {
    return count;
  }

  /** The time of all requests together. */
  public Duration total() {
    return total;
  }

  /** Half of the requests took no longer; zero without any. */
  public Duration p50() {
    return p50;
  }

  /** 90 of 100 requests took no longer; zero without any. */
  public Duration p90() {
    return p90;
  }

  /** 99 of 100 requests took no longer; zero without any. */
  public Duration p99() {
    return p99;
  }

  /** The longest request, exactly; zero without any. */
  public Duration max() {
    return max;
  }

  /** Percentiles and maximum in milliseconds. */
  @Override
  public String toString() {
    return "p50-ms="
        + millis(p50)
        + " p90-ms="
        + millis(p90)
        + " p99-ms="
        + millis(p99)
        + " max-ms="
        + millis(max);
  }

  /** With one decimal, in no locale's own way. */
  private static String millis(Duration duration) {
    long tenths = TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / 100;
    return tenths / 10 + "." + tenths % 10;
  }
}
