package io.github.mcegress.maxcompute;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** When the newest of some shipped addresses was answered. Immutable. */
final class AddressAge {
  /** What a host without an instant of its own is read with. */
  private static final Clock UNDATED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final Set<String> hosts;
  private final Instant newest;

  private AddressAge(Set<String> hosts, Instant newest) {
    this.hosts = hosts;
    this.newest = newest;
  }

  static AddressAge of(ResolvedHosts resolved) {
    Instant newest = Instant.EPOCH;
    for (String host : resolved.hosts()) {
      Instant at = resolved.resolvedAt(host).orElse(Instant.EPOCH);
      newest = at.isAfter(newest) ? at : newest;
    }
    return new AddressAge(resolved.hosts(), newest);
  }

  /**
   * Reads what an earlier shipment left.
   *
   * @throws InvalidEgressException if it is no hosts(5) text, or a host has no instant, so that its
   *     age cannot be known
   */
  static AddressAge parse(String text) {
    ResolvedHosts resolved = ResolvedHosts.parse(text, UNDATED);
    for (String host : resolved.hosts()) {
      if (resolved.resolvedAt(host).equals(Optional.of(Instant.EPOCH))) {
        throw new InvalidEgressException(
            Problem.error(
                Codes.HOSTS_SYNTAX,
                host + " has no instant",
                "write # host resolved INSTANT before it"));
      }
    }
    return of(resolved);
  }

  boolean isNewerThan(AddressAge other) {
    return newest.isAfter(other.newest);
  }

  /** Whether it has every host of those. */
  boolean covers(ResolvedHosts resolved) {
    return hosts.containsAll(resolved.hosts());
  }

  /** The instant of the newest address. */
  @Override
  public String toString() {
    return hosts.isEmpty() ? "no host" : newest.toString();
  }
}
