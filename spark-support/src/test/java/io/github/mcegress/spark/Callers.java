package io.github.mcegress.spark;

import io.github.mcegress.lab.LabRequest;
import java.util.Map;
import java.util.TreeMap;

/** Who has called a server, and how often. Thread-safe. */
final class Callers {
  private final Map<String, Integer> calls = new TreeMap<>();
  private long lastMillis;

  /** Counts a request by its executor. */
  synchronized String count(LabRequest request) {
    String worker = request.header(Worker.HEADER);
    calls.merge(worker, 1, Integer::sum);
    lastMillis = System.currentTimeMillis();
    return worker;
  }

  synchronized boolean has(String worker) {
    return calls.containsKey(worker);
  }

  /** Whether two executors have called so often each. */
  synchronized boolean areTwo(int times) {
    return calls.values().stream().filter(each -> each >= times).count() == 2;
  }

  /** When the last one came. */
  synchronized long lastMillis() {
    return lastMillis;
  }

  @Override
  public synchronized String toString() {
    return calls.toString();
  }
}
