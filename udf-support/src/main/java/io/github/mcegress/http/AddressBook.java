package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Endpoint;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses serve which endpoint: its own when it is an IP literal, else those of {@link
 * HostAddresses}.
 *
 * <p>Shipped addresses serve plain http only with {@code pin-plain-http}, since only TLS proves the
 * peer, and then for an hour; under TLS for a day, as long as a job may run. Thread-safe.
 */
final class AddressBook implements Closeable {
  static final Duration SOFT_LIFETIME = Duration.ofMinutes(10);
  static final Duration GREATEST_AGE = Duration.ofHours(24);
  static final Duration GREATEST_AGE_OF_PINNED_PLAIN_HTTP = Duration.ofHours(1);

  /** Beyond it addresses are asked for again. */
  private static final int MOST_HOSTS = 2 * EgressObservation.MOST;

  private volatile ResolvedHosts shipped;
  private final Lookups lookups;
  private final boolean pinPlainHttp;
  private final AccessList accessList;
  private final BiConsumer<Endpoint, List<InetAddress>> changed;
  private final int offset;
  private final Time time;
  private final Map<Endpoint, HostAddresses> underTls = new ConcurrentHashMap<>();
  private final Map<Endpoint, HostAddresses> plain = new ConcurrentHashMap<>();
  private final Map<Endpoint, String> refusals = new ConcurrentHashMap<>();

  /**
   * With what was shipped and whom to ask; closing it closes the latter.
   *
   * @param changed told when an endpoint has other addresses
   * @param offset which of a host's addresses is tried first, so that workers differ
   */
  AddressBook(
      ResolvedHosts shipped,
      Lookups lookups,
      boolean pinPlainHttp,
      AccessList accessList,
      BiConsumer<Endpoint, List<InetAddress>> changed,
      int offset,
      Time time) {
    this.shipped = shipped;
    this.lookups = lookups;
    this.pinPlainHttp = pinPlainHttp;
    this.accessList = accessList;
    this.changed = changed;
    this.offset = offset;
    this.time = time;
  }

  /** The addresses to try, in order, never empty; what they came from is noted in the counters. */
  List<InetAddress> addresses(Target target, Deadline deadline, HostCounters counters)
      throws EgressException {
    Endpoint endpoint = target.endpoint();
    HostAddresses host = host(target);
    if (host == null) {
      counters.origin(AddressOrigin.LITERAL, null);
      return toConnectTo(
          endpoint, usable(endpoint, Collections.singletonList(endpoint.address().get())));
    }
    if (!host.isUsable()) {
      first(endpoint, host, deadline, counters);
    } else if (host.isDue()) {
      host.refresh(deadline, counters);
    }
    counters.origin(host.origin(), host.answeredAt());
    return toConnectTo(endpoint, host.order());
  }

  /** Every address failed: whether there are others now. */
  boolean renewed(Target target, Deadline deadline, HostCounters counters) {
    HostAddresses host = host(target);
    return host != null && host.renew(deadline, counters);
  }

  /** Whether the address failed just now, and is tried after the others. */
  boolean isResting(Target target, InetAddress address) {
    HostAddresses host = host(target);
    return host != null && host.isResting(address);
  }

  /**
   * No connection or handshake with the address.
   *
   * @param begunNanos when that attempt began
   * @return whether the address is put behind the others for it
   */
  boolean failed(Target target, InetAddress address, long begunNanos) {
    HostAddresses host = host(target);
    return host != null && host.failed(address, begunNanos);
  }

  /** A connection that works. */
  void succeeded(Target target, InetAddress address) {
    HostAddresses host = host(target);
    if (host != null) {
      host.succeeded(address);
    }
  }

