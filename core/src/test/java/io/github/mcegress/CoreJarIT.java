package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar as it is published. */
class CoreJarIT {
  /** 250 kB. */
  private static final long LARGEST_BYTES = 250_000;

  /** 110 kB, vocabulary included. */
  private static final long LARGEST_DOCTOR_BYTES = 110_000;

  @Test
  void isSmallWithoutItsOptionalPackageAndTheDoctor() throws IOException {
    long bytes = 0;
    long optional = 0;
    long doctor = 0;
    List<String> strangers = new ArrayList<>();
    try (JarFile jar = new JarFile(System.getProperty("mcegress.core"))) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith("io/github/mcegress/maxcompute/")) {
          optional += entry.getCompressedSize();
        } else if (entry.getName().startsWith("io/github/mcegress/doctor/")) {
          doctor += entry.getCompressedSize();
        } else {
          bytes += entry.getCompressedSize();
        }
        boolean ours = entry.getName().startsWith("io/") || entry.getName().startsWith("META-INF/");
        if (!ours) {
          strangers.add(entry.getName());
        }
      }
    }
    System.out.println(
        "core: " + bytes + " bytes, " + optional + " of maxcompute, " + doctor + " of doctor");
    assertEquals(Collections.emptyList(), strangers);
    assertTrue(bytes <= LARGEST_BYTES, bytes + " bytes");
    assertTrue(doctor <= LARGEST_DOCTOR_BYTES, doctor + " bytes of doctor");
  }
}
