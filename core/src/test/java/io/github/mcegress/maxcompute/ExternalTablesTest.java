package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Column;
import com.aliyun.odps.Odps;
import com.aliyun.odps.TableSchema;
import com.aliyun.odps.account.AliyunAccount;
import com.aliyun.odps.type.TypeInfoFactory;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import io.github.mcegress.settings.ExternalTable;
import io.github.mcegress.settings.HbaseSource;
import io.github.mcegress.settings.JdbcSource;
import io.github.mcegress.settings.LegacyVpc;
import io.github.mcegress.settings.TableProperties;
import io.github.mcegress.settings.TablePropertiesTest;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The table creator of odps-sdk-core judges what is rendered. */
class ExternalTablesTest {
  private static final EgressSpec SPEC =
      EgressSpec.parse(
          "region = cn-shanghai\nnetworklink = testLink\n"
              + "networklink.hosts = 192.0.2.0:2181, rm-xxx.mysql.rds.aliyuncs.com:3306\n");
  private static final String ROLE = "acs:ram::123:role/aliyunodpsdefaultrole";

  private static Odps odps() {
    Odps odps = new Odps(new AliyunAccount("id", "key"));
    odps.setDefaultProject("p1");
    return odps;
  }

  private static TableSchema schema() {
    return TableSchema.builder()
        .withColumn(new Column("id", TypeInfoFactory.BIGINT))
        .withColumn(new Column("name", TypeInfoFactory.STRING))
        .build();
  }

  private static String sql(ExternalTable table) {
    return ExternalTables.creator(odps(), "t", schema(), table).getSQL();
  }

  @Test
  void theSdkPrintsOurClause() {
    String ours = TableProperties.from(SPEC).toClause();
    assertEquals("TBLPROPERTIES('networklink'='testLink')", ours);
    String theirs =
        odps()
            .tables()
            .newTableCreator("p1", "t", schema())
            .externalTable()
            .withStorageHandler("h")
            .withLocation("hdfs://192.0.2.5:8020/")
            .withTblProperties(TableProperties.from(SPEC).asMap())
            .getSQL();
    assertTrue(theirs.endsWith(" " + ours + ";"), theirs);
    assertEquals(theirs, sql(ExternalTable.of(SPEC, "h", "hdfs://192.0.2.5:8020/")));
  }

  @Property
  void theSdkPrintsAnyOneProperty(@ForAll("hostile") Map<String, String> map) {
    for (Map.Entry<String, String> property : map.entrySet()) {
      Map<String, String> one = Collections.singletonMap(property.getKey(), property.getValue());
      ExternalTable table;
      try {
        table =
            ExternalTable.of(EgressSpec.builder().build(), "h", "hdfs://x.example.com/")
                .withTableProperty(property.getKey(), property.getValue())
                .withSerdeProperty(property.getKey(), property.getValue());
      } catch (InvalidEgressException e) {
        continue;
      }
      String ours = table.tableProperties().toClause();
      String theirs = sql(table);
      assertTrue(theirs.endsWith(" " + ours + ";"), theirs);
      assertEquals(one, TableProperties.parse(theirs).asMap());
      String serde = ours.replaceFirst("^TBLPROPERTIES", " WITH SERDEPROPERTIES ");
      assertTrue(theirs.contains(serde), theirs);
    }
  }

  @Property
  void theSdkPrintsAllPropertiesInSomeOrder(@ForAll("hostile") Map<String, String> map) {
    ExternalTable table = ExternalTable.of(SPEC, "h", "hdfs://192.0.2.5:8020/");
    try {
      for (Map.Entry<String, String> property : map.entrySet()) {
        table = table.withTableProperty(property.getKey(), property.getValue());
      }
    } catch (InvalidEgressException e) {
      return;
    }
    assertEquals(table.tableProperties(), TableProperties.parse(sql(table)));
  }

