package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.mapred.conf.JobConf;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rules;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class JobPropertiesTest {
  @Test
  void rendersItsTexts() throws IOException {
    JobProperties properties = JobProperties.from(Descriptions.full().build());
    assertEquals(
        ExpectedText.of("job-properties.txt"),
        properties.asMap().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
    assertEquals(ExpectedText.of("job-properties.java.txt"), properties.toSetCalls());
    assertEquals(
        ExpectedText.of("job-properties-warnings.txt"),
        properties.warnings().stream()
            .filter(
                problem ->
                    !Rules.check(Descriptions.full().build(), Workload.MAPREDUCE).contains(problem))
            .map(problem -> problem + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  void rendersNothingOfNothing() {
    JobProperties properties = JobProperties.from(EgressSpec.builder().build());
    assertTrue(properties.asMap().isEmpty());
    assertEquals("", properties.toSetCalls());
    assertEquals(
        "MCE-RULE-NOTHING-OPENED",
        properties.warnings().stream().map(Problem::code).collect(Collectors.joining(",")));
  }

  @Test
  void listsResolvedAddresses() {
    EgressSpec spec = Descriptions.full().listAddresses(true).build();
    assertEquals(
        SessionHints.from(spec, Descriptions.hosts()).asMap().get(SessionHints.ACCESS_LIST),
        JobProperties.from(spec, Descriptions.hosts()).asMap().get(SessionHints.ACCESS_LIST));
    assertTrue(
        JobProperties.from(spec).warnings().stream()
            .anyMatch(problem -> problem.code().equals("MCE-DNS-UNRESOLVED")));
  }

  @Test
  void throwsOnErrorsOfTheRules() {
    EgressSpec spec = EgressSpec.builder().internet("10.0.0.1:80").build();
    assertEquals("MCE-RULE-PRIVATE-ADDRESS", Refusal.codeOf(() -> JobProperties.from(spec)));
  }

  @Test
  void isStoppedByItsOwnRulesOnly() {
    EgressSpec spec =
        EgressSpec.builder().internet("b.oss-cn-shanghai-internal.aliyuncs.com:443").build();
    assertEquals("MCE-RULE-SERVICE-NETWORK", Refusal.codeOf(() -> SessionHints.from(spec)));
    assertEquals(
        "job.set(\"odps.internet.access.list\","
            + " \"b.oss-cn-shanghai-internal.aliyuncs.com:443\");\n",
        JobProperties.from(spec).toSetCalls());
    assertEquals(Rules.check(spec, Workload.MAPREDUCE), JobProperties.from(spec).warnings());
  }

  @Test
  void refusesWhatJobConfPutsAnotherValueFor() {
    EgressSpec spec = EgressSpec.builder().computeQuota("q${user.dir}").build();
    assertEquals(
        "error MCE-SPEC-CHARACTER odps.task.wlm.quota: \"q${user.dir}\" holds \"${...}\", for which"
            + " JobConf.get puts a system property or another setting; write it without"
            + " [Configuration.java of aliyun-odps-java-sdk, 2025-06-16]",
        Refusal.of(() -> JobProperties.from(spec)));
  }

  @Test
  void comparesByMap() {
    JobProperties properties = JobProperties.from(Descriptions.plain());
    assertEquals(properties, JobProperties.from(Descriptions.plain()));
    assertEquals(properties.hashCode(), JobProperties.from(Descriptions.plain()).hashCode());
    assertNotEquals(properties, JobProperties.from(Descriptions.full().build()));
    assertEquals(properties.asMap().keySet().toString(), properties.toString());
    assertThrows(UnsupportedOperationException.class, () -> properties.asMap().clear());
    assertThrows(UnsupportedOperationException.class, () -> properties.warnings().clear());
  }

  @Test
  void javacReadsTheCalls() throws Exception {
    JobProperties properties = JobProperties.from(Descriptions.full().build());
    assertEquals(properties.asMap(), JavaCalls.run(properties.toSetCalls()));
    Map<String, String> hostile = new LinkedHashMap<>();
    StringBuilder calls = new StringBuilder();
    for (String value :
        new String[] {
          "\\u0041", "\\\\u0041", "\"", "\u00e9\u4e2d\ud83d\ude00", "\\n", "\u00017", ""
        }) {
      hostile.put("k" + hostile.size(), value);
      calls.append("job.set(\"k").append(hostile.size() - 1).append("\", ");
      calls.append(JavaText.literal(value)).append(");\n");
    }
    assertEquals(hostile, JavaCalls.run(calls.toString()));
  }

  @Property
  void jobConfReadsBackEverythingThatIsRendered(@ForAll("hostile") EgressSpec spec) {
    JobProperties properties;
    try {
      properties = JobProperties.from(spec);
    } catch (InvalidEgressException e) {
      Statistics.collect("refused");
      return;
    }
    Statistics.collect("rendered");
    JobConf job = new JobConf();
    properties.asMap().forEach(job::set);
    Map<String, String> travels = new LinkedHashMap<>();
    job.iterator().forEachRemaining(entry -> travels.put(entry.getKey(), entry.getValue()));
    properties
        .asMap()
        .forEach(
            (key, value) -> {
              assertEquals(value, job.get(key));
              assertEquals(value, travels.get(key));
            });
  }

  @Provide
  Arbitrary<EgressSpec> hostile() {
    return Descriptions.hostile();
  }
}
