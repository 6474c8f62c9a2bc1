package io.github.mcegress.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How a JVM of Spark's is started: by this JVM's own Java, on loopback, with its files in a folder.
 */
final class SparkJvm {
  private SparkJvm() {}

  /** A main class of Spark's with these arguments, its standard error not yet directed anywhere. */
  static ProcessBuilder of(
      SparkHome home, Path folder, List<String> options, String mainClass, String... arguments)
      throws IOException {
    return of(home, "", folder, options, mainClass, arguments);
  }

  /** The same with other jars before Spark's. */
  static ProcessBuilder of(
      SparkHome home,
      String before,
      Path folder,
      List<String> options,
      String mainClass,
      String... arguments)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    String javaHome = System.getProperty("java.home");
    command.add(Paths.get(javaHome, "bin", "java").toString());
    command.addAll(opens());
    command.addAll(options);
    command.add("-cp");
    command.add(
        before.isEmpty() ? home.classPath() : before + File.pathSeparator + home.classPath());
    command.add(mainClass);
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("SPARK_")
                    || name.startsWith("HADOOP_")
                    || name.equals("JAVA_TOOL_OPTIONS")
                    || name.equals("JDK_JAVA_OPTIONS"));
    environment.put("JAVA_HOME", javaHome);
    environment.put("SPARK_HOME", home.folder().toString());
    environment.put("SPARK_CONF_DIR", folder.toString());
    environment.put("SPARK_SCALA_VERSION", home.scalaVersion());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    return builder;
  }

  /** What the build lets this JVM do. Java 8 is told to take no notice of it. */
  private static List<String> opens() {
    List<String> opens = new ArrayList<>();
    opens.add("-XX:+IgnoreUnrecognizedVMOptions");
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--add-opens=") || argument.startsWith("-Djdk.reflect.")) {
        opens.add(argument);
      }
    }
    return opens;
  }
}
