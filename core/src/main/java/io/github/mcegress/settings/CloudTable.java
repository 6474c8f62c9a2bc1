package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.CloudService.Kind;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * External tables on Alibaba Cloud's own services, reached by their internal endpoint: they need no
 * network link. Thread-safe, without state.
 */
final class CloudTable {
  private static final String OSS_PAGE = "OSS external tables, 2026-07-28 and 2020";
  private static final String TABLESTORE_PAGE = "Tablestore external tables, 2025-12-24 and 2020";
  private static final String HOLOGRES_PAGE = "Hologres external tables, read 2026-11-21";

  private static final Pattern ROLE_ARN =
      Pattern.compile("acs:ram::[A-Za-z0-9]+:role/[A-Za-z0-9._-]+");

  private CloudTable() {}

  static ExternalTable oss(EgressSpec spec, String bucket, String directory, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    String inside = directory.replaceFirst("^/", "").replaceFirst("/$", "");
    if (!directory.isEmpty() && !directory.equals("/")) {
      LocationName.directory(inside, problems);
    }
    String host = hostPort(spec, catalog, Kind.OSS, bucket, problems).split(":", 2)[0];
    if (host.startsWith(bucket + ".")) {
      host = host.substring(bucket.length() + 1);
    }
    String location = "oss://" + host + "/" + bucket + "/" + (inside.isEmpty() ? "" : inside + "/");
    TableDraft draft =
        draft(spec, catalog, "com.aliyun.odps.CsvStorageHandler", location, problems);
    draft.problems.add(roleIsOpen(OSS_PAGE));
    return draft.build();
  }

