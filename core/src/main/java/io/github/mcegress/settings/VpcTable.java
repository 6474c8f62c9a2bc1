package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Catalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * External tables on what stands in a VPC, or on the Internet: HBase and RDS. Thread-safe, without
 * state.
 */
final class VpcTable {
  private static final String RDS_PAGE =
      "ApsaraDB for MySQL external tables, 2026-08-21, start of the page";
  private static final String RDS_SYNTAX =
      "RDS external tables, 2020/21 and a page without date, read 2026-11-21";
  private static final int MOST_INSTANCES = 256;

  private VpcTable() {}

  static ExternalTable hbase(
      EgressSpec spec, HbaseSource source, @Nullable LegacyVpc legacy, Catalog catalog) {
    List<String> hosts = new ArrayList<>();
    for (Endpoint node : source.zookeeper()) {
      hosts.add(node.host());
    }
    TableDraft draft =
        new TableDraft(
                catalog,
                "org.apache.hadoop.hive.hbase.HBaseStorageHandler",
                "hbase://" + source.zookeeper().get(0))
            .checked(spec);
    draft.problems.addAll(source.warnings());
    draft.serdeProperties.put("mcfed.hbase.table.name", source.table());
    draft.serdeProperties.put("mcfed.hbase.columns.mapping", source.columnsMapping());
    draft.tableProperties.put("hbase.table.name", source.table());
    draft.tableProperties.put("hbase.columns.mapping", source.columnsMapping());
    draft.tableProperties.put("mcfed.hbase.zookeeper.quorum", String.join(",", hosts));
    draft.tableProperties.put(
        "mcfed.hbase.zookeeper.property.clientPort",
        String.valueOf(source.zookeeper().get(0).port()));
    draft.hintAlways(ExternalTable.HIVE_COMPATIBLE, "true");
    connect(draft, spec, source.zookeeper(), legacy);
    if (legacy != null && (!legacy.ports().contains(16000) || !legacy.ports().contains(16020))) {
      draft.problems.add(
          Problem.warning(
                  Codes.TABLE_NETWORK,
                  "the addresses have no port 16000 or 16020: HMaster and the region servers",
                  "list every node with 2181, 16000 and 16020, unless the cluster has other ports")
              .at("odps.vpc.access.ips", 0)
              .from("HBase external tables, 2020/21"));
    }
    return draft.build();
  }

  static ExternalTable jdbc(
      EgressSpec spec, JdbcSource source, @Nullable LegacyVpc legacy, Catalog catalog) {
    TableDraft draft =
        new TableDraft(catalog, ExternalTable.JDBC_HANDLER, source.location()).checked(spec);
    draft.tableProperties.put("mcfed.mapreduce.jdbc.input.query", source.query());
    draft.hintAlways(ExternalTable.HIVE_COMPATIBLE, "true");
    connect(draft, spec, Collections.singletonList(source.endpoint()), legacy);
    instances(draft, spec);
    draft.problems.add(
        Problem.warning(
                Codes.TABLE_DOUBT,
                "an older page on MySQL tables also sets odps.sql.udf.java.retain.legacy=false, the"
                    + " RDS pages do not",
                "add the hint if classes clash")
            .at("hints", 0)
            .from("MySQL (TDDL) external tables, an older page without date / " + RDS_SYNTAX));
    return draft.build();
  }

  /** The road to the endpoints: VPC as of 2020, network link, or the Internet. */
  private static void connect(
      TableDraft draft, EgressSpec spec, List<Endpoint> endpoints, @Nullable LegacyVpc legacy) {
    if (legacy != null) {
      legacy(draft, endpoints, legacy);
      return;
    }
    boolean internet = spec.internet().containsAll(endpoints);
    if (internet) {
      draft.hints.put(
          SessionHints.ACCESS_LIST,
          new AccessListEntries(spec, AccessListEntries.NO_ADDRESSES).toString());
      draft.problems.add(
          Problem.warning(
                  Codes.TABLE_DOUBT,
                  "the page says that the table works over the public network, but not by which"
                      + " setting; "
                      + SessionHints.ACCESS_LIST
                      + " is set",
                  "reach it through a network link if it fails")
              .at("internet", 0)
              .from(RDS_PAGE));
      return;
    }
    if (!spec.networkLink().isPresent()) {
      SettingsMap.takeBack(Codes.RULE_NOTHING_OPENED, draft.problems);
      draft.problems.add(
          Problem.error(
                  Codes.TABLE_NETWORK,
                  endpoints.get(0) + " cannot be reached: the description has no network link",
                  "declare networklink and networklink.hosts = " + join(endpoints))
              .at("networklink", 0)
              .from("Network connection process, 2025-02-12"));
      return;
    }
    draft.tableProperties.put(TableProperties.NETWORK_LINK, spec.networkLink().get().name());
    for (Endpoint endpoint : endpoints) {
      if (!spec.networkLinkHosts().isEmpty() && !spec.networkLinkHosts().contains(endpoint)) {
        draft.problems.add(
            Problem.error(
                    Codes.SPEC_UNDECLARED,
                    "\"" + endpoint + "\" is not declared behind the network link",
                    "add it to networklink.hosts")
                .at("networklink.hosts", 0));
      }
    }
  }

  private static void legacy(TableDraft draft, List<Endpoint> endpoints, LegacyVpc legacy) {
    draft.serdeProperties.putAll(legacy.asMap());
    draft.hintAlways("odps.sql.external.net.vpc", "true");
    SettingsMap.takeBack(Codes.RULE_NOTHING_OPENED, draft.problems);
    draft.problems.addAll(legacy.warnings());
    for (Endpoint endpoint : endpoints) {
      if (!legacy.covers(endpoint)) {
        draft.problems.add(
            Problem.error(
                    Codes.TABLE_NETWORK,
                    "\"" + endpoint + "\" is not among the addresses of the VPC",
                    "add it to the access-ips")
                .at("odps.vpc.access.ips", 0)
                .from("HBase and RDS external tables, 2020/21"));
      }
    }
    draft.problems.add(
        Problem.warning(
                Codes.TABLE_DOUBT,
                "the odps.vpc properties are of pages of 2020 and 2021; newer ones show networklink",
                "declare a network link and leave the legacy VPC out")
            .at("odps.vpc.id", 0)
            .from("HBase external tables, 2020/21 / " + RDS_SYNTAX));
  }

  /**
   * The description's limits as the most instances that read and write at once, of 256. Source:
   * MySQL (TDDL) external tables, an older page: without them 1 reads and 64 write.
   */
  private static void instances(TableDraft draft, EgressSpec spec) {
    int most =
        Math.min(
            spec.maxTasks().orElse(Integer.MAX_VALUE),
            spec.maxConnections().orElse(Integer.MAX_VALUE));
    if (most < Integer.MAX_VALUE) {
      String instances = String.valueOf(Math.min(most, MOST_INSTANCES));
      draft.queryHints.put("odps.sql.jdbc.splits.num", instances);
      draft.queryHints.put("odps.sql.jdbc.reducer.num", instances);
    }
  }

  private static String join(List<Endpoint> endpoints) {
    List<String> all = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      all.add(endpoint.toString());
    }
    return String.join(", ", all);
  }
}
