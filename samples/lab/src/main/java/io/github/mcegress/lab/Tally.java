package io.github.mcegress.lab;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A count per name.
 *
 * <p>Safe for use by many threads.
 */
final class Tally {
  private final ConcurrentMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  void add(String name) {
    counts.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
  }

  int of(String name) {
    AtomicInteger count = counts.get(name);
    return count == null ? 0 : count.get();
  }

  int total() {
    return counts.values().stream().mapToInt(AtomicInteger::get).sum();
  }
}
