package io.github.mcegress.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * When each address was last put behind the others: what began before that and fails after it met
 * the same event, and must not count again. Thread-safe.
 */
final class Demotions {
  /** Longer than any attempt to connect should last. */
  private static final long MEMORY = TimeUnit.HOURS.toNanos(1);

  private final Time time;
  private final Map<Route, Long> lastNanos = new HashMap<>();

  Demotions(Time time) {
    this.time = time;
  }

  /** Whether the failure of an attempt that began then is a new event; from now on it is known. */
  synchronized boolean isNew(Route route, long begunNanos) {
    long now = time.nanoTime();
    lastNanos.values().removeIf(last -> now - last > MEMORY);
    Long last = lastNanos.get(route);
    if (last != null && begunNanos - last <= 0) {
      return false;
    }
    lastNanos.put(route, now);
    return true;
  }
}
