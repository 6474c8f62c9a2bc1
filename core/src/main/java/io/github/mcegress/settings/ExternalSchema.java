package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.rules.Rule;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A schema of the lakehouse: a database of a foreign server, seen as a schema of the project.
 *
 * <p>Text form: {@code CREATE EXTERNAL SCHEMA IF NOT EXISTS s WITH server ON 'myhive';} behind
 * {@code SET odps.namespace.schema=true;}. The network link does not stand in it but on the foreign
 * server, which is made in the console. Immutable and thread-safe. Source: Reading EMR Hive data
 * based on HMS+HDFS, read 2026-11-21.
 */
public final class ExternalSchema {
  /** {@code true} lets names have three parts: project, schema, table. */
  public static final String NAMESPACE_SCHEMA = "odps.namespace.schema";

  private static final String PAGE = "Reading EMR Hive data based on HMS+HDFS, read 2026-11-21";
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");
  private static final Pattern SERVER = Pattern.compile("[a-z][a-z0-9_]{0,127}");

  private final String name;
  private final String foreignServer;
  private final String database;
  private final List<Problem> warnings = new ArrayList<>();

  private ExternalSchema(String name, String foreignServer, String database) {
    this.name = name;
    this.foreignServer = foreignServer;
    this.database = database;
  }

  /**
   * A database of a foreign server.
   *
   * @param name the schema's: a letter, then letters, digits and {@code _}
   * @param foreignServer as the console shows it: a lower-case letter, then lower-case letters,
   *     digits and {@code _}, at most 128 characters
   * @param database say {@code myhive}
   * @throws InvalidEgressException with everything that is wrong, the rules' errors among it
   */
  public static ExternalSchema of(
      EgressSpec spec, String name, String foreignServer, String database) {
    return of(spec, name, foreignServer, database, Catalog.shipped());
  }

  /** As {@link #of(EgressSpec, String, String, String)}, by a catalogue of the caller's. */
  public static ExternalSchema of(
      EgressSpec spec, String name, String foreignServer, String database, Catalog catalog) {
    List<Problem> problems = new ArrayList<>(Rules.check(spec, Workload.EXTERNAL_TABLE, catalog));
    SettingsMap.takeBack(Codes.RULE_NOTHING_OPENED, problems);
    if (!SCHEMA.matcher(name).matches()) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  Quoted.of(name) + " is no schema name",
                  "write a letter, then letters, digits and _")
              .at("schema", 0));
    }
    if (!SERVER.matcher(foreignServer).matches()) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  Quoted.of(foreignServer) + " is no name of a foreign server",
                  "write a lower-case letter, then lower-case letters, digits and _, at most 128"
                      + " characters")
              .at("foreign-server", 0)
              .from(PAGE));
    }
    if (database.isEmpty()) {
      problems.add(
          Problem.error(Codes.SPEC_VALUE, "the database is empty", "write its name, say myhive")
              .at("database", 0));
    }
    SqlLiteral.check("database", database, Quoted.of(database), problems);
    InvalidEgressException.throwOnErrors(problems);
    ExternalSchema schema = new ExternalSchema(name, foreignServer, database);
    schema.warnings.addAll(problems);
    schema.remark(spec);
    return schema;
  }

  private void remark(EgressSpec spec) {
    warnings.add(
        Problem.warning(
                Codes.TABLE_NETWORK,
                spec.networkLink().isPresent()
                    ? "the network link "
                        + Quoted.of(spec.networkLink().get().name())
                        + " does not stand in the statement"
                    : "a foreign server of the kind Hive+HDFS needs a network link, and the"
                        + " description has none",
                "choose it as the Network Connection Object of the foreign server "
                    + Quoted.of(foreignServer)
                    + " in the console (Manage Configurations > Foreign Server); a DLF, OSS or"
                    + " Hologres one needs none")
            .at("networklink", 0)
            .from(PAGE));
    warnings.add(
        Problem.warning(
                Codes.TABLE_DOUBT,
                "whether the project has schemas is not known here",
                "choose Upgrade to Support Schemas in the console")
            .from(PAGE));
    // The rules know a lakehouse by its ports and services only; this always is one.
    if (!SettingsMap.isTold(Codes.RULE_HIVE, warnings)) {
      warnings.add(
          Rule.HIVE.problem(
              "for the data lakehouse the project's data type edition should be the"
                  + " Hive-compatible one",
              "set it, unless the project needs another"));
    }
    if (foreignServer.length() == 128) {
      warnings.add(
          Problem.warning(
                  Codes.TABLE_DOUBT,
                  "the name of the foreign server has 128 characters; one page allows them, an older"
                      + " one fewer than 128",
                  "take a shorter one")
              .at("foreign-server", 0)
              .from(PAGE + " / Manage external data sources"));
    }
  }

  public String name() {
    return name;
  }

  public String foreignServer() {
    return foreignServer;
  }

  public String database() {
    return database;
  }

  /** The hint that the statement, and each statement with a name of three parts, needs. */
  public Map<String, String> hints() {
    return Collections.singletonMap(NAMESPACE_SCHEMA, "true");
  }

  /** The CREATE statement on one line, ended by a semicolon. */
  public String toStatement() {
    return "CREATE EXTERNAL SCHEMA IF NOT EXISTS "
        + name
        + " WITH "
        + foreignServer
        + " ON "
        + SqlLiteral.quote(database)
        + ";";
  }

  /** The SET statement and the CREATE statement, a line each. */
  public String toScript() {
    return "SET " + NAMESPACE_SCHEMA + "=true;\n" + toStatement() + "\n";
  }

  /** What is to be done outside of SQL, and what the pages leave open. */
  public List<Problem> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ExternalSchema && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The CREATE statement. */
  @Override
  public String toString() {
    return toStatement();
  }
}
