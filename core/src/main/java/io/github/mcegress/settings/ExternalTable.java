package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Catalog;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the CREATE statement of an external table needs so that the table reaches its data: storage
 * handler, LOCATION, properties and hints. The statement itself is odps-sdk-core's to make.
 *
 * <p>OSS, Tablestore and Hologres are reached by their internal endpoint in the description's
 * region, from the catalogue; HBase and RDS through the description's network link ({@code
 * networklink} in TBLPROPERTIES), or the {@code odps.vpc.*} properties of 2020 when a {@link
 * LegacyVpc} is given. Nothing was tried on a live MaxCompute: what the pages leave open stands in
 * {@link #warnings}. Immutable and thread-safe.
 */
public final class ExternalTable {
  static final String JDBC_HANDLER = "com.aliyun.odps.jdbc.JdbcStorageHandler";
  static final String HIVE_COMPATIBLE = "odps.sql.hive.compatible";

  private final TableDraft draft;

  ExternalTable(TableDraft draft) {
    this.draft = new TableDraft(draft);
  }

  /**
   * A directory of CSV files in OSS: {@code
   * oss://oss-cn-shanghai-internal.aliyuncs.com/bucket/dir/}. The bucket is in the description's
   * region; for other formats see {@link #withStorageHandler}.
   *
   * @throws InvalidEgressException with everything that is wrong: no region, no such bucket or
   *     directory, the rules' errors
   */
  public static ExternalTable oss(EgressSpec spec, String bucket, String directory) {
    return oss(spec, bucket, directory, Catalog.shipped());
  }

  /** As {@link #oss(EgressSpec, String, String)}, by a catalogue of the caller's. */
  public static ExternalTable oss(
      EgressSpec spec, String bucket, String directory, Catalog catalog) {
    return CloudTable.oss(spec, bucket, directory, catalog);
  }

  /**
   * A Tablestore table: {@code tablestore://instance.cn-shanghai.ots-internal.aliyuncs.com}.
   *
   * @param columnsMapping every primary key as {@code :name} first, then the columns, separated by
   *     commas ({@code tablestore.columns.mapping})
   * @throws InvalidEgressException with everything that is wrong
   */
  public static ExternalTable tablestore(
      EgressSpec spec, String instance, String table, String columnsMapping) {
    return tablestore(spec, instance, table, columnsMapping, Catalog.shipped());
  }

  /** As {@link #tablestore(EgressSpec, String, String, String)}, by a catalogue of the caller's. */
  public static ExternalTable tablestore(
      EgressSpec spec, String instance, String table, String columnsMapping, Catalog catalog) {
    return CloudTable.tablestore(spec, instance, table, columnsMapping, catalog);
  }

  /**
   * A Hologres table, by JDBC over the classic network. Give a role ({@link #withRole}, STS mode)
   * or choose {@link #withDoubleSignature}; an instance with an IP address whitelist takes the
   * latter only.
   *
   * @throws InvalidEgressException with everything that is wrong
   */
  public static ExternalTable hologres(
      EgressSpec spec, String instance, String database, String table, String schema) {
    return hologres(spec, instance, database, table, schema, Catalog.shipped());
  }

  /** As the other {@code hologres}, by a catalogue of the caller's. */
  public static ExternalTable hologres(
      EgressSpec spec,
      String instance,
      String database,
      String table,
      String schema,
      Catalog catalog) {
    return CloudTable.hologres(spec, instance, database, table, schema, catalog);
  }

  /**
   * An HBase table behind the description's network link.
   *
   * @throws InvalidEgressException if there is no network link, the ZooKeeper nodes are not
   *     declared behind it, or the rules find errors
   */
  public static ExternalTable hbase(EgressSpec spec, HbaseSource source) {
    return hbase(spec, source, Catalog.shipped());
  }

  /** As {@link #hbase(EgressSpec, HbaseSource)}, by a catalogue of the caller's. */
  public static ExternalTable hbase(EgressSpec spec, HbaseSource source, Catalog catalog) {
    return VpcTable.hbase(spec, source, null, catalog);
  }

  /**
   * An HBase table by the properties of 2020.
   *
   * @throws InvalidEgressException if the addresses leave a node out, or the rules find errors
   */
  public static ExternalTable hbase(EgressSpec spec, HbaseSource source, LegacyVpc vpc) {
    return hbase(spec, source, vpc, Catalog.shipped());
  }

  /** As {@link #hbase(EgressSpec, HbaseSource, LegacyVpc)}, by a catalogue of the caller's. */
  public static ExternalTable hbase(
      EgressSpec spec, HbaseSource source, LegacyVpc vpc, Catalog catalog) {
    return VpcTable.hbase(spec, source, vpc, catalog);
  }

  /**
   * An RDS table behind the description's network link, or one of its public endpoints.
   *
   * @throws InvalidEgressException if the database is not declared, or the rules find errors
   */
  public static ExternalTable jdbc(EgressSpec spec, JdbcSource source) {
    return jdbc(spec, source, Catalog.shipped());
  }

  /** As {@link #jdbc(EgressSpec, JdbcSource)}, by a catalogue of the caller's. */
  public static ExternalTable jdbc(EgressSpec spec, JdbcSource source, Catalog catalog) {
    return VpcTable.jdbc(spec, source, null, catalog);
  }

  /**
   * An RDS table by the properties of 2020.
   *
   * @throws InvalidEgressException if the addresses leave it out, or the rules find errors
   */
  public static ExternalTable jdbc(EgressSpec spec, JdbcSource source, LegacyVpc vpc) {
    return jdbc(spec, source, vpc, Catalog.shipped());
  }

  /** As {@link #jdbc(EgressSpec, JdbcSource, LegacyVpc)}, by a catalogue of the caller's. */
  public static ExternalTable jdbc(
      EgressSpec spec, JdbcSource source, LegacyVpc vpc, Catalog catalog) {
    return VpcTable.jdbc(spec, source, vpc, catalog);
  }

  /**
   * Any other table, with the description's network link where it has one, unless the LOCATION is
   * of OSS, Tablestore or Hologres.
   *
   * @throws InvalidEgressException if the LOCATION has a public or VPC endpoint of OSS, Tablestore
   *     or Hologres, an AccessKey, or what cannot be written; or the rules find errors
   */
  public static ExternalTable of(EgressSpec spec, String storageHandler, String location) {
    return of(spec, storageHandler, location, Catalog.shipped());
  }

  /** As {@link #of(EgressSpec, String, String)}, by a catalogue of the caller's. */
  public static ExternalTable of(
      EgressSpec spec, String storageHandler, String location, Catalog catalog) {
    TableDraft draft = new TableDraft(catalog, storageHandler, location);
    if (LocationText.isOfAService(location, catalog)) {
      return draft.checkedForAService(spec).build();
    }
    draft.checked(spec);
    if (spec.networkLink().isPresent()) {
      draft.tableProperties.put(TableProperties.NETWORK_LINK, spec.networkLink().get().name());
    }
    return draft.build();
  }

  /**
   * With the RAM role by which MaxCompute signs on at OSS, Tablestore or Hologres ({@code
   * odps.properties.rolearn} in WITH SERDEPROPERTIES).
   *
   * @throws IllegalArgumentException if it is not of the form {@code acs:ram::<uid>:role/<name>}
   */
  public ExternalTable withRole(String arn) {
    return CloudTable.withRole(draft, arn);
  }

  /**
   * A Hologres table without a role: MaxCompute and Hologres know the same account. Only for
   * reading, Hologres 1.3 and later. Source: Hologres external tables, read 2026-11-21.
   *
   * @throws IllegalArgumentException if it is no Hologres table
   */
  public ExternalTable withDoubleSignature() {
    return CloudTable.doubleSignature(draft);
  }

  /**
   * An OSS table whose data is read over HTTPS ({@code odps.sql.unstructured.data.oss.use.https}).
   * Source: Allows External Tables to Access OSS over HTTPS, 2020-02-26; Flag parameters.
   *
   * @throws IllegalArgumentException if it is no OSS table
   */
  public ExternalTable overHttps() {
    return CloudTable.overHttps(draft);
  }

  /** With another storage handler, say {@code com.aliyun.odps.TsvStorageHandler} for OSS. */
  public ExternalTable withStorageHandler(String storageHandler) {
    return new TableDraft(draft, storageHandler, draft.location).build();
  }

  /**
   * With a property of WITH SERDEPROPERTIES, added or changed.
   *
   * @throws InvalidEgressException if it cannot be written so that it reads back equal
   */
  public ExternalTable withSerdeProperty(String key, String value) {
    TableDraft changed = new TableDraft(draft);
    changed.serdeProperties.put(key, value);
    return changed.build();
  }

  /**
   * With a property of TBLPROPERTIES, added or changed, say {@code
   * odps.federation.jdbc.colmapping}.
   *
   * @throws InvalidEgressException if it cannot be written so that it reads back equal
   */
  public ExternalTable withTableProperty(String key, String value) {
    TableDraft changed = new TableDraft(draft);
    changed.tableProperties.put(key, value);
    return changed.build();
  }

  /** The class behind STORED BY. */
  public String storageHandler() {
    return draft.storageHandler;
  }

  /** The LOCATION. That of an RDS table holds its user and password: do not print it. */
  public String location() {
    return draft.location;
  }

  /** The properties of WITH SERDEPROPERTIES; values may be secret. */
  public Map<String, String> serdeProperties() {
    return Collections.unmodifiableMap(draft.serdeProperties);
  }

  /** The properties of TBLPROPERTIES; values may be secret. */
  public TableProperties tableProperties() {
    return TableProperties.of(draft.tableProperties);
  }

  /** The hints that the CREATE statement needs. */
  public Map<String, String> hints() {
    return Collections.unmodifiableMap(draft.hints);
  }

  /** The hints that each statement on the table needs, beside {@link SessionHints}. */
  public Map<String, String> queryHints() {
    return Collections.unmodifiableMap(draft.queryHints);
  }

  /** What the rules warn of, and what the pages leave open, each with its sources. */
  public List<Problem> warnings() {
    return Collections.unmodifiableList(draft.problems);
  }

  /** The text without this table's user, password and secret properties, as it may be shown. */
  public String withoutSecrets(String text) {
    return draft.withoutSecrets(text);
  }

  /** The storage handler and the LOCATION without user, password and query. */
  @Override
  public String toString() {
    return draft.toString();
  }
}
