package io.github.mcegress.spark.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Test classes as a jar, for JVMs that are not given their folder. */
final class TestJar {
  private TestJar() {}

  /** All test classes of this module, as a job's own jar. */
  static Path ofTests(Path folder) throws IOException {
    return write(folder.resolve("job.jar"), new Manifest(), name -> true);
  }

  /** A class with a {@code premain}, as a Java agent: for {@code -javaagent:JAR=argument}. */
  static Path ofAgent(Path folder, Class<?> agent) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), agent.getName());
    String name = agent.getName().replace('.', '/');
    return write(
        folder.resolve(agent.getSimpleName() + ".jar"),
        manifest,
        entry -> entry.startsWith(name + ".") || entry.startsWith(name + "$"));
  }

  private static Path write(Path jar, Manifest manifest, Predicate<String> wanted)
      throws IOException {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path classes = classes();
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).collect(Collectors.toList());
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Path file : files) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(file, entries);
        }
      }
    }
    return jar;
  }

  private static Path classes() {
    try {
      return Paths.get(TestJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the folder of the test classes is no path", e);
    }
  }
}
