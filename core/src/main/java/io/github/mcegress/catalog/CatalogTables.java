package io.github.mcegress.catalog;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tables of a catalogue while it is read: a row takes the place of an earlier one with the same
 * identity, or comes to the others. Not thread-safe; a {@link Catalog} is made of it.
 */
final class CatalogTables {
  private static final String WITHDRAW = "withdraw";

  final Map<String, Source> sources = new LinkedHashMap<>();
  final Map<String, Region> regions = new LinkedHashMap<>();
  final Map<String, ServiceEndpoint> services = new LinkedHashMap<>();
  final Map<String, MaxComputeEndpoint> maxCompute = new LinkedHashMap<>();
  final Map<String, SelfServiceDomains> selfService = new LinkedHashMap<>();
  final Map<String, SettingKey> keys = new LinkedHashMap<>();
  final Map<String, Contradiction> contradictions = new LinkedHashMap<>();

  private final Map<String, Table<?>> tables = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  CatalogTables() {
    add(new Table<>(Source.COLUMNS, sources, Source::of, Source::id));
    add(new Table<>(Region.COLUMNS, regions, Region::of, Region::id));
    add(
        new Table<>(
            ServiceEndpoint.COLUMNS, services, ServiceEndpoint::of, ServiceEndpoint::identity));
    add(
        new Table<>(
            MaxComputeEndpoint.COLUMNS,
            maxCompute,
            MaxComputeEndpoint::of,
            MaxComputeEndpoint::identity));
    add(
        new Table<>(
            SelfServiceDomains.COLUMNS,
            selfService,
            SelfServiceDomains::of,
            SelfServiceDomains::date));
    add(new Table<>(SettingKey.COLUMNS, keys, SettingKey::of, SettingKey::key));
    add(new Table<>(Contradiction.COLUMNS, contradictions, Contradiction::of, Contradiction::id));
  }

  private void add(Table<?> table) {
    tables.put(table.name(), table);
  }

  /** A copy, to be read over. */
  CatalogTables copy() {
    CatalogTables copy = new CatalogTables();
    copy.sources.putAll(sources);
    copy.regions.putAll(regions);
    copy.services.putAll(services);
    copy.maxCompute.putAll(maxCompute);
    copy.selfService.putAll(selfService);
    copy.keys.putAll(keys);
    copy.contradictions.putAll(contradictions);
    return copy;
  }

  /**
   * Reads rows over what is there.
   *
   * @throws InvalidEgressException with every broken row
   */
  void read(String text) {
    for (Table<?> table : tables.values()) {
      table.lines.clear();
    }
    List<CatalogRow> rows = CatalogText.rows(text, sources);
    // Sources first, wherever they stand, since other rows name them.
    read(rows, true);
    read(rows, false);
    for (Contradiction contradiction : contradictions.values()) {
      checkKeys(contradiction);
    }
    for (MaxComputeEndpoint endpoint : maxCompute.values()) {
      checkRegions(endpoint);
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(Problem::line));
      throw new InvalidEgressException(problems);
    }
  }

  private void read(List<CatalogRow> rows, boolean sources) {
    for (CatalogRow row : rows) {
      if (row.table().equals("source") == sources) {
        row(row);
      }
    }
  }

  private void row(CatalogRow row) {
    Table<?> table = tables.get(row.table());
    if (table != null) {
      table.read(row);
    } else if (row.table().equals(WITHDRAW)) {
      withdraw(row);
    } else {
      row.wrong(
          Quoted.of(row.table()) + " is no table",
          "begin the row with one of " + String.join(", ", tables.keySet()) + ", withdraw");
    }
    problems.addAll(row.problems());
  }

  private void withdraw(CatalogRow row) {
    if (!row.hasWidth("withdraw | table | identity")) {
      return;
    }
    String name = row.oneOf("table", tables.keySet().toArray(new String[0]));
    String identity = row.text("identity");
    Table<?> table = tables.get(name);
    if (table != null && table.rows.remove(identity) == null) {
      row.wrong("there is no " + name + " " + Quoted.of(identity), "write the identity of a row");
    }
  }

  private void checkKeys(Contradiction contradiction) {
    for (String key : contradiction.keys()) {
      if (!keys.containsKey(key)) {
        missing(
            "contradiction",
            contradiction.id(),
            "names the key " + Quoted.of(key),
            "key | " + key + " | ...");
      }
    }
  }

  private void checkRegions(MaxComputeEndpoint endpoint) {
    for (String region : endpoint.regions()) {
      if (!region.equals("*") && !regions.containsKey(region)) {
        missing(
            "maxcompute",
            endpoint.identity(),
            "names the region " + Quoted.of(region),
            "region | " + region + " | ...");
      }
    }
  }

  private void missing(String table, String identity, String what, String row) {
    problems.add(
        Problem.error(
                Codes.CATALOG_ROW,
                "the " + table + " " + Quoted.of(identity) + " " + what + ", which has no row",
                "add a row " + row)
            .at("", tables.get(table).lines.getOrDefault(identity, 0)));
  }

  /** One table: how its rows look, and how they are read and told apart. */
  private static final class Table<T> {
    private final String columns;
    private final Map<String, T> rows;
    private final Function<CatalogRow, T> reader;
    private final Function<T, String> identity;
    private final Map<String, Integer> lines = new HashMap<>();

    Table(
        String columns,
        Map<String, T> rows,
        Function<CatalogRow, T> reader,
        Function<T, String> identity) {
      this.columns = columns;
      this.rows = rows;
      this.reader = reader;
      this.identity = identity;
    }

    String name() {
      return columns.substring(0, columns.indexOf(' '));
    }

    void read(CatalogRow row) {
      if (!row.hasWidth(columns)) {
        return;
      }
      T value = reader.apply(row);
      if (!row.problems().isEmpty()) {
        return;
      }
      String name = identity.apply(value);
      Integer earlier = lines.putIfAbsent(name, row.line());
      if (earlier == null) {
        rows.put(name, value);
      } else {
        row.wrong(
            "line " + earlier + " is about " + Quoted.of(name) + " too", "write one row for it");
      }
    }
  }
}
