package io.github.mcegress.samples.road;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The road as a user starts it: {@code java -jar}, in a folder of its own. */
final class RoadProcess {
  private final int status;
  private final String out;
  private final String err;

  private RoadProcess(int status, String out, String err) {
    this.status = status;
    this.out = out;
    this.err = err;
  }

  static RoadProcess run(Path folder, String... arguments) throws Exception {
    return run(folder, Collections.emptyMap(), arguments);
  }

  static RoadProcess run(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("mcegress.road"));
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile(folder, "road", ".out");
    Path err = Files.createTempFile(folder, "road", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    for (String variable :
        Arrays.asList(
            "ODPS_ENDPOINT",
            "ODPS_PROJECT",
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET")) {
      builder.environment().remove(variable);
    }
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new RoadProcess(status, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  int status() {
    return status;
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }

  /** For the messages of failed tests. */
  @Override
  public String toString() {
    return "status " + status + "\n" + out + "\n" + err;
  }
}
