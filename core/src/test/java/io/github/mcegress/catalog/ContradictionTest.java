package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContradictionTest {
  private static final List<Contradiction> ALL = Catalog.shipped().contradictions();
  private static final List<Workload> WORKLOADS =
      Arrays.asList(
          Workload.UDF, Workload.EXTERNAL_TABLE, Workload.MAPREDUCE, Workload.spark("3.1.1"));

  /** Every one, as its user sees it; to take in a new one, add its line. */
  @Test
  void isTheWarningThatStandsInTheFile() throws IOException {
    assertEquals(
        ExpectedText.of("contradictions.txt"),
        ALL.stream().map(one -> one.warning() + "\n").collect(Collectors.joining()));
  }

  @Test
  void warningNamesBothStatementsAndBothSources() {
    assertTrue(ALL.size() > 45);
    for (Contradiction one : ALL) {
      Problem warning = one.warning();
      assertEquals(Severity.WARNING, warning.severity(), one.id());
      assertEquals(Codes.CATALOG_CONTRADICTION, warning.code(), one.id());
      assertTrue(warning.message().contains(one.first()), one.id());
      assertTrue(warning.message().contains("(" + one.firstSource() + ")"), one.id());
      assertTrue(warning.message().contains(one.second()), one.id());
      assertTrue(warning.message().contains("(" + one.secondSource() + ")"), one.id());
      assertEquals(one.advice(), warning.remedy());
      assertEquals("catalogue, " + one.id(), warning.source());
    }
  }

  @Test
  void isRaisedByEachOfItsTopicsAndKeys() {
    Catalog catalog = Catalog.shipped();
    for (Contradiction one : ALL) {
      for (Workload workload : WORKLOADS) {
        for (Topic topic : one.topics()) {
          assertEquals(
              one.concerns(workload),
              catalog
                  .contradictions(workload, EnumSet.of(topic), Collections.emptySet())
                  .contains(one),
              one + " " + workload);
        }
        for (String key : one.keys()) {
          assertEquals(
              one.concerns(workload),
              catalog
                  .contradictions(workload, EnumSet.noneOf(Topic.class), Collections.singleton(key))
                  .contains(one),
              one + " " + workload);
        }
      }
      assertTrue(WORKLOADS.stream().anyMatch(one::concerns), one.id());
    }
  }

  @Test
  void everyTopicRaisesOne() {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    ALL.forEach(one -> topics.addAll(one.topics()));
    assertEquals(EnumSet.allOf(Topic.class), topics);
  }

  @Test
  void concernsTheWorkloadsOfItsRow() {
    assertEquals("[UDF]", workloadsOf("udf-timeout-key"));
    assertEquals("[UDF, MAPREDUCE]", workloadsOf("jar-size"));
    assertEquals("[EXTERNAL_TABLE]", workloadsOf("external-table-ddl"));
    assertEquals("[SPARK 3.1.1]", workloadsOf("smartnat-regions"));
    assertEquals("[UDF, EXTERNAL_TABLE, MAPREDUCE, SPARK 3.1.1]", workloadsOf("vpc-regions"));
  }

  private static String workloadsOf(String id) {
    Contradiction one = Catalog.shipped().contradiction(id).get();
    return WORKLOADS.stream().filter(one::concerns).collect(Collectors.toList()).toString();
  }

  @Test
  void nothingIsRaisedWithoutATopicOrKey() {
    assertEquals(
        Collections.emptyList(),
        Catalog.shipped()
            .contradictions(
                Workload.UDF,
                EnumSet.noneOf(Topic.class),
                Collections.singleton("odps.no.such.key")));
  }
}
