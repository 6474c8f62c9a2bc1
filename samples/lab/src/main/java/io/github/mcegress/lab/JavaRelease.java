package io.github.mcegress.lab;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The Java release in a folder, and the options by which it lets the official sandbox be on. */
final class JavaRelease {
  private static final int FIRST_WITH_MODULES = 9;
  private static final int FIRST_THAT_MUST_ALLOW_IT = 12;
  private static final int FIRST_WITHOUT_SECURITY_MANAGER = 24;

  private final int feature;

  private JavaRelease(int feature) {
    this.feature = feature;
  }

  /**
   * The release of the Java in this folder.
   *
   * @throws IOException when it cannot be told
   */
  static JavaRelease of(Path javaHome) throws IOException {
    Path releaseFile = javaHome.resolve("release");
    // A JDK 8's java.home is its jre folder, and the file is beside that; some builds have none.
    if (!Files.exists(releaseFile) && javaHome.endsWith("jre")) {
      releaseFile = javaHome.resolveSibling("release");
    }
    if (Files.exists(releaseFile)) {
      Properties release = new Properties();
      try (Reader reader = Files.newBufferedReader(releaseFile, StandardCharsets.UTF_8)) {
        release.load(reader);
      }
      return parse(release.getProperty("JAVA_VERSION", "").replace("\"", ""));
    }
    if (Files.exists(javaHome.resolve("lib/rt.jar"))
        || Files.exists(javaHome.resolve("jre/lib/rt.jar"))) {
      return new JavaRelease(8);
    }
    throw new IOException(
        "cannot tell the Java release of " + javaHome + ": no file \"release\" there");
  }

  /** From a text such as {@code 17.0.15} or {@code 1.8.0_504}. */
  static JavaRelease parse(String version) throws IOException {
    String[] parts = (version.startsWith("1.") ? version.substring(2) : version).split("\\D", 2);
    try {
      return new JavaRelease(Integer.parseInt(parts[0]));
    } catch (NumberFormatException e) {
      throw new IOException("\"" + version + "\" is no Java version", e);
    }
  }

  int feature() {
    return feature;
  }

  /**
   * The options without which the runner would go on without its sandbox.
   *
   * @throws IOException when this release has no security manager any more
   */
  List<String> sandboxOptions() throws IOException {
    if (feature >= FIRST_WITHOUT_SECURITY_MANAGER) {
      throw new IOException(
          "Java "
              + feature
              + " has no security manager (JEP 486), so no official sandbox; use Java 8 or 17");
    }
    List<String> options = new ArrayList<>();
    if (feature >= FIRST_WITH_MODULES) {
      options.add("--add-exports=java.base/sun.security.provider=ALL-UNNAMED");
      // Else a denied thread is an IllegalAccessError of the manager itself.
      options.add("--add-exports=java.base/sun.security.util=ALL-UNNAMED");
    }
    if (feature >= FIRST_THAT_MUST_ALLOW_IT) {
      options.add("-Djava.security.manager=allow");
    }
    return options;
  }
}
