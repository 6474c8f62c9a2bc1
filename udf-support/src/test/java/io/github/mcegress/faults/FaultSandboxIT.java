package io.github.mcegress.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import io.github.mcegress.doctor.Place;
import io.github.mcegress.lab.FaultAtPlace;
import io.github.mcegress.lab.FaultsPage;
import io.github.mcegress.lab.Sandbox;
import io.github.mcegress.lab.SandboxRun;
import io.github.mcegress.lab.faults.FaultCase;
import io.github.mcegress.lab.faults.FaultLab;
import io.github.mcegress.lab.faults.FaultRow;
import io.github.mcegress.lab.faults.FaultScene;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases that the table has in the sandboxed UDF, examined there: Alibaba's own runner with its
 * sandbox on, the servers in this JVM.
 */
class FaultSandboxIT {
  private static final Duration LONG = Duration.ofMinutes(10);

  static Stream<Path> javaHomes() {
    Path own = Paths.get(System.getProperty("java.home"));
    String java8 = System.getenv("JAVA8_HOME");
    return java8 == null ? Stream.of(own) : Stream.of(own, Paths.get(java8));
  }

  @ParameterizedTest
  @MethodSource("javaHomes")
  void saysWhatTheTableSays(Path javaHome) throws Exception {
    FaultsPage table = FaultsPage.read(Paths.get("..", "core", "docs", "doctor.md"));
    FaultMatrix matrix = new FaultMatrix();
    examine(matrix, table, FaultLab.sandboxCases(), sandbox(javaHome));
    // The others are not about look-ups that are denied.
    examine(matrix, table, FaultLab.cases(), sandbox(javaHome, "\"*\", \"resolve\""));
    matrix.those(verdict -> !verdict.isWholeRight()).forEach(System.out::println);
    System.out.println(matrix.page());
    List<FaultVerdict> claimed = matrix.those(FaultVerdict::isConfidentlyWrong);
    assertTrue(claimed.isEmpty(), claimed::toString);
    List<FaultVerdict> wrong = matrix.those(verdict -> !verdict.isRight());
    assertTrue(matrix.percentRight() >= 95, wrong::toString);
  }

  private static void examine(
      FaultMatrix matrix, FaultsPage table, List<FaultCase> cases, Sandbox sandbox)
      throws Exception {
    List<FaultCase> played = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    Deque<Closeable> scenes = new ArrayDeque<>();
    SandboxRun run;
    try {
      for (FaultCase fault : cases) {
        if (occurs(table, fault)) {
          FaultScene scene = fault.start();
          scenes.push(scene);
          Optional<Object[]> row = row(scene);
          if (row.isPresent()) {
            played.add(fault);
            rows.add(row.get());
          }
        }
      }
      run = sandbox.run(FaultProbe.class.getName(), rows);
    } finally {
      for (Closeable scene : scenes) {
        scene.close();
      }
    }
    assertNull(run.failure(), run::toString);
    assertEquals(rows.size(), run.values().size());
    for (int i = 0; i < played.size(); i++) {
      FaultAtPlace row = table.at(played.get(i).fault(), Place.UDF_SANDBOX.name());
      matrix.add(new FaultVerdict(played.get(i), row, diagnosis(run.values().get(i))));
    }
  }

  private static boolean occurs(FaultsPage table, FaultCase fault) {
    return table.at(fault.fault(), Place.UDF_SANDBOX.name()).canOccur()
        && (fault.places().isEmpty() || fault.places().contains(Place.UDF_SANDBOX.name()));
  }

  /** What the UDF is given; nothing for what cannot be produced by rows. */
  private static Optional<Object[]> row(FaultScene scene) {
    if (scene.symptom().contains("AccessControlException")) {
      // Told as an exception, not as an answer.
      return Optional.empty();
    }
    return FaultRow.of(scene)
        .map(
            row ->
                new Object[] {
                  row.target(),
                  row.description(),
                  row.hosts().orElse(null),
                  row.pem().orElse(null),
                  row.answer().orElse(null),
                  row.timeoutMillis(),
                  row.speaksTls()
                });
  }

  private static Sandbox sandbox(Path javaHome, String... more) throws Exception {
    Sandbox.Builder sandbox =
        Sandbox.builder(Paths.get(System.getProperty("mcegress.sandbox")))
            .javaHome(javaHome)
            .timeout(LONG)
            .jar(placeOf(Doctor.class))
            .jar(placeOf(FaultProbe.class));
    for (String each : more) {
      sandbox.permission("permission java.net.SocketPermission " + each + ";");
    }
    for (String address : new String[] {"127.0.0.1", "127.0.0.2", "127.0.0.3", "127.255.255.255"}) {
      sandbox.permission(
          "permission java.net.SocketPermission \"" + address + ":1-\", \"connect,resolve\";");
    }
    return sandbox.build();
  }

  private static Path placeOf(Class<?> type) throws Exception {
    return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Diagnosis diagnosis(String value) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(value);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Diagnosis) in.readObject();
    }
  }
}
