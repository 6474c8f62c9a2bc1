package io.github.mcegress.spark;

import static java.util.stream.Collectors.toList;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A main class in a JVM of its own, with the class path and Spark's flags of this one. */
final class LocalJvm {
  private LocalJvm() {}

  /** All that it printed until its end, on standard error too. */
  static List<String> run(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("--add-opens") || flag.startsWith("-XX:+Ignore")) {
        command.add(flag);
      }
    }
    command.addAll(
        Arrays.asList("-cp", System.getProperty("java.class.path"), "-Xmx1g", main.getName()));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> printed = out.lines().collect(toList());
      process.waitFor();
      return printed;
    }
  }
}
