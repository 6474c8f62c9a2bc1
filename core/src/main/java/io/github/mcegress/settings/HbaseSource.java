package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of an ApsaraDB for HBase cluster: its name, its columns, and the cluster's ZooKeeper.
 *
 * <p>Immutable and thread-safe. Source: HBase external tables, 2020/21.
 */
public final class HbaseSource {
  private static final String SOURCE = "HBase external tables, 2020/21";

  private final String table;
  private final String columnsMapping;
  private final List<Endpoint> zookeeper;
  private final List<Problem> warnings = new ArrayList<>();

  private HbaseSource(String table, String columnsMapping, List<Endpoint> zookeeper) {
    this.table = table;
    this.columnsMapping = columnsMapping;
    this.zookeeper = Collections.unmodifiableList(zookeeper);
  }

  /**
   * A table of a cluster.
   *
   * @param columnsMapping {@code :key} for the row key, then {@code family:qualifier}, separated by
   *     commas, in the order of the external table's columns
   * @param zookeeper {@code host:port} of each ZooKeeper node, all with the same port, 2181 unless
   *     changed
   * @throws InvalidEgressException with everything that is wrong
   */
  public static HbaseSource of(String table, String columnsMapping, String... zookeeper) {
    List<Problem> problems = new ArrayList<>();
    List<Endpoint> endpoints = new ArrayList<>();
    Set<Integer> ports = new LinkedHashSet<>();
    for (int i = 0; i < zookeeper.length; i++) {
      try {
        Endpoint endpoint = Endpoint.parse(zookeeper[i]);
        endpoints.add(endpoint);
        ports.add(endpoint.port());
      } catch (InvalidEgressException e) {
        problems.addAll(e.problemsAt("zookeeper[" + (i + 1) + "]", 0));
      }
    }
    if (zookeeper.length == 0) {
      problems.add(
          value("there is no ZooKeeper node", "write host:2181 of each node").at("zookeeper", 0));
    }
    if (ports.size() > 1) {
      problems.add(
          value(
                  "the ZooKeeper nodes have the ports " + ports + ", and the table has one",
                  "write the one client port")
              .at("zookeeper", 0));
    }
    if (table.isEmpty()) {
      problems.add(value("the table is empty", "write the HBase table's name").at("table", 0));
    }
    HbaseSource source = new HbaseSource(table, columnsMapping, endpoints);
    source.checkColumns(problems);
    InvalidEgressException.throwOnErrors(problems);
    return source;
  }

  private void checkColumns(List<Problem> problems) {
    String[] columns = columnsMapping.split(",", -1);
    if (!columns[0].equals(":key")) {
      problems.add(
          value(
                  Quoted.of(columnsMapping) + " does not begin with the row key",
                  "write :key,family:qualifier,... without blanks")
              .at("columns-mapping", 0));
      return;
    }
    Set<String> families = new LinkedHashSet<>();
    for (int i = 1; i < columns.length; i++) {
      int colon = columns[i].indexOf(':');
      if (colon < 1 || !columns[i].equals(columns[i].trim())) {
        problems.add(
            value(
                    Quoted.of(columns[i]) + " is no column",
                    "write family:qualifier, without blanks around it")
                .at("columns-mapping[" + (i + 1) + "]", 0));
      } else {
        families.add(columns[i].substring(0, colon));
      }
    }
    if (families.size() > 1) {
      warnings.add(
          Problem.warning(
                  Codes.TABLE_DOUBT,
                  "the columns are of "
                      + families.size()
                      + " families; the page allows one, for the reason that a job writes one HFile",
                  "use one family, or try whether reading takes more")
              .at("columns-mapping", 0)
              .from(SOURCE));
    }
  }

  private static Problem value(String message, String remedy) {
    return Problem.error(Codes.SPEC_VALUE, message, remedy).from(SOURCE);
  }

  /** The table's name in HBase. */
  public String table() {
    return table;
  }

  /** {@code :key,family:qualifier,...}. */
  public String columnsMapping() {
    return columnsMapping;
  }

  /** The ZooKeeper nodes, at least one. */
  public List<Endpoint> zookeeper() {
    return zookeeper;
  }

  /** What the page leaves open. */
  public List<Problem> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  /** The table and the first ZooKeeper node. */
  @Override
  public String toString() {
    return table + " at " + zookeeper.get(0);
  }
}
