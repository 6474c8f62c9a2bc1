package io.github.mcegress.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.EgressSpecTest;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Severity;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.settings.SessionHints;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final Workload SPARK = Workload.spark("3.1.1");
  private static final String SEED = " [Network connection process, 2025-02-12]";
  private static final List<String> REMARKS =
      Arrays.asList(
          Codes.RULE_OWNER, Codes.RULE_ONE_VPC, Codes.RULE_OUTBOUND, Codes.CATALOG_CONTRADICTION);
  private static final String PROXY =
      " [Network connection process, 2025-02-12: requests are forwarded by a proxy with few"
          + " connections]";
  private static final String BOTH_LISTS =
      " [Network connection process, 2025-02-12 / Access over the Internet; Access to specific"
          + " Alibaba Cloud services, 2026-08-20]";

  @Test
  void hasNothingToSayAboutAPlainDescription() {
    EgressSpec spec = inShanghai().internet("www.aliyun.com:443", "aliyun.com:80").build();
    assertEquals("", besideRemarks(spec, Workload.UDF));
    assertEquals("", besideRemarks(spec, Workload.EXTERNAL_TABLE));
    assertEquals("", besideRemarks(spec, Workload.MAPREDUCE));
    assertEquals("", besideRemarks(spec, SPARK));
  }

  @Test
  void saysEverythingAtOnceWhateverItsWeight() throws IOException {
    EgressSpec spec =
        inShanghai()
            .internet(
                "10.0.0.1:80",
                "localhost:80",
                "api.example.com:443",
                "oss-cn-shanghai.aliyuncs.com:443",
                "203.0.113.7:443",
                "www.aliyun.com:443")
            .dedicated(Vpc.of("cn-shanghai", "vpc-1"), "db.example.com:3306")
            .maxConnections(10)
            .maxTasks(5)
            .build();
    assertEquals(ExpectedText.of("rules-udf.txt"), check(spec, Workload.UDF) + "\n");
    assertEquals(ExpectedText.of("rules-spark.txt"), check(spec, SPARK) + "\n");
  }

  @Test
  void warnsWhenNothingIsOpened() {
    String message =
        "warning MCE-RULE-NOTHING-OPENED: the description opens nothing for %s; declare internet ="
            + " host:port or a dedicated connection"
            + SEED;
    EgressSpec empty = inShanghai().build();
    assertEquals(String.format(message, "UDF"), check(empty, Workload.UDF));
    assertEquals(String.format(message, "SPARK 3.1.1"), check(empty, SPARK));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "127.0.0.1, LOOPBACK",
    "169.254.169.254, LINK_LOCAL",
    "100.100.100.200, SERVICE"
  })
  void anAddressThatIsNotPublicIsAnError(String address, String scope) {
    EgressSpec spec = inShanghai().internet("www.aliyun.com:80", address + ":80").build();
    for (Workload workload : new Workload[] {Workload.UDF, Workload.MAPREDUCE, SPARK}) {
      assertEquals(
          "error MCE-RULE-PRIVATE-ADDRESS internet[2]: \""
              + address
              + ":80\" is no public address ("
              + scope
              + "); reach it through a dedicated connection, or list it under private-addresses"
              + " [Network connection process, 2025-02-12: public IP address or domain name]",
          errors(spec, workload));
    }
    EgressSpec listed =
        inShanghai().internet(address + ":80").privateAddresses(address + ":80").build();
    assertEquals("", check(listed, Workload.UDF));
  }

  @Test
  void thePortOfAListedAddressCounts() {
    EgressSpec spec =
        inShanghai()
            .internet("10.0.0.1:80", "10.0.0.1:443")
            .privateAddresses("10.0.0.1:80")
            .build();
    assertEquals(1, errorsOf(spec).size());
    assertEquals("internet[2]", errorsOf(spec).get(0).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "224.0.0.1", "255.255.255.255"})
  void noListingMakesAnUnusableAddressUsable(String address) {
    EgressSpec spec =
        inShanghai().internet(address + ":80").privateAddresses(address + ":80").build();
    assertEquals(
        "error MCE-RULE-PRIVATE-ADDRESS internet[1]: \""
            + address
            + ":80\" is no public address (UNUSABLE); write an address that a service can have"
            + " [Network connection process, 2025-02-12: public IP address or domain name]",
        errors(spec, Workload.UDF));
  }

  @Test
  void aPrivateAddressBehindTheLinkIsFine() {
    EgressSpec spec = inShanghai().dedicated(NetworkLink.named("a"), "172.16.0.1:3306").build();
    assertEquals("", besideRemarks(spec, Workload.UDF));
  }

  @Test
  void warnsOfADomainThatNoVersionOfTheListHas() {
    assertEquals(
        "warning MCE-RULE-REVIEW internet[1]: \"api.example.com:443\" is not of a self-service"
            + " domain; submit the request form (about three business days) unless it was approved"
            + BOTH_LISTS,
        besideRemarks(inShanghai().internet("api.example.com:443").build(), Workload.UDF));
  }

  @Test
  void warnsOfADomainThatTheVersionsDisagreeAboutAndNamesBoth() {
    assertEquals(
        "warning MCE-RULE-REVIEW internet[1]: the versions of the self-service list disagree about"
            + " \"kms.cn-shanghai.aliyuncs.com:443\"; add it in the console; if that fails, submit"
            + " the request form"
            + BOTH_LISTS,
        besideRemarks(
            inShanghai().internet("kms.cn-shanghai.aliyuncs.com:443").build(), Workload.UDF));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"notaliyun.com", "aliyun.com.example.com", "203.0.113.7", "xn--aliyun-x.com"})
  void knowsADomainFromOneThatOnlyLooksLikeIt(String host) {
    EgressSpec spec = inShanghai().internet(host + ":443").build();
    assertTrue(check(spec, Workload.UDF).startsWith("warning MCE-RULE-REVIEW"));
  }

  @Test
  void needsNoReviewOfWhatIsListedAsPrivate() {
    EgressSpec spec =
        inShanghai()
            .internet("api.example.com:443")
            .privateAddresses("api.example.com:443")
            .build();
    assertEquals("", check(spec, Workload.UDF));
  }

  @Test
  void warnsOfASingleLabel() {
    assertEquals(
        "warning MCE-RULE-SINGLE-LABEL internet[1]: \"localhost:80\" has one label, which public"
            + " DNS does not answer; write the full domain name",
        check(inShanghai().internet("localhost:80").build(), Workload.UDF));
  }

  @Test
  void doesNotMindASingleLabelBehindTheLink() {
    EgressSpec spec = inShanghai().dedicated(NetworkLink.named("a"), "master:8020").build();
    assertEquals("", besideRemarks(spec, Workload.UDF));
  }

  @Test
  void warnsOfAConnectionThatTheWorkloadCannotUse() {
    EgressSpec link =
        inShanghai()
            .internet("www.aliyun.com:80")
            .dedicated(NetworkLink.named("a"), "db.com:1")
            .build();
    assertEquals("", besideRemarks(link, Workload.UDF));
    assertEquals("", besideRemarks(link, Workload.EXTERNAL_TABLE));
    assertEquals("", besideRemarks(link, Workload.MAPREDUCE));
    assertEquals(
        "warning MCE-RULE-DEDICATED: a network link does not serve Spark; declare vpc ="
            + " regionid:vpcid and vpc.hosts for Spark"
            + SEED,
        besideRemarks(link, SPARK));

    EgressSpec vpc =
        inShanghai()
            .internet("www.aliyun.com:80")
            .dedicated(Vpc.of("cn-shanghai", "vpc-1"), "db.com:1")
            .build();
    assertEquals(
        "warning MCE-RULE-SMARTNAT internet: over the ENI connection the Internet is reached through"
            + " the VPC; give the VPC a NAT gateway with SNAT [aliyun/MaxCompute-Spark,"
            + " network-access, read 2026-11-21]",
        besideRemarks(vpc, SPARK));
    assertEquals(
        "warning MCE-RULE-DEDICATED: a VPC does not serve MAPREDUCE; declare networklink and"
            + " networklink.hosts for MAPREDUCE"
            + SEED,
        besideRemarks(vpc, Workload.MAPREDUCE));
  }

  @Test
  void takesBothConnectionsInOneDescription() {
    EgressSpec both =
        inShanghai()
            .dedicated(NetworkLink.named("a"), "db.com:1")
            .dedicated(Vpc.of("cn-shanghai", "vpc-1"), "db.com:1")
            .build();
    assertEquals("", besideRemarks(both, Workload.UDF));
    assertEquals("", besideRemarks(both, SPARK));
  }

  @Test
  void warnsOfAConnectionThatNothingIsReachedThrough() {
    String message =
        "warning MCE-RULE-DEDICATED: nothing is declared to be reached through the dedicated"
            + " connection; declare %s = host:port, or the client refuses it"
            + SEED;
    EgressSpec link = inShanghai().dedicated(NetworkLink.named("a")).build();
    assertEquals(String.format(message, "networklink.hosts"), besideRemarks(link, Workload.UDF));
    assertEquals("", besideRemarks(link, Workload.EXTERNAL_TABLE));
    EgressSpec vpc = inShanghai().dedicated(Vpc.of("cn-shanghai", "vpc-1")).build();
    assertEquals(String.format(message, "vpc.hosts"), besideRemarks(vpc, SPARK));
  }

  @Test
  void warnsOfConnectionsWithoutTasks() {
    assertEquals(
        "warning MCE-RULE-CAPACITY: max-connections = 200 without max-tasks; odps.sql.split.dop"
            + " lowers the parallelism to 200, each task gets 1; it does not hold for external,"
            + " transactional and clustered tables, nor for functions behind a shuffle; there raise"
            + " odps.stage.mapper.split.size, or declare max-tasks"
            + PROXY,
        check(plain().maxConnections(200).build(), Workload.UDF));
    assertEquals(
        "warning MCE-RULE-CAPACITY: max-connections = 200 without max-tasks: rendered for 200"
            + " executors, 1 for each; the plugin divides them among the executors that are"
            + " configured; declare max-tasks, the most executors that run at once"
            + PROXY,
        besideRemarks(plain().maxConnections(200).build(), SPARK));
    assertEquals(
        "warning MCE-RULE-CAPACITY: max-connections = 200 without max-tasks: each task gets 1;"
            + " declare max-tasks, the most tasks that run at once"
            + PROXY,
        besideRemarks(plain().maxConnections(200).build(), Workload.MAPREDUCE));
  }

  @Test
  void warnsOfMoreTasksThanConnections() {
    assertEquals(
        "warning MCE-RULE-CAPACITY: 10 connections for 11 tasks; odps.sql.split.dop lowers the"
            + " parallelism to 10, each task gets 1; it does not hold for external, transactional"
            + " and clustered tables, nor for functions behind a shuffle; there raise"
            + " odps.stage.mapper.split.size"
            + PROXY,
        check(plain().maxConnections(10).maxTasks(11).build(), Workload.UDF));
    assertEquals(
        "warning MCE-RULE-CAPACITY: 10 connections for 11 executors; let 10 executors run, or raise"
            + " max-connections"
            + PROXY,
        besideRemarks(plain().maxConnections(10).maxTasks(11).build(), SPARK));
    assertEquals("", check(plain().maxConnections(10).maxTasks(10).build(), Workload.UDF));
  }

  @Test
  void warnsOfAShareSmallerThanTheHosts() {
    EgressSpec.Builder builder =
        inShanghai()
            .internet("www.aliyun.com:80", "www.aliyun.com:443", "www.amap.com:443")
            .dedicated(NetworkLink.named("a"), "db.example.com:1")
            .maxConnections(10);
    assertEquals("", besideRemarks(builder.maxTasks(3).build(), Workload.UDF));
    assertEquals(
        "warning MCE-RULE-CAPACITY: each task gets 2 connections for 3 hosts: connections are"
            + " closed and opened again; lower max-tasks to 3"
            + PROXY,
        besideRemarks(builder.maxTasks(4).build(), Workload.UDF));
    assertEquals(
        "warning MCE-RULE-CAPACITY: each task gets 2 connections for 3 hosts: connections are"
            + " closed and opened again; raise max-connections to 3"
            + PROXY,
        besideRemarks(builder.maxConnections(2).maxTasks(1).build(), Workload.UDF));
  }

  @Test
  void hasNothingToSayAboutTasksAlone() {
    assertEquals("", check(plain().maxTasks(5000).build(), Workload.UDF));
  }

  @Test
  void renderersThrowOnErrorsWithTheWarnings() {
    EgressSpec spec = inShanghai().internet("localhost:80", "10.0.0.1:80").build();
    assertEquals(check(spec, Workload.UDF), Refusal.of(() -> SessionHints.from(spec)));
  }

  @Test
  void renderersNeverThrowOnWarnings() {
    EgressSpec spec =
        inShanghai()
            .internet("localhost:80", "api.example.com:443", "203.0.113.7:443")
            .dedicated(Vpc.of("cn-shanghai", "vpc-1"))
            .maxConnections(1)
            .build();
    assertEquals(Rules.check(spec, Workload.UDF), SessionHints.from(spec).warnings());
    assertEquals(9, SessionHints.from(spec).warnings().size());
  }

  @Test
  void answersAnUnmodifiableList() {
    List<Problem> problems = Rules.check(inShanghai().build(), Workload.UDF);
    assertThrows(UnsupportedOperationException.class, problems::clear);
  }

  @Property
  void onlyAnAddressOrABatchWithoutTimeIsAnError(@ForAll("specs") EgressSpec spec) {
    for (Workload workload : new Workload[] {Workload.UDF, SPARK}) {
      for (Problem problem : Rules.check(spec, workload)) {
        assertEquals(
            problem.code().equals(Codes.RULE_PRIVATE_ADDRESS)
                || problem.message().startsWith("no request fits: "),
            problem.severity() == Severity.ERROR,
            problem.toString());
      }
    }
  }

  @Provide
  Arbitrary<EgressSpec> specs() {
    return EgressSpecTest.specArbitrary();
  }

  private static EgressSpec.Builder inShanghai() {
    return EgressSpec.builder().region("cn-shanghai");
  }

  private static EgressSpec.Builder plain() {
    return inShanghai().internet("www.aliyun.com:443");
  }

  private static String check(EgressSpec spec, Workload workload) {
    return text(Rules.check(spec, workload));
  }

  /** Without what is told of every dedicated connection and every foreign target. */
  private static String besideRemarks(EgressSpec spec, Workload workload) {
    return text(
        Rules.check(spec, workload).stream()
            .filter(problem -> !REMARKS.contains(problem.code()))
            .collect(Collectors.toList()));
  }

  private static String errors(EgressSpec spec, Workload workload) {
    return text(
        Rules.check(spec, workload).stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .collect(Collectors.toList()));
  }

  private static List<Problem> errorsOf(EgressSpec spec) {
    return Rules.check(spec, Workload.UDF).stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .collect(Collectors.toList());
  }

  private static String text(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