  static ExternalTable tablestore(
      EgressSpec spec, String instance, String table, String columnsMapping, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    if (table.isEmpty()) {
      problems.add(
          Problem.error(Codes.SPEC_VALUE, "the table is empty", "write the Tablestore table's name")
              .at("table", 0));
    }
    if (!columnsMapping.startsWith(":")) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  Quoted.of(columnsMapping) + " does not begin with a primary key",
                  "write every primary key as :name first, then the columns, separated by commas")
              .at("columns-mapping", 0)
              .from(TABLESTORE_PAGE));
    }
    String host = hostPort(spec, catalog, Kind.TABLESTORE, instance, problems).split(":", 2)[0];
    TableDraft draft =
        draft(
            spec,
            catalog,
            "com.aliyun.odps.TableStoreStorageHandler",
            "tablestore://" + host,
            problems);
    draft.serdeProperties.put("tablestore.columns.mapping", columnsMapping);
    draft.serdeProperties.put("tablestore.table.name", table);
    draft.problems.add(roleIsOpen(TABLESTORE_PAGE));
    return draft.build();
  }

  static ExternalTable hologres(
      EgressSpec spec,
      String instance,
      String database,
      String table,
      String schema,
      Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    LocationName.name("database", database, problems);
    LocationName.name("table", table, problems);
    LocationName.name("schema", schema, problems);
    String endpoint = hostPort(spec, catalog, Kind.HOLOGRES, instance, problems);
    String location =
        "jdbc:postgresql://"
            + endpoint
            + "/"
            + database
            + "?ApplicationName=MaxCompute&currentSchema="
            + schema
            + "&useSSL=true&table="
            + table
            + "/";
    TableDraft draft = draft(spec, catalog, ExternalTable.JDBC_HANDLER, location, problems);
    draft.tableProperties.put("mcfed.mapreduce.jdbc.driver.class", "org.postgresql.Driver");
    draft.tableProperties.put("odps.federation.jdbc.target.db.type", "holo");
    draft.queryHints.put("odps.sql.split.hive.bridge", "true");
    draft.queryHints.put(ExternalTable.HIVE_COMPATIBLE, "true");
    draft.queryHints.put("odps.table.api.enable.holo.table", "true");
    draft.problems.add(
        Problem.warning(
                Codes.TABLE_DOUBT,
                "there is no RAM role, which the STS mode needs",
                "give one: withRole(acs:ram::<uid>:role/<name>), or choose withDoubleSignature()")
            .at(TableDraft.ROLE, 0)
            .from(HOLOGRES_PAGE));
    return draft.build();
  }

  /** The same table with the role by which MaxCompute signs on. */
  static ExternalTable withRole(TableDraft table, String arn) {
    if (!ROLE_ARN.matcher(arn).matches()) {
      throw new InvalidEgressException(
          Problem.error(
                  Codes.SPEC_VALUE,
                  Quoted.of(arn) + " is no role",
                  "write it as acs:ram::<uid>:role/aliyunodpsdefaultrole")
              .at(TableDraft.ROLE, 0));
    }
    TableDraft draft = new TableDraft(table);
    draft.takeBackRole();
    draft.serdeProperties.put(TableDraft.ROLE, arn);
    return draft.build();
  }

  /** The same OSS table, read over HTTPS. */
  static ExternalTable overHttps(TableDraft oss) {
    if (!oss.location.startsWith("oss://")) {
      throw new IllegalArgumentException(oss + " is no OSS table; the hint is for OSS");
    }
    TableDraft draft = new TableDraft(oss);
    draft.hintAlways("odps.sql.unstructured.data.oss.use.https", "true");
    return draft.build();
  }

  /** The same Hologres table without a role; only for reading. */
  static ExternalTable doubleSignature(TableDraft hologres) {
    if (!"holo".equals(hologres.tableProperties.get("odps.federation.jdbc.target.db.type"))) {
      throw new IllegalArgumentException(
          hologres + " is no Hologres table; double signature is for ExternalTable.hologres");
    }
    TableDraft draft = new TableDraft(hologres);
    draft.serdeProperties.remove(TableDraft.ROLE);
    draft.takeBackRole();
    draft.queryHints.clear();
    draft.hintAlways("odps.sql.common.table.planner.ext.hive.bridge", "true");
    draft.problems.add(
        Problem.warning(
                Codes.TABLE_DOUBT,
                "the page's syntax for double signature allows useSSL=true, its example has"
                    + " preferQueryMode=simple&useSSL=false",
                "take the example's LOCATION if this one is refused: ExternalTable.of")
            .at("location", 0)
            .from(HOLOGRES_PAGE));
    return draft.build();
  }

  private static TableDraft draft(
      EgressSpec spec,
      Catalog catalog,
      String storageHandler,
      String location,
      List<Problem> problems) {
    TableDraft draft = new TableDraft(catalog, storageHandler, location).checkedForAService(spec);
    // Of a service that the description declares, the rules tell that the region is missing.
    if (SettingsMap.isTold(Codes.RULE_SERVICE, draft.problems)) {
      SettingsMap.takeBack(Codes.SPEC_UNDECLARED, problems);
    }
    problems.addAll(0, draft.problems);
    InvalidEgressException.throwOnErrors(problems);
    return draft;
  }

  /** The internal endpoint, or an empty text and the reason among the problems. */
  private static String hostPort(
      EgressSpec spec, Catalog catalog, Kind kind, String name, List<Problem> problems) {
    CloudService service = null;
    try {
      service = CloudService.parse(kind, name);
    } catch (InvalidEgressException e) {
      problems.addAll(e.problems());
    }
    String region = spec.region().orElse("");
    if (region.isEmpty()) {
      problems.add(
          Problem.error(
                  Codes.SPEC_UNDECLARED,
                  "the internal endpoint depends on the region, and the description has none",
                  "declare region = cn-shanghai, or where the service is")
              .at("region", 0));
    }
    if (service == null || region.isEmpty()) {
      return "";
    }
    Optional<Endpoint> endpoint = catalog.endpoint(service, region, Network.INTERNAL);
    if (!endpoint.isPresent()) {
      problems.add(
          Problem.error(
                  Codes.TABLE_ENDPOINT,
                  "the catalogue has no internal endpoint of " + kind + " in " + Quoted.of(region),
                  "take it from the service's page of endpoints: ExternalTable.of")
              .at("region", 0));
      return "";
    }
    return endpoint.get().toString();
  }

  private static Problem roleIsOpen(String page) {
    return Problem.warning(
            Codes.TABLE_DOUBT,
            "there is no RAM role; whether MaxCompute then takes a default one was not found",
            "give one: withRole(acs:ram::<uid>:role/aliyunodpsdefaultrole)")
        .at(TableDraft.ROLE, 0)
        .from(page);
  }
}