  @Test
  void theSdkWouldPrintWrongWhatIsRefused() {
    String theirs =
        odps()
            .tables()
            .newTableCreator("p1", "t", schema())
            .externalTable()
            .withTblProperties(Collections.singletonMap("networklink", "nl\\t'"))
            .getSQL();
    assertEquals("{networklink=nl\t'}", TableProperties.parse(theirs).asMap().toString(), theirs);
    assertThrows(
        InvalidEgressException.class,
        () ->
            ExternalTable.of(SPEC, "h", "hdfs://192.0.2.5:8020/").withTableProperty("k", "nl\\t'"));
  }

  @Test
  void escapesQuotesAsTheSdkDoes() {
    String theirs =
        sql(
            ExternalTable.of(EgressSpec.builder().build(), "h", "hdfs://x.example.com/")
                .withTableProperty("networklink", "nl'1"));
    assertTrue(theirs.endsWith(" TBLPROPERTIES('networklink'='nl\\'1');"), theirs);
  }

  @Test
  void printsTheWholeStatement() throws IOException {
    HbaseSource hbase = HbaseSource.of("test", ":key,cf:a", "192.0.2.0:2181");
    LegacyVpc vpc = LegacyVpc.of(Vpc.of("cn-shanghai", "vpc-xxx"), "192.0.2.0-192.0.2.10:2181");
    StringBuilder text = new StringBuilder();
    for (ExternalTable table :
        new ExternalTable[] {
          ExternalTable.oss(SPEC, "my-bucket", "it's/demo").withRole(ROLE),
          ExternalTable.tablestore(SPEC, "odps-ots-dev", "orders", ":id,name").withRole(ROLE),
          ExternalTable.of(SPEC, "com.example.Handler", "hdfs://192.0.2.5:8020/d")
        }) {
      text.append(sql(table)).append('\n');
    }
    assertEquals(ExpectedText.of("create-external-tables.sql"), text.toString());
    for (ExternalTable table :
        new ExternalTable[] {
          ExternalTable.hologres(SPEC, "hgprecn-cn-xxx", "mc_test", "holo", "public"),
          ExternalTable.hbase(SPEC, hbase),
          ExternalTable.hbase(SPEC, hbase, vpc),
          ExternalTable.jdbc(
              SPEC,
              JdbcSource.mysql("rm-xxx.mysql.rds.aliyuncs.com:3306", "db", "t", "user", "pass"))
        }) {
      String sql = sql(table);
      assertTrue(sql.contains(" LOCATION '" + table.location() + "'"), sql);
      assertEquals(table.tableProperties(), TableProperties.parse(sql));
    }
  }

  @Test
  void refusesColumnsThatTheSdkWritesWrongly() {
    Column column = Column.newBuilder("id", TypeInfoFactory.BIGINT).withComment("a\\b").build();
    TableSchema schema =
        TableSchema.builder()
            .withColumn(column)
            .withPartitionColumn(
                Column.newBuilder("day", TypeInfoFactory.STRING).withComment("\\\\").build())
            .build();
    ExternalTable table = ExternalTable.of(SPEC, "h", "hdfs://192.0.2.5:8020/");
    String message = Refusal.of(() -> ExternalTables.creator(odps(), "t", schema, table));
    assertEquals(2, message.split("\n").length, message);
    assertTrue(message.contains("the comment of column \"id\" holds \"\\\""), message);
  }

  @Test
  void refusesHintsThatSayOtherwise() {
    ExternalTable table =
        ExternalTable.hbase(SPEC, HbaseSource.of("test", ":key,cf:a", "192.0.2.0:2181"));
    String message =
        Refusal.of(
            () ->
                ExternalTables.creator(
                    odps(),
                    "t",
                    schema(),
                    table,
                    Collections.singletonMap("odps.sql.hive.compatible", "false")));
    assertTrue(message.contains("MCE-HINT-CONFLICT"), message);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ExternalTables.creator(new Odps(new AliyunAccount("id", "key")), "t", schema(), table));
  }

  @Provide
  Arbitrary<Map<String, String>> hostile() {
    return TablePropertiesTest.hostileProperties();
  }
}
