package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.rules.Rules;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may write wrongly: one error per mistake with its line or path, all in one go. */
class BadInputTest {
  @Test
  void tellsEveryMistakeOfATextWithItsLine() {
    InvalidEgressException refused =
        assertThrows(
            InvalidEgressException.class,
            () ->
                EgressSpec.parse(
                    "service.kafka = my-topic\n"
                        + "service.oss = ab, My_Bucket, -bucket, good-bucket, good-bucket\n"
                        + "service.dlf = one\n"
                        + "max-tasks = -1\n"
                        + "max-connections = -200\n"
                        + "batch.rows = -32\n"
                        + "batch.timeout = -10m\n"
                        + "internet = www.aliyun.com:-80\n"
                        + "max-tasks = -2\n"));
    assertEquals(
        "MCE-SPEC-KEY 1 \n"
            + "MCE-SPEC-SERVICE 2 service.oss[1]\n"
            + "MCE-SPEC-SERVICE 2 service.oss[2]\n"
            + "MCE-SPEC-SERVICE 2 service.oss[3]\n"
            + "MCE-SPEC-DUPLICATE 2 service.oss\n"
            + "MCE-SPEC-SERVICE 3 service.dlf[1]\n"
            + "MCE-SPEC-VALUE 4 max-tasks\n"
            + "MCE-SPEC-VALUE 5 max-connections\n"
            + "MCE-SPEC-VALUE 6 batch.rows\n"
            + "MCE-SPEC-VALUE 7 batch.timeout\n"
            + "MCE-SPEC-PORT 8 internet[1]\n"
            + "MCE-SPEC-DUPLICATE 9 max-tasks\n"
            + "MCE-SPEC-VALUE 9 max-tasks",
        places(refused.problems()));
  }

  @Test
  void tellsEveryMistakeOfRegionsAndConnectionsAtOnce() {
    EgressSpec spec =
        EgressSpec.parse(
            "region = cn-chengdu\nnetworklink = testLink\nnetworklink.hosts = 10.0.0.1:3306\n"
                + "vpc = cn-beijing:vpc-xxx\nvpc.hosts = 10.0.0.1:3306\n"
                + "internet = 192.168.0.1:80, oss-cn-chengdu-internal.aliyuncs.com:443\n");
    List<Problem> errors =
        Rules.check(spec, Workload.UDF).stream()
            .filter(it -> it.severity() == Severity.ERROR)
            .collect(Collectors.toList());
    assertEquals(
        "MCE-RULE-PRIVATE-ADDRESS 0 internet[1]\n"
            + "MCE-RULE-SERVICE-NETWORK 0 internet[2]\n"
            + "MCE-RULE-REGION 0 region\n"
            + "MCE-RULE-VPC-REGION 0 vpc",
        places(errors));
    String told = Refusal.of(() -> SessionHints.from(spec));
    errors.forEach(error -> assertTrue(told.contains(error.toString()), told));
  }

  /** Which reader, and how it reads; see SetTextTest for the same by the readers themselves. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b | odps-jdbc 3.4.2 cuts the value off at its \"=\"",
        "a--b | odpscmd and PyODPS do not end the SET at its \";\"",
        "a/*b | PyODPS does not end the SET at its \";\"",
        "a} | PyODPS then reads no SET of the script"
      })
  void tellsWhoWouldReadAValueDifferently(String quota, String how) {
    EgressSpec spec = EgressSpec.builder().computeQuota(quota).build();
    String refused = Refusal.of(() -> SessionHints.from(spec).toSetStatements());
    assertTrue(refused.startsWith("error MCE-SQL-READER odps.task.wlm.quota: " + how), refused);
    assertTrue(
        SessionHints.from(spec).warnings().stream()
            .anyMatch(it -> it.path().equals("compute-quota") && it.message().startsWith(how)));
  }

  @Test
  void aBrokenCatalogueRowIsToldByItsLineAndChangesNothing() {
    EgressSpec spec = EgressSpec.parse("region = cn-shanghai\nservice.oss = my-bucket\n");
    String before = SessionHints.from(spec).toSetStatements();
    InvalidEgressException refused =
        assertThrows(
            InvalidEgressException.class,
            () ->
                Catalog.shipped()
                    .overlaid(
                        "source | mine | page | My page | 2027-01-05 | 2027-01-06\n"
                            + "service | OSS | PUBLIC | port | {name}.oss.example.com | mine | -\n"
                            + "service | OSS | INTERNAL | 80 | {name}.oss-in.example.com | mine | -\n"
                            + "region | cn-shanghai\n"));
    assertEquals(
        "[2, 4]",
        refused.problems().stream()
            .map(Problem::line)
            .distinct()
            .collect(Collectors.toList())
            .toString());
    assertTrue(refused.problems().stream().allMatch(it -> it.code().equals("MCE-CATALOG-ROW")));
    assertEquals(before, SessionHints.from(spec).toSetStatements());
  }

  private static String places(List<Problem> problems) {
    return problems.stream()
        .map(it -> it.code() + " " + it.line() + " " + it.path())
        .collect(Collectors.joining("\n"));
  }
}
