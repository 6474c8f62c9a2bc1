package io.github.mcegress.udf;

import java.nio.file.Path;
import java.nio.file.Paths;

/** Where the build put what integration tests load. */
final class AllJar {
  private AllJar() {}

  /** The published self-contained jar. */
  static Path jar() {
    return Paths.get(System.getProperty("mcegress.all"));
  }

  /** The class path of Alibaba's local UDF runner. */
  static Path sandbox() {
    return Paths.get(System.getProperty("mcegress.sandbox"));
  }

  /** The folder of this module's test classes. */
  static Path testClasses() throws Exception {
    return Paths.get(AllJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
