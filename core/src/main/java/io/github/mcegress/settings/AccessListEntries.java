package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of an access list: the public endpoints as declared, behind them with {@code
 * list-addresses} their resolved addresses. Immutable.
 */
final class AccessListEntries {
  /** What is known where nothing was resolved. */
  static final ResolvedHosts NO_ADDRESSES = ResolvedHosts.parse("");

  private final Set<String> entries = new LinkedHashSet<>();
  private final Set<String> unresolved = new LinkedHashSet<>();

  AccessListEntries(EgressSpec spec, ResolvedHosts hosts) {
    for (Endpoint endpoint : spec.internet()) {
      entries.add(endpoint.toString());
    }
    if (!spec.listAddresses()) {
      return;
    }
    for (Endpoint endpoint : spec.internet()) {
      if (endpoint.address().isPresent()) {
        continue;
      }
      List<InetAddress> addresses =
          hosts.addresses(endpoint.host()).orElse(Collections.emptyList());
      for (InetAddress address : addresses) {
        entries.add(address.getHostAddress() + ":" + endpoint.port());
      }
      if (addresses.isEmpty()) {
        unresolved.add(endpoint.host());
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /** Adds a warning when addresses were asked for and some are missing. */
  void tellMissing(List<Problem> problems) {
    if (!unresolved.isEmpty()) {
      problems.add(
          Problem.warning(
                  Codes.DNS_UNRESOLVED,
                  "list-addresses = true, but there are no addresses of "
                      + String.join(", ", unresolved),
                  "resolve them first and pass them: from(spec, ..., hosts)")
              .at("list-addresses", 0));
    }
  }

  /** {@code host:port,host:port}. */
  @Override
  public String toString() {
    return String.join(",", entries);
  }
}
