package io.github.mcegress.catalog;

import java.util.List;

/**
 * A region of MaxCompute and the schemes that it supports.
 *
 * <p>Row: {@code region | id | name | internet | vpc | zones | sources | doubt}, with {@link
 * Support} for the two schemes. Immutable.
 */
public final class Region {
  static final String COLUMNS = "region | id | name | internet | vpc | zones | sources | doubt";

  private final String id;
  private final String name;
  private final Support internet;
  private final Support vpc;
  private final List<String> zones;
  private final List<Source> sources;
  private final String doubt;

  private Region(CatalogRow row) {
    id = row.word("id");
    name = row.text("name");
    internet = row.constant("internet", Support.class);
    vpc = row.constant("vpc", Support.class);
    zones = row.list("zones");
    sources = row.sources("sources");
    doubt = row.textOrNone("doubt");
  }

  static Region of(CatalogRow row) {
    return new Region(row);
  }

  /** The region id, say {@code cn-beijing}. */
  public String id() {
    return id;
  }

  /** Its name on the pages, say {@code China (Beijing)}. */
  public String name() {
    return name;
  }

  /** Whether the scheme can be used in this region. */
  public Support supports(Scheme scheme) {
    return scheme == Scheme.INTERNET ? internet : vpc;
  }

  /** The zones in which a vSwitch for a network link may lie; empty where no page lists them. */
  public List<String> zones() {
    return zones;
  }

  /** Where the row comes from: titles, dates, dates read. */
  public String source() {
    return Source.text(sources);
  }

  /** The same, one by one. */
  public List<Source> sources() {
    return sources;
  }

  /** What is not certain about the row, or empty. */
  public String doubt() {
    return doubt;
  }

  /** {@code cn-beijing, China (Beijing)}. */
  @Override
  public String toString() {
    return id + ", " + name;
  }
}
