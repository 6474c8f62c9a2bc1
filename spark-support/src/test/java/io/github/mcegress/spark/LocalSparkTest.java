package io.github.mcegress.spark;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabJvm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link LocalSparkMain} in a JVM of its own, with the flags of this one. */
class LocalSparkTest {
  @Test
  void everyWayOfUseWorksInOneJvm() throws Exception {
    List<String> printed = LabJvm.of(LocalSparkMain.class).option("-Xmx1g").run();

    assertEquals(
        Arrays.asList(
            "local> plugin: true",
            "local> beside another: 2",
            "local> sql: [[a.example.test/x], [b.example.test/y], [null]]",
            "local> broadcast: true, 4 connections for each executor",
            "local> refused: true"),
        printed.stream().filter(line -> line.startsWith("local> ")).collect(toList()),
        String.join("\n", printed));
    assertTrue(
        printed.stream()
            .anyMatch(line -> line.startsWith("mcegress: summary: 300 requests by 1 executor, 0 ")),
        String.join("\n", printed));
  }
}
