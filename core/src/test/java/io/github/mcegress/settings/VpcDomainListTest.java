package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpcDomainListTest {
  private static final String ONE =
      "{\"regionId\":\"cn-beijing\",\"vpcs\":[{\"vpcId\":\"vpc-2zeaeq21mb1dmkqh0exox\",\"zones\":"
          + "[{\"urls\":[{\"domain\":\"a.b.com\",\"port\":80}],"
          + "\"zoneId\":\"9b7ce89c6a6090e114e0f7c415ed9fef\"}]}]}";

  @Test
  void rendersOneLineOfADescription() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-beijing")
            .dedicated(
                Vpc.of("cn-beijing", "vpc-2zeaeq21mb1dmkqh0exox"),
                "dds-2ze3230cfea08be41.mongodb.rds.aliyuncs.com:3717",
                "dds-2ze3230cfea08be42.mongodb.rds.aliyuncs.com:3717")
            .service(CloudService.oss("xxxxx"))
            .build();
    VpcDomainList list = VpcDomainList.from(spec);
    assertEquals(
        "{\"regionId\":\"cn-beijing\",\"vpcs\":[{\"vpcId\":\"vpc-2zeaeq21mb1dmkqh0exox\",\"zones\":"
            + "[{\"urls\":[{\"domain\":\"dds-2ze3230cfea08be41.mongodb.rds.aliyuncs.com\","
            + "\"port\":3717},{\"domain\":\"dds-2ze3230cfea08be42.mongodb.rds.aliyuncs.com\","
            + "\"port\":3717}]}]},{\"zones\":[{\"urls\":[{\"domain\":"
            + "\"xxxxx.oss-cn-beijing-internal.aliyuncs.com\",\"port\":80},{\"domain\":"
            + "\"xxxxx.oss-cn-beijing-internal.aliyuncs.com\",\"port\":443}]}]}]}",
        list.toString());
    assertEquals(list, VpcDomainList.parse(list.toString()));
    assertTrue(
        SparkPropertiesTest.text(list.warnings())
            .endsWith(
                "warning MCE-SPARK-LEGACY vpc: vpc.domain.list is the older way: its peers"
                    + " have to let 100.104.0.0/16 in; take an elastic network interface:"
                    + " SparkProperties with a vpc [MaxCompute-Spark,"
                    + " docs/advanced/eni-migration.md, 2025-01-27]\n"));
  }

  @ParameterizedTest
  @CsvSource({"cn-beijing,true", "cn-shanghai,true", "cn-hangzhou,false"})
  void asksForSmartNatWhereThePagesDo(String region, boolean smartNat) {
    EgressSpec spec =
        EgressSpec.builder().dedicated(Vpc.of(region, "vpc-x"), "db.example.com:3306").build();
    VpcDomainList list = VpcDomainList.from(spec);
    assertEquals(
        "{"
            + (smartNat ? "spark.hadoop.odps.cupid.smartnat.enable=true, " : "")
            + "spark.hadoop.odps.cupid.vpc.domain.list="
            + list
            + "}",
        list.asMap().toString());
  }

  @Test
  void isRenderedForEverySurface() {
    VpcDomainList list = VpcDomainList.parse(ONE);
    SparkProperties properties = SparkProperties.of(list);
    assertEquals(
        "spark.hadoop.odps.cupid.smartnat.enable=true\n"
            + "spark.hadoop.odps.cupid.vpc.domain.list="
            + ONE
            + "\n",
        properties.toDefaultsConf());
    assertEquals(properties.toDefaultsConf(), properties.toDataWorks());
    assertEquals(properties, SparkProperties.parse(properties.toDefaultsConf()));
  }

  @Test
  void refusesADescriptionWithNothingToList() {
    assertTrue(
        Refusal.of(() -> VpcDomainList.from(EgressSpec.builder().build()))
            .endsWith(
                "error MCE-SPEC-UNDECLARED: there is nothing for a vpc.domain.list; declare vpc and"
                    + " vpc.hosts, or region and service.oss [MaxCompute-Spark,"
                    + " docs/advanced/vpc-access.md, 2025-01-27]"));
    EgressSpec bucket = EgressSpec.builder().service(CloudService.oss("my-bucket")).build();
    assertTrue(
        Refusal.of(() -> VpcDomainList.from(bucket))
            .contains(
                "error MCE-RULE-SERVICE service.oss: \"service.oss = my-bucket\" has an endpoint per"
                    + " region, and no region is declared; declare the project's region"));
    EgressSpec regions =
        EgressSpec.builder()
            .region("cn-hangzhou")
            .dedicated(Vpc.of("cn-beijing", "vpc-x"), "db.example.com:3306")
            .build();
    assertTrue(
        Refusal.of(() -> VpcDomainList.from(regions))
            .contains("error MCE-RULE-VPC-REGION vpc: \"cn-beijing:vpc-x\""));
  }

  @Test
  void leavesOutWhatNoPageShows() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-beijing")
            .dedicated(Vpc.of("cn-beijing", "vpc-x"), "db.example.com:3306")
            .service(CloudService.hologres("my-instance"))
            .build();
    VpcDomainList list = VpcDomainList.from(spec);
    assertTrue(!list.toString().contains("hologres"));
    assertTrue(
        SparkPropertiesTest.text(list.warnings())
            .contains("no page shows service.hologres = my-instance in a vpc.domain.list"));
  }

  @Test
  void readsAZoneOfAUsersOwnDomains() {
    VpcDomainList list = VpcDomainList.parse(ONE);
    assertEquals(ONE, list.toString());
    assertEquals("[]", list.warnings().toString());
  }

  @Test
  void readsBlanksWithAWarning() {
    VpcDomainList list = VpcDomainList.parse(ONE.replace(":80", ": 80"));
    assertEquals(ONE, list.toString());
    assertEquals(
        "[warning MCE-CONF-READER: the JSON holds blanks between its parts; write it without: the"
            + " pages ask for none, though they show some [MaxCompute-Spark,"
            + " docs/faq/network-access.md, 2025-01-27]]",
        list.warnings().toString());
  }

  @Test
  void givesTheOneLineOfSeveral() {
    assertEquals(
        "error MCE-CONF-SYNTAX: the JSON stands on 3 lines; a property has one; write it on one"
            + " line: "
            + ONE
            + " [MaxCompute-Spark, docs/advanced/vpc-access.md, 2025-01-27]",
        Refusal.of(() -> VpcDomainList.parse(ONE.replace("{\"urls", "\n  {\"urls") + "\r\n")));
  }

  @Test
  void tellsTheFullWidthCommaOfThePages() {
    assertEquals(
        "error MCE-CONF-SYNTAX: the JSON holds the full-width \"\uff0c\" at character 119; write it"
            + " in ASCII; samples on the pages hold one, too [MaxCompute-Spark,"
            + " docs/advanced/vpc-access.md, 2025-01-27]",
        Refusal.of(
            () ->
                VpcDomainList.parse(
                    ONE.replace("80}", "80}\uff0c{\"domain\":\"c.com\",\"port\":80}"))));
  }

  @Test
  void tellsAllMistakesWithTheirPaths() {
    String refusal =
        Refusal.of(
            () ->
                VpcDomainList.parse(
                    "{\"regionId\":\"Beijing\",\"vpcs\":[{\"vpcID\":\"vpc-x\",\"zones\":[]},"
                        + "{\"vpcId\":\"x\",\"zones\":[{\"urls\":["
                        + "{\"domain\":\"a.com\",\"port\":\"3306\"},"
                        + "{\"domain\":\"a.com\"},"
                        + "{\"domain\":\"a.com\",\"port\":70000},"
                        + "{\"domain\":\"a.com\",\"port\":33.06},"
                        + "{\"domain\":\"http://a.com\",\"port\":80},"
                        + "{\"domain\":\"\u4e2d.com\",\"port\":80},"
                        + "{\"port\":80},null],\"zoneId\":7}]}],\"x\":1}"));
    assertEquals(
        "error MCE-CONF-SYNTAX: \"x\" is no key here; write regionId and vpcs\n"
            + "error MCE-CONF-SYNTAX regionId: \"Beijing\" is none; write a region id, say"
            + " cn-beijing\n"
            + "error MCE-CONF-SYNTAX vpcs[1]: \"vpcID\" is no key here; write vpcId and zones\n"
            + "error MCE-CONF-SYNTAX vpcs[1].zones: there is no list [...] with an entry; write"
            + " one\n"
            + "error MCE-CONF-SYNTAX vpcs[2].vpcId: \"x\" is none; write a VPC id, vpc-...\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].zoneId: there is no string; write the id that"
            + " the PrivateZone console shows\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[1].port: the port is the string"
            + " \"3306\"; write \"port\":3306\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[2].port: there is no port; write"
            + " \"port\":3306, a number from 1 to 65535\n"
            + "error MCE-SPEC-PORT vpcs[2].zones[1].urls[3]: the port is 70000; write a port from 1"
            + " to 65535\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[4].port: there is no port; write"
            + " \"port\":3306, a number from 1 to 65535\n"
            + "error MCE-SPEC-HOST vpcs[2].zones[1].urls[5]: \"http://a.com\" is no host name; a"
            + " host name has labels of 1 to 63 letters, digits and hyphens, separated by dots\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[6].domain: \"\u4e2d.com\" is not ASCII;"
            + " write it as punycode\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[7].domain: there is no domain; write"
            + " \"domain\":\"host\"\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[8]: there is no object {...}; write one"
            + " with domain and port\n"
            + "error MCE-CONF-SYNTAX vpcs[2].zones[1].urls[8].port: there is no port; write"
            + " \"port\":3306, a number from 1 to 65535",
        refusal.replace(" [MaxCompute-Spark, docs/advanced/vpc-access.md, 2025-01-27]", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"regionId\":\"cn-beijing\"",
        "{\"regionId\":\"cn-beijing\",}",
        "{'regionId':'cn-beijing'}",
        "{regionId:\"cn-beijing\"}",
        "{\"regionId\":\"cn-beijing\",\"regionId\":\"cn-beijing\",\"vpcs\":[]}",
        "{\"regionId\":\"cn-\\q\"}",
        "{\"regionId\":\"a\nb\"}",
        "{\"regionId\":\"cn-beijing\",\"vpcs\":[{\"zones\":[{\"urls\":[{\"domain\":\"a.com\","
            + "\"port\":080}]}]}]}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{} {}"
      })
  void refusesWhatIsNoList(String json) {
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> VpcDomainList.parse(json));
    assertTrue(e.problems().get(0).code().equals("MCE-CONF-SYNTAX"), e.getMessage());
  }

  @Test
  void isEqualByItsText() {
    assertEquals(VpcDomainList.parse(ONE), VpcDomainList.parse(ONE.replace(",", ", ")));
    assertEquals(VpcDomainList.parse(ONE).hashCode(), VpcDomainList.parse(ONE).hashCode());
    assertNotEquals(VpcDomainList.parse(ONE), VpcDomainList.parse(ONE.replace("80", "81")));
    assertNotEquals(VpcDomainList.parse(ONE), new Object());
  }

  @Property
  void readsBackWhatItRenders(@ForAll("endpoints") List<String> endpoints) {
    VpcDomainList list;
    try {
      list =
          VpcDomainList.from(
              EgressSpec.builder()
                  .dedicated(Vpc.of("cn-beijing", "vpc-x"), endpoints.toArray(new String[0]))
                  .build());
    } catch (InvalidEgressException e) {
      return;
    }
    assertTrue(list.toString().matches("[!-~]+"), list.toString());
    assertEquals(list, VpcDomainList.parse(list.toString()));
    assertEquals("[]", VpcDomainList.parse(list.toString()).warnings().toString());
    assertEquals(
        list.toString(),
        SparkProperties.parse(
                "spark.hadoop.odps.cupid.vpc.domain.list " + list.toString().replace("\\", "\\\\"))
            .asMap()
            .get(SparkProperties.DOMAIN_LIST));
  }

  @Provide
  Arbitrary<List<String>> endpoints() {
    return Arbitraries.of(
            "a", ".", "com", "-", "\"", "\\", ",", "{", "}", " ", "\n", "\uff0c", "\u4e2d", "1")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("", parts) + ":3306")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }
}