  /** Null for an IP literal. The map is looked at first: reading an endpoint allocates. */
  private @Nullable HostAddresses host(Target target) {
    Endpoint endpoint = target.endpoint();
    Map<Endpoint, HostAddresses> hosts = target.tls() ? underTls : plain;
    HostAddresses known = hosts.get(endpoint);
    if (known != null || endpoint.address().isPresent()) {
      return known;
    }
    HostAddresses made = hosts.computeIfAbsent(endpoint, named -> host(named, target.tls()));
    forgetOne(hosts, endpoint);
    if (target.tls() || pinPlainHttp) {
      // Once more: newer ones may have come before it was in the map.
      ship(endpoint, made);
    }
    return made;
  }

  private HostAddresses host(Endpoint endpoint, boolean tls) {
    HostAddresses host =
        new HostAddresses(
            endpoint.host(),
            lookups.resolver(),
            answer -> usable(endpoint, answer),
            addresses -> changed.accept(endpoint, addresses),
            time,
            lookups.background(),
            offset,
            SOFT_LIFETIME,
            tls ? GREATEST_AGE : GREATEST_AGE_OF_PINNED_PLAIN_HTTP);
    if (tls || pinPlainHttp) {
      ship(endpoint, host);
    }
    return host;
  }

  /** In observe mode a job may call any number of hosts: one of too many begins anew. */
  private void forgetOne(Map<Endpoint, HostAddresses> hosts, Endpoint but) {
    Iterator<Endpoint> any = hosts.keySet().iterator();
    Endpoint one = any.next();
    if (hosts.size() > MOST_HOSTS && any.hasNext()) {
      Endpoint gone = one.equals(but) ? any.next() : one;
      hosts.remove(gone);
      refusals.remove(gone);
    }
  }

  /** Takes what was resolved elsewhere, where it is newer than what is known. */
  void shipped(ResolvedHosts newer) {
    shipped = newer;
    underTls.forEach(this::ship);
    if (pinPlainHttp) {
      plain.forEach(this::ship);
    }
  }

  private void ship(Endpoint endpoint, HostAddresses host) {
    ResolvedHosts from = shipped;
    List<InetAddress> usable =
        usable(endpoint, from.addresses(endpoint.host()).orElse(Collections.emptyList()));
    if (!usable.isEmpty()) {
      host.shipped(usable, from.resolvedAt(endpoint.host()).orElse(Instant.EPOCH));
    }
  }

  private void first(
      Endpoint endpoint, HostAddresses host, Deadline deadline, HostCounters counters)
      throws EgressException {
    try {
      host.first(deadline, counters);
    } catch (UnknownHostException e) {
      if (host.answeredAt() == null && refusals.containsKey(endpoint)) {
        throw refused(endpoint);
      }
      throw AddressFailures.unresolved(
          endpoint.host(),
          host.answeredAt() == null
              ? ""
              : ", and its addresses of " + host.answeredAt() + " are too old",
          e);
    } catch (SecurityException e) {
      throw AddressFailures.denied(endpoint.host(), e);
    }
  }

  /** Of an answer what the endpoint may have; what it may not is remembered for the error. */
  private List<InetAddress> usable(Endpoint endpoint, List<InetAddress> answer) {
    List<InetAddress> usable = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (InetAddress address : answer) {
      AddressScope scope = AddressScope.of(address);
      if (accessList.allows(endpoint, scope)) {
        usable.add(address);
      } else {
        refused.add(address.getHostAddress() + " (" + scope + ")");
      }
    }
    if (!refused.isEmpty()) {
      refusals.put(endpoint, String.join(", ", refused));
    }
    return usable;
  }

  private List<InetAddress> toConnectTo(Endpoint endpoint, List<InetAddress> addresses)
      throws EgressException {
    if (addresses.isEmpty()) {
      throw refused(endpoint);
    }
    accessList.reached(endpoint, addresses);
    return addresses;
  }

  private EgressException refused(Endpoint endpoint) {
    return AddressFailures.refused(endpoint.toString(), String.valueOf(refusals.get(endpoint)));
  }

  /** What was shipped last. */
  ResolvedHosts shipped() {
    return shipped;
  }

  /** Ends what is asked in the background. */
  @Override
  public void close() throws IOException {
    lookups.close();
  }
}
