package io.github.mcegress.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The top-level domains that a project's administrator may add without a review, in every known
 * version of the list.
 *
 * <p>The list changes; each version carries its date and page. Immutable.
 */
public final class SelfServiceDomains {
  private final List<Version> versions;

  SelfServiceDomains(List<Version> versions) {
    this.versions = versions;
  }

  /** The versions that came with this jar, oldest first. */
  public static SelfServiceDomains load() {
    return new SelfServiceDomains(Catalog.shipped().selfService());
  }

  /** Every known version, oldest first. */
  public List<Version> versions() {
    return versions;
  }

  /**
   * One published version of the list.
   *
   * <p>Row: {@code self-service | date | domains | sources}. Immutable.
   */
  public static final class Version {
    static final String COLUMNS = "self-service | date | domains | sources";

    private final String date;
    private final Set<String> domains;
    private final List<Source> sources;

    private Version(CatalogRow row) {
      date = row.date("date");
      domains = Collections.unmodifiableSet(new LinkedHashSet<>(row.domains("domains")));
      sources = row.sources("sources");
    }

    static Version of(CatalogRow row) {
      return new Version(row);
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
      for (String domain : domains) {
        if (host.equals(domain) || host.endsWith("." + domain)) {
          return true;
        }
      }
      return false;
    }

    /** The page and its date. */
    @Override
    public String toString() {
      return sources.get(0).title() + ", " + date;
    }
  }
}
