package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of an external table while they are collected. Not thread-safe. */
final class TableDraft {
  static final String ROLE = "odps.properties.rolearn";

  final Catalog catalog;
  final String storageHandler;
  final String location;
  final Map<String, String> serdeProperties = new LinkedHashMap<>();
  final Map<String, String> tableProperties = new LinkedHashMap<>();
  final Map<String, String> hints = new LinkedHashMap<>();
  final Map<String, String> queryHints = new LinkedHashMap<>();
  final List<Problem> problems = new ArrayList<>();

  TableDraft(Catalog catalog, String storageHandler, String location) {
    this.catalog = catalog;
    this.storageHandler = storageHandler;
    this.location = location;
  }

  TableDraft(TableDraft other, String storageHandler, String location) {
    this(other.catalog, storageHandler, location);
    serdeProperties.putAll(other.serdeProperties);
    tableProperties.putAll(other.tableProperties);
    hints.putAll(other.hints);
    queryHints.putAll(other.queryHints);
    problems.addAll(other.problems);
  }

  TableDraft(TableDraft other) {
    this(other, other.storageHandler, other.location);
  }

  /** What the rules say about the description for external tables. */
  TableDraft checked(EgressSpec spec) {
    problems.addAll(Rules.check(spec, Workload.EXTERNAL_TABLE, catalog));
    return this;
  }

  /**
   * The same for a table on one of Alibaba Cloud's own services: nothing has to be opened for it,
   * so of the warnings only those are kept that the region and the services alone give rise to.
   */
  TableDraft checkedForAService(EgressSpec spec) {
    EgressSpec.Builder builder = EgressSpec.builder();
    spec.region().ifPresent(builder::region);
    spec.services().forEach(builder::service);
    List<Problem> kept = Rules.check(builder.build(), Workload.EXTERNAL_TABLE, catalog);
    checked(spec);
    problems.removeIf(
        problem ->
            problem.severity() == Severity.WARNING
                && (problem.code().equals(Codes.RULE_NOTHING_OPENED) || !kept.contains(problem)));
    return this;
  }

  /** A hint that CREATE and every statement on the table need. */
  void hintAlways(String key, String value) {
    hints.put(key, value);
    queryHints.put(key, value);
  }

  /** Takes back what is to be said of the role, which is given otherwise. */
  void takeBackRole() {
    problems.removeIf(problem -> problem.path().equals(ROLE));
  }

  /** What must not be shown, the longest first. */
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>(LocationText.secrets(location));
    for (Map<String, String> map : Arrays.asList(serdeProperties, tableProperties)) {
      map.forEach(
          (key, value) -> {
            if (HintText.isSecret(key) && !value.isEmpty()) {
              secrets.add(value);
            }
          });
    }
    secrets.sort(Comparator.comparing(String::length).reversed());
    return secrets;
  }

  /** The text without what must not be shown. */
  String withoutSecrets(String text) {
    String shown = text;
    for (String secret : secrets()) {
      shown = shown.replace(secret, "...").replace(secret.replace("'", "\\'"), "...");
    }
    return shown;
  }

  /**
   * The table.
   *
   * @throws InvalidEgressException with everything that is wrong
   */
  ExternalTable build() {
    List<Problem> all = new ArrayList<>(problems);
    SqlLiteral.check("storage-handler", storageHandler, "the storage handler", all);
    LocationText.check(location, catalog, all);
    PropertyClause.check(serdeProperties, all);
    PropertyClause.check(tableProperties, all);
    InvalidEgressException.throwOnErrors(all);
    return new ExternalTable(this);
  }

  @Override
  public String toString() {
    return storageHandler + " at " + Quoted.of(location);
  }
}
