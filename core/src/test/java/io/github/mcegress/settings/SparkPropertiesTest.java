package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkPropertiesTest {
  private static EgressSpec.Builder full() {
    return EgressSpec.builder()
        .region("cn-shanghai")
        .internet("www.aliyun.com:443", "203.0.113.7:80")
        .dedicated(Vpc.of("cn-shanghai", "vpc-2zeaeq21mb1dmkqh0exox"), "db.example.com:3306")
        .service(CloudService.oss("my-bucket"))
        .service(CloudService.oss("other-bucket"))
        .service(CloudService.tablestore("my-instance"))
        .computeQuota("os_quota")
        .maxConnections(6)
        .maxTasks(10);
  }

  @Test
  void readsTheSeedAsItStands() {
    SparkProperties seed =
        SparkProperties.parse(
            "spark.hadoop.odps.cupid.smartnat.enable = true;\n"
                + "spark.hadoop.odps.cupid.internet.access.list=<ip_address:port>\n\n"
                + "spark.hadoop.odps.cupid.eni.enable = true\n"
                + "spark.hadoop.odps.cupid.eni.info=regionid:vpc id\n");
    assertEquals(
        "spark.hadoop.odps.cupid.smartnat.enable=true\n"
            + "spark.hadoop.odps.cupid.internet.access.list=<ip_address:port>\n"
            + "spark.hadoop.odps.cupid.eni.enable=true\n"
            + "spark.hadoop.odps.cupid.eni.info=regionid:vpc id\n",
        seed.toDefaultsConf());
    assertEquals(
        "warning MCE-CONF-READER line 1, spark.hadoop.odps.cupid.smartnat.enable: blanks stand"
            + " around \"=\", which --conf and DataWorks take as part of the setting; write"
            + " key=value\n"
            + "warning MCE-CONF-READER line 1, spark.hadoop.odps.cupid.smartnat.enable: the value"
            + " ends with \";\", which Spark takes as part of it; write it without [Network"
            + " connection process, 2025-02-12, shows spark.hadoop.odps.cupid.smartnat.enable ="
            + " true;]\n"
            + "warning MCE-CONF-READER line 4, spark.hadoop.odps.cupid.eni.enable: blanks stand"
            + " around \"=\", which --conf and DataWorks take as part of the setting; write"
            + " key=value\n",
        text(seed.warnings().subList(0, 3)));
    assertEquals(
        "[catalogue, smartnat-regions]",
        seed.warnings().subList(3, 4).stream()
            .map(Problem::source)
            .collect(Collectors.toList())
            .toString());
    assertEquals(4, seed.warnings().size());
  }

  @Test
  void rendersEveryPropertyInItsOrder() throws IOException {
    SparkProperties properties = SparkProperties.from(full().build(), "3.5.2");
    assertEquals(ExpectedText.of("spark-defaults.conf"), properties.toDefaultsConf());
    assertEquals(
        ExpectedText.of("spark-arguments.txt"),
        String.join("\n", properties.toSubmitArguments()) + "\n");
    assertEquals(ExpectedText.of("spark-dataworks.txt"), properties.toDataWorks());
    assertEquals(ExpectedText.of("spark-warnings.txt"), ownWarnings(full().build(), "3.5.2"));
  }

  @Test
  void rendersNothingOfNothing() {
    SparkProperties properties = SparkProperties.from(EgressSpec.builder().build(), "3.1.1");
    assertEquals(Collections.emptyMap(), properties.asMap());
    assertEquals("", properties.toDefaultsConf());
    assertEquals("", properties.toDataWorks());
    assertEquals(Collections.emptyList(), properties.toSubmitArguments());
  }

  @ParameterizedTest
  @CsvSource({
    "1.6.3,true",
    "2.3.0,true",
    "2.4.5,true",
    "3.1.1,true",
    "3.3,true",
    "3.3.99999999999,true",
    "3.4,false",
    "3.4.2,false",
    "3.5.2,false",
    "3.10,false",
    "4.0.0,false",
    "10.0,false",
    "99999999999999.0,false"
  })
  void takesSmartNatBeforeSpark34(String version, boolean smartNat) {
    EgressSpec spec = EgressSpec.builder().internet("www.aliyun.com:443").build();
    if (smartNat) {
      assertEquals(
          "spark.hadoop.odps.cupid.smartnat.enable=true\n"
              + "spark.hadoop.odps.cupid.internet.access.list=www.aliyun.com:443\n",
          SparkProperties.from(spec, version).toDefaultsConf());
    } else {
      assertThrows(InvalidEgressException.class, () -> SparkProperties.from(spec, version));
    }
  }

  @Test
  void saysWhySpark34NeedsAVpc() {
    EgressSpec spec = EgressSpec.builder().internet("www.aliyun.com:443").build();
    assertEquals(
        "error MCE-RULE-SMARTNAT internet: Spark 3.4.2 has no SmartNAT, and no VPC is declared to"
            + " reach the Internet by; declare vpc = regionid:vpcid, and give that VPC a NAT"
            + " gateway with SNAT [FAQ about Spark on MaxCompute, read 2026-11-21]",
        errors(spec, "3.4.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.5", "3.1.1", "3.5.2"})
  void takesTheInterfaceWhereThereIsAVpc(String version) {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("www.aliyun.com:443")
            .dedicated(Vpc.of("cn-beijing", "vpc-xxx"), "db.example.com:3306")
            .build();
    SparkProperties properties = SparkProperties.from(spec, version);
    assertEquals(
        "spark.hadoop.odps.cupid.eni.enable=true\n"
            + "spark.hadoop.odps.cupid.eni.info=cn-beijing:vpc-xxx\n"
            + "spark.hadoop.odps.cupid.internet.access.list=www.aliyun.com:443\n",
        properties.toDefaultsConf());
    assertEquals(
        1,
        properties.warnings().stream()
            .filter(problem -> problem.code().equals("MCE-RULE-SMARTNAT"))
            .count());
    assertEquals("", ownWarnings(spec, version));
  }

  @Test
  void tellsWhatThePagesDisagreeAbout() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-hangzhou")
            .internet("www.aliyun.com:443", "www.aliyun.com:80")
            .build();
    assertEquals("smartnat-regions spark-access-list-separator", doubts(spec, null));
    assertEquals("", ownWarnings(spec, "3.1.1"));
    EgressSpec beijing =
        EgressSpec.builder().region("cn-beijing").internet("www.aliyun.com:443").build();
    assertEquals("", doubts(beijing, null));
    assertEquals("", ownWarnings(beijing, "3.1.1"));
  }

  @Test
  void tellsTheDoubtOfTheSeparatorOnce() {
    ResolvedHosts hosts =
        ResolvedHosts.parse(
            "203.0.113.9 www.aliyun.com\n",
            Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));
    EgressSpec.Builder spec =
        EgressSpec.builder()
            .region("cn-beijing")
            .internet("www.aliyun.com:443")
            .listAddresses(true);
    assertEquals("spark-access-list-separator", doubts(spec.build(), hosts));
    assertEquals(
        "spark-access-list-separator", doubts(spec.internet("203.0.113.7:80").build(), hosts));
  }

  @Test
  void refusesAVpcOfAnotherRegion() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-shanghai")
            .dedicated(Vpc.of("cn-beijing", "vpc-xxx"), "db.example.com:3306")
            .build();
    assertEquals(
        "error MCE-RULE-VPC-REGION vpc: \"cn-beijing:vpc-xxx\" is a VPC of cn-beijing, the"
            + " project's region is cn-shanghai; declare the VPC of the dedicated connection in"
            + " cn-shanghai and peer the other one with it [Network connection process, 2025-02-12"
            + " / aliyun/MaxCompute-Spark, vpc-access, read 2026-11-21]",
        errors(spec, "3.5.2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-bucket.oss-cn-shanghai.aliyuncs.com:443",
        "oss-cn-shanghai.aliyuncs.com:80",
        "my-bucket.oss-accelerate.aliyuncs.com:443",
        "s3.oss-cn-hangzhou.aliyuncs.com:443",
        "oss.aliyuncs.com:80",
        "my-instance.cn-shanghai.ots.aliyuncs.com:443",
        "my-instance.cn-shanghai.tablestore.aliyuncs.com:443"
      })
  void refusesPublicEndpointsOfOssAndTablestore(String endpoint) {
    EgressSpec spec =
        EgressSpec.builder().dedicated(Vpc.of("cn-shanghai", "vpc-x")).internet(endpoint).build();
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> SparkProperties.from(spec, "3.5.2"));
    assertEquals(
        "MCE-RULE-SERVICE-NETWORK",
        e.problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::code)
            .collect(Collectors.joining(",")));
  }

  /** The rules tell of the spellings in the catalogue; of others the renderer, in their words. */
  @ParameterizedTest
  @CsvSource({
    "my-bucket.oss-cn-shanghai.aliyuncs.com:443,OSS,service.oss instead; or the internal endpoint",
    "my-bucket.oss-accelerate.aliyuncs.com:443,OSS,service.oss and the region instead",
    "my-instance.cn-shanghai.tablestore.aliyuncs.com:443,TABLESTORE,service.tablestore and the"
        + " region instead"
  })
  void saysWhyAPublicEndpointIsRefused(String endpoint, String service, String remedy) {
    assertEquals(
        "error MCE-RULE-SERVICE-NETWORK internet[1]: \""
            + endpoint
            + "\" is a public endpoint of "
            + service
            + ": Spark in cluster mode reaches internal endpoints only; write "
            + remedy.replace(';', ',')
            + " [Network connection process, 2025-02-12: Access to specific Alibaba Cloud services"
            + " / FAQ about Spark on MaxCompute, read 2026-11-21]",
        errors(EgressSpec.builder().internet(endpoint).build(), "3.1.1"));
  }

  @Test
  void doubtsAnInternalHostAmongPublicEndpoints() {
    EgressSpec spec =
        EgressSpec.builder().internet("oss-cn-shanghai-internal.aliyuncs.com:443").build();
    assertEquals(
        "warning MCE-RULE-UNDOCUMENTED internet[1]: \"oss-cn-shanghai-internal.aliyuncs.com:443\""
            + " is internal, not reached over the Internet; declare service.oss = bucket and the"
            + " region instead\n",
        ownWarnings(spec, "3.1.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boss.aliyuncs.com:443",
        "foss-cn-shanghai.aliyuncs.com:443",
        "oss-cn-shanghai.aliyuncs.com.example.com:443",
        "oss-cn-shanghai-internal.aliyuncs.com:443",
        "bots.aliyuncs.com:443",
        "my-instance.cn-shanghai.vpc.tablestore.aliyuncs.com:443",
        "my-instance.cn-shanghai.ots-internal.aliyuncs.com:443"
      })
  void letsOtherEndpointsPass(String endpoint) {
    EgressSpec spec = EgressSpec.builder().internet(endpoint).build();
    assertEquals(
        endpoint, SparkProperties.from(spec, "3.1.1").asMap().get(SparkProperties.ACCESS_LIST));
  }

  @Test
  void wantsTheRegionOfABucket() {
    EgressSpec spec = EgressSpec.builder().service(CloudService.oss("my-bucket")).build();
    assertEquals(
        "error MCE-RULE-SERVICE service.oss: \"service.oss = my-bucket\" has an endpoint per region,"
            + " and no region is declared; declare the project's region, say region = cn-shanghai",
        errors(spec, "3.1.1"));
  }

  @Test
  void tellsAllErrorsAtOnce() {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("10.0.0.1:80", "oss-cn-shanghai.aliyuncs.com:80")
            .service(CloudService.oss("my-bucket"))
            .build();
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> SparkProperties.from(spec, "3.5.2"));
    assertEquals(
        "MCE-RULE-SERVICE MCE-RULE-PRIVATE-ADDRESS MCE-RULE-SERVICE-NETWORK MCE-RULE-SMARTNAT",
        e.problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::code)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void leavesRoomForTwoMoreInstancesThanExecutors() {
    assertEquals(
        "12",
        SparkProperties.from(EgressSpec.builder().maxTasks(10).build(), "2.4.5")
            .asMap()
            .get(SparkProperties.VNET_CAPACITY));
    assertEquals(
        "2147483649",
        SparkProperties.from(EgressSpec.builder().maxTasks(Integer.MAX_VALUE).build(), "2.4.5")
            .asMap()
            .get(SparkProperties.VNET_CAPACITY));
  }

  @Test
  void hasNoMoreExecutorsThanConnections() {
    String lowered =
        "spark.hadoop.odps.cupid.vnet.capacity=202\n"
            + "spark.executor.instances=200\n"
            + "spark.executor.cores=1\n";
    assertEquals(lowered, capacity("max-connections = 200\nmax-tasks = 201"));
    assertEquals(lowered, capacity("max-connections = 200"));
    assertEquals(
        "spark.hadoop.odps.cupid.vnet.capacity=202\n",
        capacity("max-connections = 200\nmax-tasks = 200"));
    assertEquals("spark.hadoop.odps.cupid.vnet.capacity=202\n", capacity("max-tasks = 200"));
  }

  private static String capacity(String lines) {
    SparkProperties properties = SparkProperties.from(EgressSpec.parse(lines), "3.1.1");
    assertEquals(properties, SparkProperties.parse(properties.toDefaultsConf()));
    return properties.toDefaultsConf();
  }

  @Test
  void listsResolvedAddressesBehindTheNames() {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("www.aliyun.com:443", "203.0.113.7:80", "api.aliyun.com:443")
            .listAddresses(true)
            .build();
    ResolvedHosts hosts =
        ResolvedHosts.parse(
            "203.0.113.9 www.aliyun.com\n",
            Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));
    SparkProperties properties = SparkProperties.from(spec, "3.1.1", hosts);
    assertEquals(
        "www.aliyun.com:443,203.0.113.7:80,api.aliyun.com:443,203.0.113.9:443",
        properties.asMap().get(SparkProperties.ACCESS_LIST));
    assertEquals(
        "list-addresses = true, but there are no addresses of api.aliyun.com",
        properties.warnings().stream()
            .filter(problem -> problem.path().equals("list-addresses"))
            .map(Problem::message)
            .collect(Collectors.joining()));
  }

  @Test
  void refusesWhatIsNoVersion() {
    EgressSpec spec = EgressSpec.builder().build();
    assertThrows(IllegalArgumentException.class, () -> SparkProperties.from(spec, "latest"));
  }

  @Test
  void isEqualByItsMapAndShowsNoValues() {
    SparkProperties one = SparkProperties.parse("spark.a secret1\nspark.b 2\n");
    assertEquals(one, SparkProperties.parse("spark.b=2\nspark.a = secret1\n"));
    assertEquals(one.hashCode(), SparkProperties.parse("spark.b=2\nspark.a:secret1").hashCode());
    assertNotEquals(one, SparkProperties.parse("spark.a secret1"));
    assertNotEquals(one, new Object());
    assertEquals("[spark.a, spark.b]", one.toString());
    assertThrows(UnsupportedOperationException.class, () -> one.asMap().put("a", "b"));
    assertFalse(one.warnings().toString().contains("secret"));
  }

  /** The errors of a refusal, one per line. */
  private static String errors(EgressSpec spec, String version) {
    return assertThrows(InvalidEgressException.class, () -> SparkProperties.from(spec, version))
        .problems()
        .stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }

  /** The told doubts about SmartNAT and the separator by their names, as often as they are told. */
  private static String doubts(EgressSpec spec, @Nullable ResolvedHosts hosts) {
    List<Problem> warnings =
        hosts == null
            ? SparkProperties.from(spec, "3.1.1").warnings()
            : SparkProperties.from(spec, "3.1.1", hosts).warnings();
    return warnings.stream()
        .map(Problem::toString)
        .flatMap(
            text ->
                Stream.of("smartnat-regions", "spark-access-list-separator").filter(text::contains))
        .collect(Collectors.joining(" "));
  }

  /** What the rules say of a description is tested with them. */
  private static String ownWarnings(EgressSpec spec, String version) {
    List<Problem> warnings = new ArrayList<>(SparkProperties.from(spec, version).warnings());
    warnings.removeAll(Rules.check(spec, Workload.spark(version)));
    return text(warnings);
  }

  static String text(Iterable<Problem> problems) {
    StringBuilder text = new StringBuilder();
    problems.forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }
}
