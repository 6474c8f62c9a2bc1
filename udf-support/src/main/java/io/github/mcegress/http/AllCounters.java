package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of each endpoint that was called, or refused; those beyond the first thousand are
 * counted together. Thread-safe.
 */
final class AllCounters {
  /** A name that no host can have (RFC 2606). */
  static final Endpoint OTHERS = Endpoint.of("others.invalid", 1);

  private final Events events;
  private final Map<Endpoint, HostCounters> counters = new ConcurrentHashMap<>();

  AllCounters(Events events) {
    this.events = events;
  }

  HostCounters of(Endpoint endpoint) {
    HostCounters known = counters.get(endpoint);
    if (known != null) {
      return known;
    }
    Endpoint counted = counters.size() < EgressObservation.MOST ? endpoint : OTHERS;
    return counters.computeIfAbsent(counted, called -> new HostCounters(called, events));
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
