package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of each endpoint that was called. Thread-safe. */
final class AllCounters {
  private final Events events;
  private final Map<Endpoint, HostCounters> counters = new ConcurrentHashMap<>();

  AllCounters(Events events) {
    this.events = events;
  }

  HostCounters of(Endpoint endpoint) {
    HostCounters known = counters.get(endpoint);
    return known != null
        ? known
        : counters.computeIfAbsent(endpoint, called -> new HostCounters(called, events));
  }

  boolean areEmpty() {
    return counters.isEmpty();
  }

  /** A snapshot, in alphabetical order. */
  List<HostReport> report() {
    List<HostReport> hosts = new ArrayList<>();
    new TreeMap<>(counters).values().forEach(counted -> hosts.add(counted.report()));
    return Collections.unmodifiableList(hosts);
  }
}
