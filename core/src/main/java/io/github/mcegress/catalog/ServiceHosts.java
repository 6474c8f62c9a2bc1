package io.github.mcegress.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells whose endpoint a host is, by the catalogue's spellings. Immutable and thread-safe.
 *
 * <p>A spelling that begins with a bucket or instance also covers the host without it.
 */
public final class ServiceHosts {
  private final List<ServiceEndpoint> rows;

  ServiceHosts(Collection<ServiceEndpoint> services) {
    rows = new ArrayList<>(services);
  }

  /** The row that spells the host, the most literal of several. */
  public Optional<ServiceEndpoint> serviceOf(String host) {
    ServiceEndpoint best = null;
    for (ServiceEndpoint row : rows) {
      if (row.spells(host) && (best == null || row.literals() > best.literals())) {
        best = row;
      }
    }
    return Optional.ofNullable(best);
  }
}
