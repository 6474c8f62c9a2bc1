package io.github.mcegress.spark.cluster;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The self-contained jar for Spark, as it is published. */
@ExtendWith(SharedCluster.class)
class AllJarIT {
  private static final long LARGEST_BYTES = 5_000_000;

  /** Names that are relocated, where they stand for themselves. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?<![\\w./])(?:okhttp3|okio|kotlin|org/apache/hc|org/xbill|com/github/benmanes|org/slf4j)/");

  private static List<String> files(JarFile jar) {
    return Collections.list(jar.entries()).stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .collect(toList());
  }

  private static byte[] bytes(JarFile jar, String name) throws IOException {
    byte[] bytes = new byte[(int) jar.getEntry(name).getSize()];
    try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
      in.readFully(bytes);
    }
    return bytes;
  }

  @Test
  void holdsOursAndWhatIsRelocatedAndNoServices() throws IOException {
    try (JarFile jar = new JarFile(SparkHome.allJar().toFile())) {
      assertEquals(
          Collections.emptyList(),
          files(jar).stream()
              .filter(
                  name ->
                      !name.matches(
                          "io/github/mcegress/.*|META-INF/(MANIFEST\\.MF|LICENSE|NOTICE)"))
              .collect(toList()));
      assertEquals(
          files(jar).size(), files(jar).stream().distinct().count(), "an entry is there twice");
      for (String room : new String[] {"maxcompute", "adapters"}) {
        assertFalse(
            files(jar).stream().anyMatch(name -> name.startsWith("io/github/mcegress/" + room)),
            room);
      }
      for (String type :
          new String[] {"EgressSpec", "rules/Rules", "http/EgressClient", "spark/ShippedFiles"}) {
        assertNotNull(jar.getEntry("io/github/mcegress/" + type + ".class"), type);
      }
    }
  }

  @Test
  void isJava8BytecodeThatNamesNothingForeign() throws IOException {
    int classes = 0;
    try (JarFile jar = new JarFile(SparkHome.allJar().toFile())) {
      for (String name : files(jar)) {
        if (name.endsWith(".class")) {
          classes++;
          byte[] bytes = bytes(jar, name);
          assertTrue(bytes[6] == 0 && bytes[7] <= 52, name);
          if (name.startsWith("io/github/mcegress/spark/")) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertFalse(FOREIGN.matcher(text).find(), name);
          }
        }
      }
    }
    long bytes = Files.size(SparkHome.allJar());
    System.out.println(
        SparkHome.allJar().getFileName() + ": " + bytes + " bytes, " + classes + " classes");
    assertTrue(bytes < LARGEST_BYTES, bytes + " bytes");
  }

  /** Spark's own distribution has an OkHttp of before Kotlin, and it comes first. */
  @Test
  void callsBesideAnotherOkHttp(SparkCluster cluster, @TempDir Path folder) throws Exception {
    LabCertificates certificates = LabCertificates.create();
    Path pem = folder.resolve("authority.pem");
    Files.write(pem, certificates.authorityPem().getBytes(StandardCharsets.US_ASCII));
    try (LabWeb web =
        LabWeb.tls()
            .address(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
            .host(
                "api.example.test",
                certificates.issue("api.example.test"),
                request -> LabResponse.of(200, "yes"))
            .start()) {
      String all = SparkHome.allJar().getFileName().toString();
      assertEquals(
          String.format(
              "OKHTTP yes by %s beside okhttp-3.12.12.jar%n"
                  + "BLOCKING yes by %s beside okhttp-3.12.12.jar%n"
                  + "driver yes by %s beside okhttp-3.12.12.jar%n",
              all, all, all),
          cluster
              .job(FetchMain.class)
              .withAllJar()
              .conf("spark.cores.max", "1")
              .conf("spark.driver.extraClassPath", SparkHome.beside() + "/*")
              .conf("spark.executor.extraClassPath", SparkHome.beside() + "/*")
              .arguments("api.example.test:" + web.port(), pem.toString(), "okhttp3.OkHttpClient")
              .run()
              .success());
    }
  }
}
