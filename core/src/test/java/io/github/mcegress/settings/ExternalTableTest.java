package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.CloudService;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalTableTest {
  private static final EgressSpec REGION = EgressSpec.builder().region("cn-hangzhou").build();
  private static final EgressSpec LINK =
      EgressSpec.builder()
          .region("cn-hangzhou")
          .dedicated(
              NetworkLink.named("testLink"),
              "192.0.2.0:2181",
              "192.0.2.1:2181",
              "rm-xxx.mysql.rds.aliyuncs.com:3306")
          .maxConnections(40)
          .build();
  private static final EgressSpec INTERNET =
      EgressSpec.builder().internet("rm-xxx.mysql.rds.aliyuncs.com:3306").build();
  private static final String ROLE = "acs:ram::123:role/aliyunodpsdefaultrole";
  private static final HbaseSource HBASE =
      HbaseSource.of("test", ":key,cf:a", "192.0.2.0:2181", "192.0.2.1:2181");
  private static final JdbcSource RDS =
      JdbcSource.mysql("rm-xxx.mysql.rds.aliyuncs.com:3306", "db", "t", "reader", "SECRET1@");
  private static final LegacyVpc VPC =
      LegacyVpc.of(
          Vpc.of("cn-shanghai", "vpc-xxx"),
          "192.0.2.0-192.0.2.10:2181,rm-xxx.mysql.rds.aliyuncs.com:3306");

  @Test
  void rendersEveryKindOfTable() throws IOException {
    StringBuilder text = new StringBuilder();
    describe(
        text, "OSS", REGION, ExternalTable.oss(REGION, "my-bucket", "/demo/ds=1/").withRole(ROLE));
    describe(text, "OSS over HTTPS", LINK, ExternalTable.oss(LINK, "my-bucket", "").overHttps());
    describe(
        text,
        "Tablestore",
        REGION,
        ExternalTable.tablestore(REGION, "odps-ots-dev", "orders", ":id,:day,price")
            .withRole(ROLE));
    ExternalTable hologres =
        ExternalTable.hologres(REGION, "hgprecn-cn-xxx", "mc_test", "holo", "public");
    describe(text, "Hologres", REGION, hologres.withRole(ROLE));
    describe(text, "Hologres by double signature", REGION, hologres.withDoubleSignature());
    describe(text, "HBase", LINK, ExternalTable.hbase(LINK, HBASE));
    describe(text, "HBase as of 2020", REGION, ExternalTable.hbase(REGION, HBASE, VPC));
    describe(text, "RDS", LINK, ExternalTable.jdbc(LINK, RDS));
    describe(text, "RDS as of 2020", REGION, ExternalTable.jdbc(REGION, RDS, VPC));
    describe(text, "RDS over the Internet", INTERNET, ExternalTable.jdbc(INTERNET, RDS));
    describe(
        text,
        "other",
        LINK,
        ExternalTable.of(LINK, "com.example.Handler", "hdfs://192.0.2.5:8020/d"));
    assertEquals(ExpectedText.of("external-tables.txt"), text.toString());
  }

  private static void describe(
      StringBuilder text, String title, EgressSpec spec, ExternalTable table) {
    text.append("# ").append(title).append('\n');
    text.append(table).append('\n');
    text.append(table.storageHandler()).append('\n');
    text.append(table.location()).append('\n');
    table.serdeProperties().forEach((k, v) -> text.append("serde ").append(k + "=" + v + "\n"));
    text.append(table.tableProperties().toClause()).append('\n');
    text.append("create ").append(table.hints()).append('\n');
    text.append("query ").append(table.queryHints()).append('\n');
    ownWarnings(spec, table).forEach(warning -> text.append(warning).append('\n'));
    text.append('\n');
  }

  private static List<Problem> ownWarnings(EgressSpec spec, ExternalTable table) {
    List<Problem> warnings = new ArrayList<>(table.warnings());
    warnings.removeAll(Rules.check(spec, Workload.EXTERNAL_TABLE));
    return warnings;
  }

  @Test
  void tellsWhatTheRulesTellOnceWhereTheLinkIsInUse() {
    List<Problem> rules = Rules.check(LINK, Workload.EXTERNAL_TABLE);
    assertTrue(
        codes(rules)
            .containsAll(
                Arrays.asList(
                    Codes.RULE_OWNER,
                    Codes.RULE_OUTBOUND,
                    Codes.RULE_ONE_VPC,
                    Codes.RULE_CAPACITY,
                    Codes.CATALOG_CONTRADICTION)),
        rules.toString());
    for (ExternalTable table :
        new ExternalTable[] {
          ExternalTable.hbase(LINK, HBASE),
          ExternalTable.jdbc(LINK, RDS),
          ExternalTable.of(LINK, "h", "hdfs://192.0.2.5:8020/d")
        }) {
      assertTrue(table.warnings().containsAll(rules), table.toString());
      assertEquals(table.warnings().size(), new HashSet<>(table.warnings()).size());
    }
    assertEquals("[]", ownWarnings(LINK, ExternalTable.hbase(LINK, HBASE)).toString());
  }

  @Test
  void tellsNothingOfALinkThatIsNotInUse() {
    assertEquals("[]", ExternalTable.oss(LINK, "my-bucket", "d").withRole(ROLE).warnings() + "");
    String oss = "oss://oss-cn-hangzhou-internal.aliyuncs.com/b/d/";
    assertEquals("[]", ExternalTable.of(LINK, "h", oss).warnings().toString());
    assertEquals("[]", ExternalTable.of(REGION, "h", oss).warnings().toString());
  }

  @Test
  void tellsAMissingRegionOnce() {
    EgressSpec declared = EgressSpec.builder().service(CloudService.oss("my-bucket")).build();
    assertEquals(
        Codes.RULE_SERVICE, Refusal.codeOf(() -> ExternalTable.oss(declared, "my-bucket", "d")));
    assertEquals(
        Codes.SPEC_UNDECLARED,
        Refusal.codeOf(() -> ExternalTable.oss(EgressSpec.builder().build(), "my-bucket", "d")));
  }

  @Test
  void tellsAMissingRoadOnce() {
    InvalidEgressException e =
        assertThrows(
            InvalidEgressException.class,
            () -> ExternalTable.jdbc(EgressSpec.builder().build(), RDS));
    assertTrue(codes(e.problems()).contains(Codes.TABLE_NETWORK), e.getMessage());
    assertFalse(codes(e.problems()).contains(Codes.RULE_NOTHING_OPENED), e.getMessage());
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).collect(Collectors.toList());
  }

  @Test
  void needsARegionForTheInternalEndpoint() {
    EgressSpec none = EgressSpec.builder().build();
    for (String message :
        new String[] {
          Refusal.of(() -> ExternalTable.oss(none, "my-bucket", "d")),
          Refusal.of(() -> ExternalTable.tablestore(none, "inst", "t", ":id")),
          Refusal.of(() -> ExternalTable.hologres(none, "inst", "d", "t", "s"))
        }) {
      assertEquals(
          "error MCE-SPEC-UNDECLARED region: the internal endpoint depends on the region, and the"
              + " description has none; declare region = cn-shanghai, or where the service is",
          message.substring(message.indexOf("error MCE-SPEC-UNDECLARED")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "oss://oss-cn-hangzhou.aliyuncs.com/b/d/, oss-cn-hangzhou-internal.aliyuncs.com",
    "oss://b.oss-cn-hangzhou.aliyuncs.com/d/, b.oss-cn-hangzhou-internal.aliyuncs.com",
    "oss://vpc100-oss-cn-hangzhou.aliyuncs.com/b/, oss-cn-hangzhou-internal.aliyuncs.com",
    "OSS://OSS-CN-HANGZHOU.aliyuncs.com:80/b/, oss-cn-hangzhou-internal.aliyuncs.com",
    "tablestore://i.cn-shanghai.ots.aliyuncs.com, i.cn-shanghai.ots-internal.aliyuncs.com",
    "tablestore://i.cn-shanghai.tablestore.aliyuncs.com/, i.cn-shanghai.ots-internal.aliyuncs.com",
    "tablestore://i.cn-x.vpc.tablestore.aliyuncs.com, i.cn-x.ots-internal.aliyuncs.com",
    "jdbc:postgresql://h-cn-x.hologres.aliyuncs.com:80/d, h-cn-x-internal.hologres.aliyuncs.com",
    "jdbc:postgresql://h-cn-x-vpc-st.hologres.aliyuncs.com/d?a=b, h-cn-x-internal.hologres.aliyuncs.com"
  })
  void refusesAnEndpointThatIsNotInternal(String location, String instead) {
    String message = Refusal.of(() -> ExternalTable.of(REGION, "h", location));
    assertTrue(message.contains("error MCE-TABLE-ENDPOINT location: "), message);
    assertTrue(message.contains("over Alibaba Cloud's internal network"), message);
    assertTrue(message.contains("; write " + instead + " ["), message);
    String mended =
        location.toLowerCase(java.util.Locale.ROOT).replaceFirst("://[^/:?]*", "://" + instead);
    assertEquals(mended, ExternalTable.of(REGION, "h", mended).location());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oss://cn-shanghai.oss-dls.aliyuncs.com/b/",
        "oss://oss-cn-shanghai-finance-1-internal.aliyuncs.com/b/",
        "hdfs://oss-cn-hangzhou.example.com/",
        "http://dlf-share.cn-shanghai.aliyuncs.com"
      })
  void leavesOtherEndpointsAlone(String location) {
    assertEquals(location, ExternalTable.of(REGION, "h", location).location());
  }

  @Test
  void givesNoNetworkLinkToWhatNeedsNone() {
    String oss = "oss://oss-cn-hangzhou-internal.aliyuncs.com/b/d/";
    assertEquals("", ExternalTable.of(LINK, "h", oss).tableProperties().toClause());
    assertEquals("", ExternalTable.oss(LINK, "my-bucket", "d").tableProperties().toClause());
  }

  @Test
  void needsARoad() {
    String noLink = Refusal.of(() -> ExternalTable.hbase(REGION, HBASE));
    assertTrue(noLink.contains("error MCE-TABLE-NETWORK networklink: 192.0.2.0:2181"), noLink);
    assertTrue(noLink.contains("networklink.hosts = 192.0.2.0:2181, 192.0.2.1:2181"), noLink);
    String undeclared =
        Refusal.of(
            () ->
                ExternalTable.hbase(
                    LINK, HbaseSource.of("t", ":key", "192.0.2.0:2181", "192.0.2.7:2181")));
    assertTrue(
        undeclared.contains("error MCE-SPEC-UNDECLARED networklink.hosts: \"192.0.2.7:2181\""),
        undeclared);
    String outside =
        Refusal.of(
            () ->
                ExternalTable.jdbc(
                    REGION, RDS, LegacyVpc.of(Vpc.of("cn-shanghai", "vpc-xxx"), "192.0.2.0:3306")));
    assertTrue(outside.contains("error MCE-TABLE-NETWORK odps.vpc.access.ips"), outside);
    assertEquals(
        "testLink",
        ExternalTable.jdbc(
                EgressSpec.builder().dedicated(NetworkLink.named("testLink")).build(), RDS)
            .tableProperties()
            .asMap()
            .get("networklink"));
  }

  @Test
  void refusesWhatIsNoHbaseTable() throws IOException {
    assertEquals(
        ExpectedText.of("hbase-mistakes.txt"),
        Refusal.of(() -> HbaseSource.of("", "cf:a", "a", "b:1", "c:2"))
            + "\n"
            + Refusal.of(() -> HbaseSource.of("t", ":key, cf:a,b", new String[0]))
            + "\n");
    assertEquals(
        Codes.TABLE_DOUBT,
        HbaseSource.of("t", ":key,a:b,c:d", "192.0.2.0:2181").warnings().get(0).code());
    assertEquals("test at 192.0.2.0:2181", HBASE.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a//b", "..", "a/../b", " a", "a?b", "a#b", "a%20b", "a@b", "a\\b", "a\nb", "a;b", "a:b",
        "//"
      })
  void refusesADirectoryThatALocationCannotHold(String directory) {
    String message = Refusal.of(() -> ExternalTable.oss(REGION, "my-bucket", directory));
    assertTrue(message.startsWith("error MCE-TABLE-TEXT directory: "), message);
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    String message =
        Refusal.of(
            () -> ExternalTable.hologres(EgressSpec.builder().build(), "X", "a&b", "c?d", "e'f"));
    assertEquals(5, message.split("\n").length, message);
    String tablestore =
        Refusal.of(() -> ExternalTable.tablestore(EgressSpec.builder().build(), "X", "", "id"));
    assertEquals(4, tablestore.split("\n").length, tablestore);
  }

  @Test
  void takesARoleOfItsFormOnly() {
    ExternalTable table = ExternalTable.oss(REGION, "my-bucket", "d");
    assertEquals(1, table.warnings().size());
    assertEquals("[]", table.withRole(ROLE).warnings().toString());
    assertEquals(Codes.SPEC_VALUE, Refusal.codeOf(() -> table.withRole("aliyunodpsdefaultrole")));
    assertThrows(IllegalArgumentException.class, table::withDoubleSignature);
    assertThrows(
        IllegalArgumentException.class, () -> ExternalTable.hbase(LINK, HBASE).overHttps());
  }

  @Test
  void isNotChangedByWhatIsMadeOfIt() {
    ExternalTable table = ExternalTable.oss(REGION, "my-bucket", "d");
    String before = table.serdeProperties() + " " + table.queryHints() + table.warnings();
    table.withRole(ROLE).overHttps().withSerdeProperty("a", "b").withTableProperty("c", "d");
    assertEquals(
        "com.aliyun.odps.TsvStorageHandler",
        table.withStorageHandler("com.aliyun.odps.TsvStorageHandler").storageHandler());
    assertEquals(before, table.serdeProperties() + " " + table.queryHints() + table.warnings());
    assertThrows(UnsupportedOperationException.class, () -> table.serdeProperties().put("a", "b"));
    assertThrows(UnsupportedOperationException.class, () -> table.hints().put("a", "b"));
    assertThrows(UnsupportedOperationException.class, () -> table.queryHints().put("a", "b"));
    assertThrows(UnsupportedOperationException.class, () -> table.warnings().clear());
  }

  @Test
  void everyWarningNamesItsSource() {
    for (ExternalTable table :
        new ExternalTable[] {
          ExternalTable.oss(REGION, "my-bucket", "d"),
          ExternalTable.tablestore(REGION, "inst", "t", ":id"),
          ExternalTable.hologres(REGION, "inst", "d", "t", "s"),
          ExternalTable.hbase(LINK, HBASE),
          ExternalTable.hbase(REGION, HBASE, VPC),
          ExternalTable.jdbc(LINK, RDS),
          ExternalTable.jdbc(REGION, RDS, VPC)
        }) {
      for (Problem warning : table.warnings()) {
        if (warning.code().startsWith("MCE-TABLE")) {
          assertFalse(warning.source().isEmpty(), warning.toString());
        }
      }
    }
  }

  @Property
  void keepsPropertiesThatReadBackEqual(@ForAll("hostile") Map<String, String> map) {
    ExternalTable table = ExternalTable.of(LINK, "h", "hdfs://192.0.2.5:8020/");
    Map<String, String> expected = new LinkedHashMap<>(table.tableProperties().asMap());
    try {
      for (Map.Entry<String, String> property : map.entrySet()) {
        table = table.withTableProperty(property.getKey(), property.getValue());
      }
    } catch (InvalidEgressException e) {
      assertTrue(e.getMessage().contains("error " + Codes.TABLE_TEXT), e.getMessage());
      return;
    }
    expected.putAll(map);
    assertEquals(expected, TableProperties.parse(table.tableProperties().toClause()).asMap());
  }

  @Property
  void writesDirectoriesThatReadBackEqual(@ForAll("directories") String directory) {
    ExternalTable table;
    try {
      table = ExternalTable.oss(REGION, "my-bucket", directory);
    } catch (InvalidEgressException e) {
      assertEquals(Codes.TABLE_TEXT, e.problems().get(0).code());
      return;
    }
    String inside = directory.replaceAll("^/|/$", "");
    assertEquals(
        "oss://oss-cn-hangzhou-internal.aliyuncs.com/my-bucket/"
            + (inside.isEmpty() ? "" : inside + "/"),
        new SqlCursor(SqlLiteral.quote(table.location())).literal());
  }

  @Provide
  Arbitrary<Map<String, String>> hostile() {
    return TablePropertiesTest.hostileProperties();
  }

  @Provide
  Arbitrary<String> directories() {
    return Arbitraries.of(
            "/", "a", ".", "'", "\"", "&", "=", "\u4e2d", " ", "?", "%", "\\", "\n", "@")
        .list()
        .ofMaxSize(6)
        .map(pieces -> pieces.stream().collect(Collectors.joining()));
  }
}
