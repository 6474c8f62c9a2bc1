package io.github.mcegress.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The writes that arrived at a server, which applies what it answers with success, unless it has
 * seen the key: then it gives the first answer again. Thread-safe.
 */
final class ArrivedWrites {
  private final Map<String, AtomicInteger> arrived = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> applied = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> keysOfRow = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> rowsOfKey = new ConcurrentHashMap<>();
  private final Set<String> appliedKeys = ConcurrentHashMap.newKeySet();

  /** The row's write may have arrived. */
  void mayHaveArrived(String row) {
    add(arrived, row);
  }

  /**
   * All of the row's write arrived.
   *
   * @param key empty for none
   */
  void arrived(String row, String key) {
    add(arrived, row);
    keysOfRow.computeIfAbsent(row, r -> ConcurrentHashMap.newKeySet()).add(key);
    rowsOfKey.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(row);
  }

  /** It is answered with success. */
  void apply(String row, String key) {
    if (key.isEmpty() || appliedKeys.add(key)) {
      add(applied, row);
    }
  }

  private static void add(Map<String, AtomicInteger> times, String row) {
    times.computeIfAbsent(row, r -> new AtomicInteger()).incrementAndGet();
  }

  private static int times(Map<String, AtomicInteger> times, String row) {
    AtomicInteger known = times.get(row);
    return known == null ? 0 : known.get();
  }

  /** How many times the row's write arrived. */
  int times(String row) {
    return times(arrived, row);
  }

  /** How many times the row was applied. */
  int applied(String row) {
    return times(applied, row);
  }

  /** The keys with which the writes of each row came. */
  Map<String, Set<String>> keysOfRow() {
    return keysOfRow;
  }

  /** The rows for which each key came. */
  Map<String, Set<String>> rowsOfKey() {
    return rowsOfKey;
  }
}
