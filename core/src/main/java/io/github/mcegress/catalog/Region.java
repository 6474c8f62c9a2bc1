package io.github.mcegress.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A region of MaxCompute and the schemes that it supports.
 *
 * <p>Row: {@code region | id | name | internet | smartnat | vpc | zones | sources | doubt}, with
 * {@link Support} for the three schemes. Immutable.
 */
public final class Region extends SourcedRow {
  static final String COLUMNS =
      "region | id | name | internet | smartnat | vpc | zones | sources | doubt";

  private final String id;
  private final String name;
  private final Map<Scheme, Support> schemes = new EnumMap<>(Scheme.class);
  private final List<String> zones;

  private Region(CatalogRow row) {
    super(row);
    id = row.word("id");
    name = row.text("name");
    for (Scheme scheme : Scheme.values()) {
      schemes.put(scheme, row.constant(scheme.name().toLowerCase(Locale.ROOT), Support.class));
    }
    zones = row.list("zones");
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
    return schemes.getOrDefault(scheme, Support.UNKNOWN);
  }

  /** The zones in which a vSwitch for a network link may lie; empty where no page lists them. */
  public List<String> zones() {
    return zones;
  }

  /** {@code cn-beijing, China (Beijing)}. */
  @Override
  public String toString() {
    return id + ", " + name;
  }
}
