package io.github.mcegress.spark.cluster;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Spark takes for its distribution: a folder with its jars and a file RELEASE, made of the
 * jars that the build resolved.
 */
final class SparkHome {
  private final Path folder;

  private SparkHome(Path folder) {
    this.folder = folder;
  }

  /**
   * The distribution under {@code target}, made where it is not there yet.
   *
   * @throws IOException when the build has left no list of Spark's jars
   */
  static SparkHome ofBuild() throws IOException {
    Path list = Paths.get(property("mcegress.spark.jars"));
    List<Path> jars = new ArrayList<>();
    for (String jar :
        new String(Files.readAllBytes(list), StandardCharsets.UTF_8)
            .trim()
            .split(File.pathSeparator, -1)) {
      jars.add(Paths.get(jar));
    }
    Path folder = target().resolve("spark-home-" + coreName(jars, 1));
    Path links = Files.createDirectories(folder.resolve("jars"));
    Set<Path> wanted = jars.stream().map(jar -> links.resolve(jar.getFileName())).collect(toSet());
    for (Path link : list(links)) {
      if (!wanted.remove(link)) {
        Files.delete(link);
      }
    }
    for (Path jar : jars) {
      Path link = links.resolve(jar.getFileName());
      if (wanted.contains(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    // Without it Spark looks for the folders of its own build.
    Files.write(folder.resolve("RELEASE"), new byte[0]);
    return new SparkHome(folder);
  }

  /** Of {@code spark-core_2.12-3.5.9.jar} the version of Scala, 0, or of Spark, 1. */
  private static String coreName(List<Path> jars, int part) {
    return jars.stream()
        .map(jar -> jar.getFileName().toString())
        .filter(jar -> jar.startsWith("spark-core_"))
        .map(jar -> jar.replaceAll("^spark-core_|\\.jar$", "").split("-", 2)[part])
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no spark-core among " + jars));
  }

  /** Where the build puts what it makes. */
  static Path target() {
    return Paths.get(property("mcegress.spark.jars")).getParent();
  }

  /** The self-contained jar, where the build has packaged it. */
  static Path allJar() {
    return Paths.get(property("mcegress.all"));
  }

  /** A folder of jars that Spark's own distribution has besides, an old OkHttp among them. */
  static Path beside() {
    return Paths.get(property("mcegress.spark.beside"));
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; it names what the build has left");
    }
    return value;
  }

  Path folder() {
    return folder;
  }

  /** The version of Scala, such as {@code 2.12}. */
  String scalaVersion() throws IOException {
    return coreName(list(folder.resolve("jars")), 0);
  }

  /** The class path of everything that Spark runs. */
  String classPath() {
    return folder.resolve("jars").resolve("*").toString();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().collect(toList());
    }
  }
}
