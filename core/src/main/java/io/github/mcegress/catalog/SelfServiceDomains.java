package io.github.mcegress.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One published version of the list of top-level domains that a project's administrator may add
 * without a review; the list changes, so each version carries its date and page.
 *
 * <p>Row: {@code self-service | date | domains | sources}. Immutable.
 */
public final class SelfServiceDomains {
  static final String COLUMNS = "self-service | date | domains | sources";

  private final String date;
  private final Set<String> domains;
  private final List<Source> sources;

  private SelfServiceDomains(CatalogRow row) {
    date = row.date("date");
    domains = Collections.unmodifiableSet(new LinkedHashSet<>(row.domains("domains")));
    sources = row.sources("sources");
  }

  static SelfServiceDomains of(CatalogRow row) {
    return new SelfServiceDomains(row);
  }

  /** The date of the page that showed this version. */
  public String date() {
    return date;
  }

  /** The domains, in the page's order. */
  public Set<String> domains() {
    return domains;
  }

  /** Where the version comes from: titles, dates, dates read. */
  public String source() {
    return Source.text(sources);
  }

  /** The same, one by one. */
  public List<Source> sources() {
    return sources;
  }

  /** Whether the host is one of the domains or below one. */
  public boolean covers(String host) {
    int from = 0;
    while (!domains.contains(host.substring(from))) {
      int dot = host.indexOf('.', from);
      if (dot < 0) {
        return false;
      }
      from = dot + 1;
    }
    return true;
  }

  /** The page and its date. */
  @Override
  public String toString() {
    return sources.get(0).title() + ", " + date;
  }
}
