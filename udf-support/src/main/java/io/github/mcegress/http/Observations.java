package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Endpoint;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * What a client's observe mode has seen so far; no more than {@link EgressObservation#MOST}
 * endpoints are kept. Thread-safe.
 */
final class Observations {
  private final Map<Endpoint, ObservedEndpoint> endpoints = new ConcurrentHashMap<>();
  private final Map<String, ObservedEndpoint> names = new ConcurrentHashMap<>();
  private final AtomicLong beyond = new AtomicLong();

  void contacted(Endpoint endpoint, String use) {
    record(endpoints, endpoint, use, ObservedEndpoint::of);
  }

  /** A library asked for a host's addresses and told no port. */
  void named(String host, String use) {
    record(names, host, use, ObservedEndpoint::withoutPort);
  }

  private <K> void record(
      Map<K, ObservedEndpoint> seen,
      K key,
      String use,
      BiFunction<K, String, ObservedEndpoint> first) {
    ObservedEndpoint known = seen.get(key);
    if (known != null && known.hasUse(use)) {
      return;
    }
    // The size and the entry belong together.
    synchronized (this) {
      if (seen.containsKey(key)) {
        seen.computeIfPresent(key, (same, before) -> before.withUse(use));
      } else if (endpoints.size() + names.size() < EgressObservation.MOST) {
        seen.put(key, first.apply(key, use));
      } else {
        beyond.incrementAndGet();
      }
    }
  }

  /** These addresses are about to be connected to. */
  void reached(Endpoint endpoint, List<InetAddress> addresses) {
    reached(endpoints, endpoint, addresses);
  }

  void reached(String host, List<InetAddress> addresses) {
    reached(names, host, addresses);
  }

  private static <K> void reached(
      Map<K, ObservedEndpoint> seen, K key, List<InetAddress> addresses) {
    ObservedEndpoint known = seen.get(key);
    if (known == null) {
      return;
    }
    Set<AddressScope> scopes = EnumSet.noneOf(AddressScope.class);
    for (InetAddress address : addresses) {
      scopes.add(AddressScope.of(address));
    }
    if (!known.scopes().containsAll(scopes)) {
      seen.computeIfPresent(key, (same, before) -> before.withScopes(scopes));
    }
  }

  EgressObservation snapshot() {
    List<ObservedEndpoint> all = new ArrayList<>(endpoints.values());
    all.addAll(names.values());
    return new EgressObservation(all, beyond.get());
  }
}
