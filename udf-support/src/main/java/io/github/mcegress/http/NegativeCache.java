package io.github.mcegress.http;

import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** The JVM's memory of failed look-ups: whoever asks sooner is told the same again. */
final class NegativeCache {
  /** How long it lasts unless networkaddress.cache.negative.ttl says otherwise. */
  static final long NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long REMEMBERED_AT_MOST = TimeUnit.MILLISECONDS.toNanos(1);

  private NegativeCache() {}

  /** A failure that the JVM only remembers, or that the resolver calls temporary. */
  static boolean isTransient(String host, UnknownHostException failure, long longestLookup) {
    String message = String.valueOf(failure.getMessage());
    boolean remembered = message.equals(host) && longestLookup < REMEMBERED_AT_MOST;
    return remembered || message.contains("Temporary failure in name resolution");
  }

  /** Sleeps until it is over, if the deadline leaves time for that and one look-up more. */
  static boolean waitsOut(Deadline deadline, long longestLookup, Time time) {
    if (deadline.remainingNanos() <= NANOS + longestLookup) {
      return false;
    }
    try {
      time.sleep(NANOS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
