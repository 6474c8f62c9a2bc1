package io.github.mcegress.maxcompute;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The jar that a UDF's class must be in, and the name it is shipped under. Immutable. */
final class UdfJar {
  private static final String CLASS = ".class";
  private static final int MOST_CANDIDATES = 3;

  private final String resourceName;
  private final Path file;

  UdfJar(String resourceName, Path file) {
    this.resourceName = resourceName;
    this.file = file;
  }

  String resourceName() {
    return resourceName;
  }

  /** The file's own name, without its folder. */
  String fileName() {
    return String.valueOf(file.getFileName());
  }

  /** What it holds that sources speak of differently. */
  Set<Topic> topics(boolean sandboxed) throws IOException {
    return JarDoubts.topicsOf(file, sandboxed);
  }

  InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /** Why the class cannot be run from the jar; empty when it can. */
  List<Problem> problemsOf(String className) {
    if (!Files.isRegularFile(file)) {
      return file("there is no file " + fileName(), "write the path of the jar");
    }
    String entry = className.replace('.', '/') + CLASS;
    try (JarFile jar = new JarFile(file.toFile())) {
      if (jar.getEntry(entry) != null) {
        return Collections.emptyList();
      }
      return Collections.singletonList(
          Problem.error(
                  Codes.SHIP_CLASS,
                  fileName() + " has no class " + className + ": " + entry + " is missing",
                  remedy(jar, className))
              .at("function", 0));
    } catch (IOException e) {
      return file(fileName() + " cannot be read as a jar", "build it again");
    }
  }

  private static List<Problem> file(String message, String remedy) {
    return Collections.singletonList(Problem.error(Codes.SHIP_FILE, message, remedy).at("jar", 0));
  }

  private static String remedy(JarFile jar, String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1) + CLASS;
    List<String> candidates = new ArrayList<>();
    for (JarEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      boolean named =
          name.equals(simple) || name.endsWith("/" + simple) || name.endsWith("$" + simple);
      if (named && !name.startsWith("META-INF/") && candidates.size() < MOST_CANDIDATES) {
        candidates.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
      }
    }
    return candidates.isEmpty()
        ? "build the class into the jar, or write the class that is in it"
        : "write " + String.join(" or ", candidates);
  }
}
