package io.github.mcegress.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.GeneratedFile;
import io.github.mcegress.lab.ProxySimulation;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jobs of many tasks at a proxy of 200 connections, by {@link ProxySimulation}: exact, so it
 * asserts.
 *
 * <p>Bar for 100, 1,000, 5,000 and 100,000 tasks: no connection of ours is refused, and goodput is
 * at least 0.95 of the ideal, min(C, N x requests a task can have in flight). 150 tasks of several
 * requests each show what the whole division leaves over; 10 show where others do well.
 */
class CapacityBench {
  private static final BenchReport REPORT = new BenchReport("capacity");
  private static final Path IMAGE = Paths.get("docs", "capacity.svg");
  private static final int SHOWN = 32;
  private static final List<Integer> BAR = Arrays.asList(100, 1_000, 5_000, 100_000);

  @AfterAll
  static void publish() throws IOException {
    for (String assumption : CapacityRun.job(1, SHOWN).assumptions()) {
      REPORT.row("assumptions", "assumption", assumption);
    }
    REPORT.publish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32})
  void jobs(int inFlight) throws IOException {
    List<CapacityRun> runs = new ArrayList<>();
    for (int tasks : CapacityRun.TASKS) {
      for (CapacityRun run : CapacityRun.all(tasks, inFlight, false)) {
        row("", run);
        runs.add(run);
        if (run.who.equals(CapacityRun.OURS)) {
          assertEquals(0, run.job.refused());
          assertTrue(!BAR.contains(tasks) || run.ratio() >= 0.95, tasks + ": " + run.ratio());
        }
      }
    }
    if (inFlight == SHOWN) {
      compareImage(CapacityChart.svg(inFlight, runs));
    }
  }

  /** Writes the image instead when it is run with {@code -Dmcegress.docs=write}. */
  private static void compareImage(String svg) throws IOException {
    assertEquals(
        svg,
        GeneratedFile.standing(IMAGE, svg),
        IMAGE + " is stale: run mvn -Pbench -pl core -am -Dmcegress.docs=write test");
  }

  /** What the fourth assumption does: without it jobs end well, at the price of the refusals. */
  @ParameterizedTest
  @ValueSource(ints = {100, 1_000})
  void jobsOfClientsThatNeverGiveUp(int tasks) {
    for (CapacityRun run : CapacityRun.all(tasks, 32, true)) {
      row("; a refused request is tried for ever, every 4 s at the latest", run);
    }
  }

  private static void row(String clients, CapacityRun run) {
    REPORT.row(
        "C = 200, a task can have " + run.inFlight + " in flight" + clients,
        "client",
        run.who,
        "N",
        run.declared,
        "tasks run",
        run.tasks,
        "refused",
        run.job.refused(),
        "answered",
        run.job.answered(),
        "tasks failed",
        run.job.taskFailures(),
        "job",
        run.job.failed() ? "failed" : "done",
        "after s",
        run.job.millis() / 1000.0,
        "goodput/s",
        run.job.goodput(),
        "ideal/s",
        run.ideal(),
        "ratio",
        run.ratio());
  }
}
