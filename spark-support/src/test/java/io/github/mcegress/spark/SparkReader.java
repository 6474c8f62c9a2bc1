package io.github.mcegress.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.apache.spark.util.Utils;
import scala.collection.JavaConverters;

/** Spark's own readers of {@code spark-defaults.conf} and of spark-submit's arguments. */
final class SparkReader {
  private SparkReader() {}

  /** What Spark's properties loader makes of a text. */
  static Map<String, String> defaultsConf(String text) throws IOException {
    Path file = file(text);
    try {
      return new HashMap<>(
          JavaConverters.mapAsJavaMap(Utils.getPropertiesFromFile(file.toString())));
    } finally {
      Files.delete(file);
    }
  }

  /** The properties that spark-submit makes of a text given by {@code --properties-file}. */
  static Map<String, String> propertiesFile(String text) throws IOException {
    Path file = file(text);
    try {
      return submitted("--properties-file", file.toString());
    } finally {
      Files.delete(file);
    }
  }

  /** The properties that spark-submit makes of arguments, {@code --conf} and what follows it. */
  static Map<String, String> submitted(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(Arrays.asList("--master", "local", "--class", "Main", "app.jar"));
    SparkSubmitArguments read =
        new SparkSubmitArguments(
            JavaConverters.asScalaBuffer(all).toSeq(),
            scala.collection.immutable.Map$.MODULE$.<String, String>empty());
    return new HashMap<>(JavaConverters.mapAsJavaMap(read.sparkProperties()));
  }

  private static Path file(String text) throws IOException {
    Path file = Files.createTempFile("spark-defaults", ".conf");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
