package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.doctor.Cause;
import io.github.mcegress.doctor.Certainty;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Place;
import io.github.mcegress.doctor.StageResult;
import io.github.mcegress.lab.FaultAtPlace;
import io.github.mcegress.lab.FaultsPage;
import io.github.mcegress.lab.faults.FaultCase;
import io.github.mcegress.lab.faults.FaultLab;
import io.github.mcegress.lab.faults.FaultRow;
import io.github.mcegress.lab.faults.FaultScene;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the fault laboratory that the table has on an executor, examined by executors with
 * our jar, the servers in this JVM: the verdicts are the table's, as those of a plain JVM are.
 */
@ExtendWith(SharedCluster.class)
class FaultsOnExecutorsIT {
  private static final String EXECUTOR = Place.SPARK_EXECUTOR.name();

  @TempDir Path folder;

  @Test
  void saysWhatTheTableSays(SparkCluster cluster) throws Exception {
    FaultsPage table = FaultsPage.read(Paths.get("..", "core", "docs", "doctor.md"));
    List<FaultCase> cases = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    Deque<Closeable> scenes = new ArrayDeque<>();
    List<String> said;
    try {
      for (FaultCase fault : FaultLab.cases()) {
        boolean here = fault.places().isEmpty() || fault.places().contains(EXECUTOR);
        if (here && table.at(fault.fault(), EXECUTOR).canOccur()) {
          FaultScene scene = fault.start();
          scenes.push(scene);
          Optional<FaultRow> row = FaultRow.of(scene);
          if (row.isPresent()) {
            cases.add(fault);
            rows.add(FaultsJob.text(row.get()));
          }
        }
      }
      Path file = Files.write(folder.resolve("rows"), rows);
      String printed =
          cluster
              .job(FaultsJob.class)
              .withAllJar()
              .jar(placeOf(FaultRow.class))
              .conf("spark.executor.memory", "512m")
              .conf("spark.cores.max", "2")
              .arguments(file.toString())
              .run()
              .success();
      said = Arrays.asList(printed.trim().split("\\R"));
    } finally {
      for (Closeable scene : scenes) {
        scene.close();
      }
    }
    assertEquals(rows.size(), said.size());
    List<String> others = new ArrayList<>();
    List<String> claimed = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Diagnosis diagnosis = FaultsJob.read(said.get(i));
      FaultAtPlace expected = table.at(cases.get(i).fault(), EXECUTOR);
      if (!codes(diagnosis, expected).equals(codes(expected))) {
        others.add(cases.get(i) + ", " + expected + "\n" + diagnosis.toText());
        Cause first = diagnosis.cause();
        if (first.certainty() == Certainty.OBSERVED && !first.code().equals("MCE-UNKNOWN")) {
          claimed.add(cases.get(i) + ": " + first.code());
        }
      }
    }
    others.forEach(System.out::println);
    System.out.println(
        "on executors: " + (said.size() - others.size()) + " of " + said.size() + " right");
    assertEquals(Collections.emptyList(), claimed);
    assertTrue(others.size() * 100 <= said.size() * 5, others.size() + " of " + said.size());
  }

  /** The code and all ranks. */
  private static List<String> codes(FaultAtPlace expected) {
    List<String> codes = new ArrayList<>(Collections.singletonList(expected.code()));
    codes.addAll(expected.causes());
    return codes;
  }

  /** Advice does not make the code of a diagnosis: it stands in its stage. */
  private static List<String> codes(Diagnosis diagnosis, FaultAtPlace expected) {
    for (StageResult stage : diagnosis.stages()) {
      boolean advice = stage.stage().name().equals(expected.stage()) && diagnosis.isHealthy();
      if (advice && stage.causes().stream().anyMatch(c -> c.code().equals(expected.code()))) {
        return Collections.singletonList(expected.code());
      }
    }
    List<String> codes = new ArrayList<>(Collections.singletonList(diagnosis.code()));
    for (Cause cause : diagnosis.causes()) {
      if (cause.certainty() == Certainty.INFERRED) {
        codes.add(cause.code());
      }
    }
    return codes;
  }

  private static Path placeOf(Class<?> type) throws Exception {
    return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
