package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table properties of an external table: rendered from a description, or read from a CREATE
 * statement's own TBLPROPERTIES.
 *
 * <p>Rendered: {@code networklink}, the name of the network link; nothing without one. Text form:
 * one line {@code TBLPROPERTIES('networklink'='testLink')}, quotes written as odps-sdk-core writes
 * them. Source: Network connection process, 2025-02-12. Immutable and thread-safe; equality is that
 * of the map.
 *
 * @see ExternalTable
 */
public final class TableProperties extends SettingsMap {
  /** The name of the network link of the table. */
  public static final String NETWORK_LINK = "networklink";

  private static final String KEYWORD = "TBLPROPERTIES";

  private TableProperties(Map<String, String> properties, List<Problem> warnings) {
    super(properties, warnings);
  }

  /**
   * The table properties of a description.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#EXTERNAL_TABLE}
   */
  public static TableProperties from(EgressSpec spec) {
    return from(spec, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static TableProperties from(EgressSpec spec, Catalog catalog) {
    List<Problem> problems = new ArrayList<>(Rules.check(spec, Workload.EXTERNAL_TABLE, catalog));
    InvalidEgressException.throwOnErrors(problems);
    Map<String, String> properties = new LinkedHashMap<>();
    if (spec.networkLink().isPresent()) {
      properties.put(NETWORK_LINK, spec.networkLink().get().name());
    }
    // Where the description opens nothing at all, the rules say so.
    if (properties.isEmpty() && !isTold(Codes.RULE_NOTHING_OPENED, problems)) {
      problems.add(
          Problem.warning(
                  Codes.TABLE_NETWORK,
                  "without a network link there is no table property",
                  "declare networklink for what stands in a VPC; OSS, Tablestore and Hologres need"
                      + " none")
              .at("networklink", 0)
              .from("Network connection process, 2025-02-12"));
    }
    return new TableProperties(properties, problems);
  }

  /**
   * The properties of the TBLPROPERTIES clause of a CREATE or ALTER statement, wherever it stands;
   * comments and other literals are skipped, escapes read as MaxCompute does, values not judged.
   *
   * @throws InvalidEgressException if there are two such clauses, one key stands twice, or the
   *     clause cannot be read: with its line
   */
  public static TableProperties parse(String sql) {
    return of(PropertyClause.read(KEYWORD, sql));
  }

  static TableProperties of(Map<String, String> properties) {
    return new TableProperties(properties, Collections.emptyList());
  }

  /**
   * One line {@code TBLPROPERTIES('key'='value',...)}; empty without properties.
   *
   * @throws InvalidEgressException if a key or value cannot be written so that it reads back equal:
   *     a backslash, a control character or half of a character
   */
  public String toClause() {
    List<Problem> problems = new ArrayList<>();
    PropertyClause.check(asMap(), problems);
    InvalidEgressException.throwOnErrors(problems);
    return PropertyClause.write(KEYWORD, asMap());
  }
}
