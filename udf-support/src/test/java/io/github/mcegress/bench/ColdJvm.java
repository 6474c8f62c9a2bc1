package io.github.mcegress.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One way to the first request, tried in fresh JVMs. Used by one thread. */
final class ColdJvm {
  private final String name;
  private final List<String> command;
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> cpuMillis = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();

  ColdJvm(String name, Path trustStore, List<Path> classPath, Class<?> main, String... arguments) {
    this.name = name;
    this.command = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    classPath.forEach(path -> paths.add(path.toString()));
    command.addAll(
        Arrays.asList(
            ServerProcess.java(),
            "-Djavax.net.ssl.trustStore=" + trustStore,
            "-cp",
            String.join(System.getProperty("path.separator"), paths),
            main.getName()));
    command.addAll(Arrays.asList(arguments));
  }

  String name() {
    return name;
  }

  /** One JVM, from its start until its first line, which is the length of the body. */
  void run(int expected) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String length = out.readLine();
      long took = System.nanoTime() - start;
      if (length == null || Integer.parseInt(length) != expected) {
        throw new IOException(name + " read \"" + length + "\"");
      }
      String[] classesAndCpu = out.readLine().split(" ");
      millis.add(took / 1e6);
      classes.add(Integer.valueOf(classesAndCpu[0]));
      cpuMillis.add(Long.parseLong(classesAndCpu[1]) / 1e6);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  List<Double> millis() {
    return millis;
  }

  /** Of the whole JVM, its compilers included. */
  List<Double> cpuMillis() {
    return cpuMillis;
  }

  List<Integer> classes() {
    return classes;
  }
}
