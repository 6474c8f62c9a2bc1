package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Vpc;
import io.github.mcegress.settings.SparkProperties;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfCheckTest {
  private static final EgressSpec INTERNET =
      EgressSpec.builder().region("cn-beijing").internet("aliyundoc.com:443").build();

  /** A configuration of Spark on MaxCompute, as spark-submit was given it. */
  private final Map<String, String> conf = new TreeMap<>();

  private final Map<String, String> code = new TreeMap<>();

  private ConfCheckTest rendered(EgressSpec spec, String version) {
    conf.putAll(SparkProperties.from(spec, version).asMap());
    conf.put("spark.hadoop.odps.project.name", "p");
    return this;
  }

  private ConfCheck check(EgressSpec spec, String version) {
    Map<String, String> running = new TreeMap<>(conf);
    running.putAll(code);
    return ConfCheck.of(spec, version, running, conf);
  }

  private static List<Problem> errors(ConfCheck check) {
    return check.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .collect(Collectors.toList());
  }

  private static void assertError(ConfCheck check, String key, String message, String remedy) {
    List<Problem> errors = errors(check);
    assertEquals(1, errors.size(), check.toString());
    assertEquals(Codes.SPARK_CONF, errors.get(0).code());
    assertEquals(key, errors.get(0).path());
    assertEquals(message, errors.get(0).message());
    assertEquals(remedy, errors.get(0).remedy());
    InvalidEgressException thrown =
        assertThrows(InvalidEgressException.class, check::throwOnErrors);
    assertTrue(thrown.getMessage().contains(remedy), thrown.getMessage());
  }

  @Test
  void findsNothingWrongWithWhatWasRendered() {
    EgressSpec vpc =
        EgressSpec.builder()
            .region("cn-beijing")
            .internet("aliyundoc.com:443", "google.com:443")
            .dedicated(Vpc.of("cn-beijing", "vpc-abc"), "db.internal.test:3306")
            .maxTasks(20)
            .build();
    for (String version : new String[] {"2.4.5", "3.1.1", "3.4.2", "3.5.2"}) {
      conf.clear();
      ConfCheck check = rendered(vpc, version).check(vpc, version);
      assertTrue(check.onMaxCompute());
      assertEquals(Collections.emptyList(), errors(check), version);
      check.throwOnErrors();
    }
    conf.clear();
    assertEquals(
        Collections.emptyList(), errors(rendered(INTERNET, "3.1.1").check(INTERNET, "3.1.1")));
  }

  @Test
  void namesWhatIsMissingWithItsLine() {
    rendered(INTERNET, "3.1.1");
    conf.remove(SparkProperties.ACCESS_LIST);
    assertError(
        check(INTERNET, "3.1.1"),
        SparkProperties.ACCESS_LIST,
        "the description needs spark.hadoop.odps.cupid.internet.access.list, which is not set",
        "write in spark-defaults.conf: "
            + "spark.hadoop.odps.cupid.internet.access.list=aliyundoc.com:443");
  }

  @Test
  void namesWhatWasSetInCode() {
    rendered(INTERNET, "3.1.1");
    code.put(SparkProperties.ACCESS_LIST, conf.remove(SparkProperties.ACCESS_LIST));
    assertError(
        check(INTERNET, "3.1.1"),
        SparkProperties.ACCESS_LIST,
        "\"aliyundoc.com:443\" was set in code, where it is ignored",
        "take it out of the code and write in spark-defaults.conf: "
            + "spark.hadoop.odps.cupid.internet.access.list=aliyundoc.com:443");
  }

  @Test
  void namesWhatCodeWouldChange() {
    rendered(INTERNET, "3.1.1");
    code.put(SparkProperties.ACCESS_LIST, "aliyundoc.com:443,example.com:443");
    List<Problem> errors = errors(check(INTERNET, "3.1.1"));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).message().endsWith("; \"aliyundoc.com:443\" holds"));
  }

  @Test
  void namesWhatTheListLacksAndKeepsTheRest() {
    rendered(INTERNET, "3.1.1");
    conf.put(SparkProperties.ACCESS_LIST, "example.com:443");
    ConfCheck check = check(INTERNET, "3.1.1");
    assertError(
        check,
        SparkProperties.ACCESS_LIST,
        "\"example.com:443\" lacks aliyundoc.com:443 of the description",
        "write in spark-defaults.conf: spark.hadoop.odps.cupid.internet.access.list="
            + "example.com:443,aliyundoc.com:443");
    assertTrue(
        check.toString().contains("example.com:443 is listed, but not in the description"),
        check.toString());
  }

  @Test
  void namesAnotherVpc() {
    EgressSpec spec =
        EgressSpec.builder()
            .dedicated(Vpc.of("cn-beijing", "vpc-abc"), "db.internal.test:3306")
            .build();
    rendered(spec, "3.5.2");
    conf.put(SparkProperties.ENI_INFO, "cn-beijing:vpc-other");
    assertError(
        check(spec, "3.5.2"),
        SparkProperties.ENI_INFO,
        "it is \"cn-beijing:vpc-other\", where the description says \"cn-beijing:vpc-abc\"",
        "write in spark-defaults.conf: spark.hadoop.odps.cupid.eni.info=cn-beijing:vpc-abc,"
            + " or mend the description");
  }

  @Test
  void namesTooSmallACapacity() {
    EgressSpec spec = EgressSpec.builder().internet("aliyundoc.com:443").maxTasks(20).build();
    for (String value : new String[] {"21", "many"}) {
      rendered(spec, "3.1.1");
      conf.put(SparkProperties.VNET_CAPACITY, value);
      List<Problem> errors = errors(check(spec, "3.1.1"));
      assertEquals(1, errors.size(), value);
      assertTrue(errors.get(0).message().contains(value));
      assertTrue(errors.get(0).remedy().endsWith("spark.hadoop.odps.cupid.vnet.capacity=22"));
    }
    conf.put(SparkProperties.VNET_CAPACITY, "100");
    assertEquals(Collections.emptyList(), errors(check(spec, "3.1.1")), "more is enough");
  }

  @Test
  void namesKeysThatContradictEachOther() {
    EgressSpec nothing = EgressSpec.builder().build();
    conf.put(SparkProperties.ENI_ENABLE, "true");
    assertError(
        check(nothing, "3.1.1"),
        SparkProperties.ENI_INFO,
        "spark.hadoop.odps.cupid.eni.enable is true and the VPC is not named",
        "write in spark-defaults.conf: spark.hadoop.odps.cupid.eni.info=regionid:vpcid");
    conf.clear();
    conf.put(SparkProperties.ENI_INFO, "cn-beijing:vpc-abc");
    assertError(
        check(nothing, "3.1.1"),
        SparkProperties.ENI_ENABLE,
        "a VPC is named, and the interface to it is not enabled",
        "write in spark-defaults.conf: spark.hadoop.odps.cupid.eni.enable=true");
    conf.clear();
    conf.put(SparkProperties.ACCESS_LIST, "aliyundoc.com:443");
    assertError(
        check(nothing, "3.1.1"),
        SparkProperties.ACCESS_LIST,
        "public endpoints are listed, and neither SmartNAT nor ENI is enabled",
        "render the description: SparkProperties.from(spec, \"3.1.1\")");
  }

  @Test
  void namesKeysThatTheVersionDoesNotHave() {
    EgressSpec nothing = EgressSpec.builder().build();
    conf.put(SparkProperties.SMARTNAT_ENABLE, "true");
    assertEquals(Collections.emptyList(), errors(check(nothing, "3.1.1")));
    assertError(
        check(nothing, "3.5.2"),
        SparkProperties.SMARTNAT_ENABLE,
        "Spark 3.5.2 does not have it, only before 3.4",
        "take it out");
  }

  @Test
  void warnsOfWhatTheDescriptionDoesNotNeed() {
    conf.put(SparkProperties.SMARTNAT_ENABLE, "true");
    ConfCheck check = check(EgressSpec.builder().build(), "3.1.1");
    assertTrue(check.toString().contains("opens what the description does not need"));
    check.throwOnErrors();
  }

  @Test
  void aDescriptionThatCannotWorkStopsItOnMaxComputeOnly() {
    // Public endpoints without a VPC: not since Spark 3.4.
    conf.put("spark.master", "yarn");
    ConfCheck there = check(INTERNET, "3.5.2");
    assertTrue(there.onMaxCompute());
    assertThrows(InvalidEgressException.class, there::throwOnErrors);
    for (String master :
        new String[] {
          "local", "local[2]", "local[*]", "local-cluster[2,1,1024]", "spark://h:7077"
        }) {
      conf.put("spark.master", master);
      ConfCheck here = check(INTERNET, "3.5.2");
      assertFalse(here.onMaxCompute(), master);
      here.throwOnErrors();
      assertEquals(Collections.emptyList(), here.problems(), "SmartNAT is MaxCompute's");
      assertTrue(here.toString().contains("network keys were not checked"), master);
    }
    conf.put("spark.hadoop.odps.project.name", "p");
    assertTrue(check(INTERNET, "3.5.2").onMaxCompute());
  }

  @Test
  void anErrorOfTheDescriptionIsAWarningElsewhere() {
    EgressSpec twoRegions =
        EgressSpec.builder()
            .region("cn-beijing")
            .dedicated(Vpc.of("cn-shanghai", "vpc-abc"), "db.internal.test:3306")
            .build();
    List<Problem> elsewhere = check(twoRegions, "3.5.2").problems();
    assertFalse(elsewhere.isEmpty());
    assertTrue(elsewhere.stream().allMatch(each -> each.severity() == Severity.WARNING));
  }

  @Test
  void changesNothing() {
    rendered(INTERNET, "3.1.1");
    conf.remove(SparkProperties.ACCESS_LIST);
    Map<String, String> before = new TreeMap<>(conf);
    check(INTERNET, "3.1.1");
    assertEquals(before, conf);
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThrows(IllegalArgumentException.class, () -> check(INTERNET, "new"));
  }
}
