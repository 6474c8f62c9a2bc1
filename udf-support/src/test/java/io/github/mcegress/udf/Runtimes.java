package io.github.mcegress.udf;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.stream.Stream;

/** The JVMs that sandbox tests run in: this one, and a Java 8 where JAVA8_HOME names one. */
final class Runtimes {
  private Runtimes() {}

  static Stream<Path> javaHomes() {
    String java8 = System.getenv("JAVA8_HOME");
    if (java8 == null) {
      System.out.println("JAVA8_HOME is not set: the sandbox runs on this Java only");
      return Stream.of(Paths.get(System.getProperty("java.home")));
    }
    return Stream.of(Paths.get(System.getProperty("java.home")), Paths.get(java8));
  }
}
