package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A user's newer catalogue reaches the text of every surface, and its checks. */
class OverlaidSurfacesTest {
  private static final Catalog SHIPPED = Catalog.shipped();

  private static final Catalog NEWER =
      SHIPPED.overlaid(
          "source | mine | page | My page | 2027-01-05 | 2027-01-06\n"
              + "service | OSS | PUBLIC | 8443 | {name}.oss-{region}.example.com | mine | -\n"
              + "service | OSS | INTERNAL | 80 | {name}.oss-{region}-in.example.com | mine | -\n"
              + "service | TABLESTORE | INTERNAL | 80 | {name}.{region}.tablestore.aliyuncs.com"
              + " | mine | -\n"
              + "service | HOLOGRES | INTERNAL | 81 | {name}-{region}.holo.example.com | mine | -\n"
              + "region | cn-chengdu | China (Chengdu) | YES | YES | YES | - | mine | -\n");

  private static final EgressSpec BUCKET =
      EgressSpec.parse("region = cn-shanghai\nservice.oss = my-bucket\n");
  private static final EgressSpec CONNECTED =
      EgressSpec.parse(
          "region = cn-chengdu\nnetworklink = testLink\nnetworklink.hosts = 10.0.0.1:3306\n"
              + "vpc = cn-chengdu:vpc-xxx\nvpc.hosts = 10.0.0.1:3306\n");
  private static final EgressSpec LISTED =
      EgressSpec.parse("internet = a.example.com:443\nlist-addresses = true\n");
  private static final ResolvedHosts HOSTS = ResolvedHosts.parse("203.0.113.9 a.example.com\n");

  private static final String PUBLIC = "my-bucket.oss-cn-shanghai.example.com";
  private static final String INTERNAL = "my-bucket.oss-cn-shanghai-in.example.com";

  /** A surface's text of a description by a catalogue. */
  private interface Surface extends BiFunction<EgressSpec, Catalog, String> {}

  private static Map<String, Surface> ofServices() {
    Map<String, Surface> surfaces = new LinkedHashMap<>();
    surfaces.put("SET", (spec, by) -> SessionHints.from(spec, by).toSetStatements());
    surfaces.put("JSON", (spec, by) -> SessionHints.from(spec, by).toJson());
    surfaces.put("JDBC", (spec, by) -> JdbcSettings.from(spec, by).toSetBlock());
    surfaces.put("odpscmd", (spec, by) -> OdpscmdScript.from(spec, by).toScript());
    surfaces.put("JobConf", (spec, by) -> JobProperties.from(spec, by).toSetCalls());
    surfaces.put("PyODPS", (spec, by) -> PythonSettings.from(spec, by).toHintsDict());
    surfaces.put("MaxFrame", (spec, by) -> PythonSettings.from(spec, by).toMaxFrameOptions());
    surfaces.put("options", (spec, by) -> MaxFrameOptions.from(spec, by).toDecorator());
    surfaces.put("Spark", (spec, by) -> SparkProperties.from(spec, "3.1.1", by).toDefaultsConf());
    surfaces.put("vpc.domain.list", (spec, by) -> VpcDomainList.from(spec, by).toString());
    return surfaces;
  }

