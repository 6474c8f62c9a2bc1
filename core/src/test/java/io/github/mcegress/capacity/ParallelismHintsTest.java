package io.github.mcegress.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Refusal;
import io.github.mcegress.Workload;
import org.junit.jupiter.api.Test;

class ParallelismHintsTest {
  private static final Workload SPARK = Workload.spark("3.1.1");

  private static ParallelismHints of(String lines, Workload workload) {
    return ParallelismHints.of(EgressSpec.parse(lines), workload);
  }

  @Test
  void asksForAsManyTasksAsConnections() {
    String lines = "max-connections = 200\nmax-tasks = 5000";
    assertEquals("{odps.sql.split.dop={\"*\":200}}", of(lines, Workload.UDF).asMap().toString());
    assertEquals(
        "{odps.sql.unstructured.external.max.dop=200}",
        of(lines, Workload.EXTERNAL_TABLE).asMap().toString());
    assertEquals(
        "{spark.executor.instances=200, spark.executor.cores=1}",
        of(lines, SPARK).asMap().toString());
    assertEquals("{}", of(lines, Workload.MAPREDUCE).asMap().toString());
    assertEquals("{}", of("max-connections = 200\nmax-tasks = 200", SPARK).asMap().toString());
    assertEquals("{}", of("", Workload.UDF).asMap().toString());
  }

  @Test
  void staysInTheRangesOfTheSettings() {
    String lines = "max-connections = 100000";
    assertEquals(99_999, of(lines, Workload.UDF).tasks().getAsInt());
    assertEquals("{odps.sql.split.dop={\"*\":99999}}", of(lines, Workload.UDF).asMap().toString());
    assertEquals(100_000, of(lines, SPARK).tasks().getAsInt());
    assertEquals(
        "{odps.stage.reducer.num=10000}", of(lines, Workload.UDF).behindShuffle().toString());
    assertEquals(
        "{odps.stage.reducer.num=2000}", of(lines, Workload.MAPREDUCE).behindShuffle().toString());
    assertEquals("{}", of(lines, SPARK).behindShuffle().toString());
    assertEquals("{}", of("max-tasks = 3", Workload.UDF).behindShuffle().toString());
  }

  @Test
  void splitsAnInputForNoMoreTasksThanConnections() {
    ParallelismHints hints = of("max-connections = 200", Workload.MAPREDUCE);
    long gib = 1L << 30;
    assertEquals("{odps.stage.mapper.split.size=512}", hints.forInput(100 * gib).toString());
    assertEquals("{odps.stage.mapper.split.size=513}", hints.forInput(100 * gib + 1).toString());
    assertEquals("{odps.stage.mapper.split.size=256}", hints.forInput(1).toString());
    assertEquals("{}", of("max-connections = 200", SPARK).forInput(1).toString());
    assertEquals("{}", of("", Workload.UDF).forInput(1).toString());
  }

  @Test
  void refusesAnInputWithoutBytes() {
    assertEquals(
        "error MCE-SPEC-VALUE: the input has 0 bytes; write the size of what the job reads, 1 or"
            + " more",
        Refusal.of(() -> of("", Workload.UDF).forInput(0)));
  }

  @Test
  void tellsTheArithmeticAndWhatItDoesNotHoldFor() {
    assertEquals(
        "200 connections for 5000 tasks: at most 200 tasks at once, 1 connection for each\n"
            + "odps.sql.split.dop = {\"*\":200}\n"
            + "odps.stage.reducer.num = 200 where functions stand behind a shuffle\n"
            + "odps.sql.split.dop does not hold for external, transactional and clustered tables:"
            + " there raise odps.stage.mapper.split.size\n",
        of("max-connections = 200\nmax-tasks = 5000", Workload.UDF).toText());
    assertEquals(
        "7 connections for an unknown number of tasks: at most 7 tasks at once, 1 connection for"
            + " each\n"
            + "odps.stage.reducer.num = 7 where functions stand behind a shuffle\n"
            + "nothing caps the map tasks of a job with input: raise"
            + " odps.stage.mapper.split.size\n",
        of("max-connections = 7", Workload.MAPREDUCE).toText());
    assertEquals(
        "9 connections / 2 tasks = 4 for each, 1 left over\n",
        of("max-connections = 9\nmax-tasks = 2", Workload.UDF).toText());
  }
}
