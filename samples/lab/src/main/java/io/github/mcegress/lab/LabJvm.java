package io.github.mcegress.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A main class in a JVM of its own, with the Java, the class path and the opened packages of this
 * one. Not thread-safe.
 */
public final class LabJvm {
  private final Class<?> main;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();

  private LabJvm(Class<?> main) {
    this.main = main;
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--add-opens")
          || option.startsWith("-Djdk.reflect.")
          || option.equals("-XX:+IgnoreUnrecognizedVMOptions")) {
        options.add(option);
      }
    }
  }

  /** To be run. */
  public static LabJvm of(Class<?> main) {
    return new LabJvm(main);
  }

  /** With an option of the JVM. */
  public LabJvm option(String option) {
    options.add(option);
    return this;
  }

  /** With a system property. */
  public LabJvm property(String key, String value) {
    return option("-D" + key + "=" + value);
  }

  /** With an authority in that file as the only one that the JVM trusts by default. */
  public LabJvm trust(Path store) {
    return property("javax.net.ssl.trustStore", store.toString())
        .property("javax.net.ssl.trustStoreType", "PKCS12")
        .property("javax.net.ssl.trustStorePassword", LabTrust.PASSWORD);
  }

  /** With a variable of the environment beside those of this JVM. */
  public LabJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs it to its end: all lines that it printed, on standard error too. */
  public List<String> run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> printed = out.lines().collect(Collectors.toList());
      process.waitFor();
      return printed;
    }
  }
}