  private static Stream<Arguments> servicesBySurface() {
    Map<String, Surface> surfaces = ofServices();
    surfaces.put("DataWorks", (spec, by) -> DataWorksRemarks.from(spec, by).toText());
    return surfaces.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servicesBySurface")
  void aServiceHasTheOverlaidEndpoint(String name, Surface surface) {
    String text = surface.apply(BUCKET, NEWER);
    assertTrue(text.contains(PUBLIC) || text.contains(INTERNAL), text);
    assertFalse(text.contains("aliyuncs.com"), text);
    assertTrue(surface.apply(BUCKET, SHIPPED).contains("my-bucket.oss-cn-shanghai"), text);
    assertFalse(surface.apply(BUCKET, SHIPPED).contains("example.com"), text);
  }

  private static Stream<Arguments> connectionsBySurface() {
    Map<String, Surface> surfaces = ofServices();
    surfaces.put("TBLPROPERTIES", (spec, by) -> TableProperties.from(spec, by).toClause());
    surfaces.put("schema", (spec, by) -> ExternalSchema.of(spec, "s", "f", "d", by).toScript());
    surfaces.put("any table", (spec, by) -> text(ExternalTable.of(spec, "h", "x://y", by)));
    HbaseSource hbase = HbaseSource.of("t", ":key,cf:a", "10.0.0.1:3306");
    JdbcSource jdbc = JdbcSource.mysql("10.0.0.1:3306", "d", "t", "u", "p");
    LegacyVpc vpc = LegacyVpc.of(Vpc.of("cn-chengdu", "vpc-xxx"), "10.0.0.1:3306");
    surfaces.put("HBase", (spec, by) -> text(ExternalTable.hbase(spec, hbase, by)));
    surfaces.put("RDS", (spec, by) -> text(ExternalTable.jdbc(spec, jdbc, by)));
    surfaces.put("HBase of 2020", (spec, by) -> text(ExternalTable.hbase(spec, hbase, vpc, by)));
    surfaces.put("RDS of 2020", (spec, by) -> text(ExternalTable.jdbc(spec, jdbc, vpc, by)));
    return surfaces.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("connectionsBySurface")
  void aRegionSupportsWhatTheOverlaySays(String name, Surface surface) {
    String refused = Refusal.of(() -> surface.apply(CONNECTED, SHIPPED));
    assertTrue(refused.contains("error MCE-RULE-REGION"), refused);
    String text = surface.apply(CONNECTED, NEWER);
    assertTrue(text.contains("testLink") || text.contains("vpc-xxx") || text.contains(" f "), text);
  }

  @Test
  void tablesOfServicesHaveTheOverlaidEndpoint() {
    EgressSpec spec = EgressSpec.parse("region = cn-shanghai\n");
    assertEquals(
        "oss://oss-cn-shanghai-in.example.com/my-bucket/d/",
        ExternalTable.oss(spec, "my-bucket", "d", NEWER).location());
    String tablestore = "tablestore://inst.cn-shanghai.tablestore.aliyuncs.com";
    assertEquals(tablestore, ExternalTable.tablestore(spec, "inst", "t", ":a", NEWER).location());
    assertTrue(
        ExternalTable.hologres(spec, "inst", "d", "t", "s", NEWER)
            .location()
            .startsWith("jdbc:postgresql://inst-cn-shanghai.holo.example.com:81/d?"));
    assertEquals(tablestore, ExternalTable.of(spec, "h", tablestore, NEWER).location());
    assertEquals(
        "MCE-TABLE-ENDPOINT", Refusal.codeOf(() -> ExternalTable.of(spec, "h", tablestore)));
  }

  @Test
  void aTableKeepsItsCatalogueWhenItIsChanged() {
    EgressSpec spec = EgressSpec.parse("region = cn-shanghai\n");
    ExternalTable table =
        ExternalTable.of(spec, "h", "oss://oss-cn-shanghai.example.com/b/", SHIPPED)
            .withTableProperty("a", "b");
    assertEquals("oss://oss-cn-shanghai.example.com/b/", table.location());
    String refused =
        Refusal.of(
            () -> ExternalTable.of(spec, "h", "oss://oss-cn-shanghai.example.com/b/", NEWER));
    assertTrue(refused.contains("write oss-cn-shanghai-in.example.com"), refused);
    assertEquals(
        "d",
        ExternalTable.tablestore(spec, "inst", "t", ":a", NEWER)
            .withSerdeProperty("c", "d")
            .serdeProperties()
            .get("c"));
  }

  @Test
  void sparkIsToldOfThePublicEndpointsOfTheOverlay() {
    EgressSpec spec = EgressSpec.builder().internet(PUBLIC + ":8443").build();
    assertThrows(IllegalArgumentException.class, () -> SparkProperties.from(spec, "3.1.1", NEWER));
    assertEquals(
        PUBLIC + ":8443",
        SparkProperties.from(spec, "3.1.1", SHIPPED).asMap().get(SparkProperties.ACCESS_LIST));
  }

  @Test
  void addressesAreListedByAnyCatalogue() {
    String list = "a.example.com:443,203.0.113.9:443";
    Map<String, String> hints = SessionHints.from(LISTED, HOSTS, NEWER).asMap();
    assertEquals(list, hints.get(SessionHints.ACCESS_LIST));
    assertEquals(hints, JdbcSettings.from(LISTED, HOSTS, NEWER).asMap());
    assertEquals(hints, OdpscmdScript.from(LISTED, HOSTS, NEWER).asMap());
    assertEquals(hints, JobProperties.from(LISTED, HOSTS, NEWER).asMap());
    assertEquals(hints, PythonSettings.from(LISTED, HOSTS, NEWER).asMap());
    assertEquals(
        "[a.example.com, 203.0.113.9]",
        MaxFrameOptions.from(LISTED, HOSTS, NEWER).publicWhitelist().toString());
    assertEquals(
        list,
        SparkProperties.from(LISTED, "3.1.1", HOSTS, NEWER)
            .asMap()
            .get(SparkProperties.ACCESS_LIST));
    assertEquals(
        "[203.0.113.9]", DataWorksRemarks.from(LISTED, HOSTS, NEWER).sandboxWhitelist().toString());
  }

  private static String text(ExternalTable table) {
    return table.tableProperties().toClause() + table.serdeProperties();
  }
}
