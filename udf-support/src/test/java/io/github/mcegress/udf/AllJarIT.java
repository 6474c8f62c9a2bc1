package io.github.mcegress.udf;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mcegress.http.Http2Server;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabDns;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The self-contained jar, as it is published. */
class AllJarIT {
  private static final long LARGEST_BYTES = 5_000_000;

  private static List<String> files(JarFile jar) {
    return Collections.list(jar.entries()).stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .collect(toList());
  }

  @Test
  void holdsNothingOutsideOfOurPackagesAndMetaInf() throws IOException {
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      List<String> strangers =
          files(jar).stream()
              .filter(name -> !name.startsWith("io/github/mcegress/"))
              .filter(name -> !name.startsWith("META-INF/"))
              .collect(toList());
      assertEquals(Collections.emptyList(), strangers);
      Set<String> roots =
          files(jar).stream().map(name -> name.substring(0, name.indexOf('/'))).collect(toSet());
      assertEquals(new HashSet<>(Arrays.asList("META-INF", "io")), roots);
    }
  }

  @Test
  void holdsInMetaInfOnlyWhatBelongsThere() throws IOException {
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      List<String> found =
          files(jar).stream()
              .filter(name -> name.startsWith("META-INF/"))
              .filter(name -> !name.matches("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE)"))
              .collect(toList());
      assertEquals(Collections.emptyList(), found);
    }
  }

  @Test
  void holdsOfOthersOnlyClasses() throws IOException {
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      List<String> found =
          files(jar).stream()
              .filter(name -> name.startsWith("io/github/mcegress/shaded/"))
              .filter(name -> !name.endsWith(".class"))
              // HttpCore tells its version by it.
              .filter(name -> !name.endsWith("/org/apache/hc/core5/version.properties"))
              .collect(toList());
      assertEquals(Collections.emptyList(), found);
    }
  }

  @Test
  void holdsNoServicesAndNoVersions() throws IOException {
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      List<String> found =
          files(jar).stream()
              .filter(
                  name ->
                      name.startsWith("META-INF/services/")
                          || name.startsWith("META-INF/versions/")
                          || name.endsWith("module-info.class"))
              .collect(toList());
      assertEquals(Collections.emptyList(), found);
    }
  }

  @Test
  void holdsOnlyWhatATaskNeeds() throws IOException {
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      for (String room :
          new String[] {
            "maxcompute/",
            "openapi/",
            "kafka/",
            "network/",
            "adapters/",
            "capacity/JobGrant",
            "capacity/JobShare",
            "capacity/ProjectShares"
          }) {
        assertTrue(
            files(jar).stream().noneMatch(name -> name.startsWith("io/github/mcegress/" + room)),
            room);
      }
      for (String type :
          new String[] {
            "EgressSpec",
            "capacity/TaskShare",
            "http/EgressClient",
            "settings/SparkProperties",
            "udf/EgressDoctor",
            "udf/UrlFetch"
          }) {
        assertTrue(jar.getEntry("io/github/mcegress/" + type + ".class") != null, type);
      }
    }
  }

  /** What was left out is not called by what was not. */
  @Test
  void ourClassesCallNoneThatIsNotThere() throws IOException {
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      JavaClasses classes = new ClassFileImporter().importJar(jar);
      Set<String> missing = new TreeSet<>();
      for (JavaClass one : classes) {
        if (!one.getName().startsWith("io.github.mcegress.shaded.")) {
          for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
            String name = dependency.getTargetClass().getBaseComponentType().getName();
            if (name.startsWith("io.github.mcegress.") && !classes.contain(name)) {
              missing.add(one.getName() + " calls " + name);
            }
          }
        }
      }
      assertTrue(classes.contain(UdfEgress.class));
      assertEquals(Collections.emptySet(), missing);
    }
  }

  @Test
  void isJava8BytecodeThroughout() throws IOException {
    int classes = 0;
    try (JarFile jar = new JarFile(AllJar.jar().toFile())) {
      for (String name : files(jar)) {
        if (name.endsWith(".class")) {
          classes++;
          try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
            assertEquals(0xCAFEBABE, in.readInt(), name);
            in.readUnsignedShort();
            assertTrue(in.readUnsignedShort() <= 52, name);
          }
        }
      }
    }
    long bytes = Files.size(AllJar.jar());
    System.out.println(
        AllJar.jar().getFileName() + ": " + bytes + " bytes, " + classes + " classes");
    assertTrue(bytes < LARGEST_BYTES, bytes + " bytes");
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void runsAloneAndPrintsNothing(Path javaHome) throws Exception {
    LabCertificates certificates = LabCertificates.create();
    Path output = Files.createTempFile("mcegress-alone", ".txt");
    Path pem = Files.createTempFile("mcegress-alone", ".pem");
    MockWebServer server = Http2Server.start(certificates.issue("api.example.test"));
    // As many as need TCP.
    InetAddress[] addresses = new InetAddress[40];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (i + 1)});
    }
    try (LabDns dns = LabDns.builder().record("api.example.test", addresses).start()) {
      Files.write(pem, certificates.authorityPem().getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 6; i++) {
        server.enqueue(new MockResponse.Builder().body("yes").build());
      }
      Process process =
          new ProcessBuilder(
                  javaHome.resolve("bin").resolve("java").toString(),
                  "-cp",
                  AllJar.jar() + File.pathSeparator + AllJar.testClasses(),
                  AloneMain.class.getName(),
                  "api.example.test:" + server.getPort(),
                  pem.toString(),
                  dns.address().getHostAddress(),
                  String.valueOf(dns.port()))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int status = process.waitFor();
      String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      assertEquals("0 ", status + " " + printed);
      // Over UDP and then TCP, once for the name that is there.
      assertEquals(2, dns.queries("api.example.test"));
      assertEquals(1, dns.queries("missing.example.test"));
      for (String line :
          new String[] {"/OKHTTP HTTP/2", "/BLOCKING HTTP/1.1", "/resolved HTTP/2"}) {
        for (int i = 0; i < 2; i++) {
          RecordedRequest request = server.takeRequest();
          assertEquals(line, request.getTarget() + " " + request.getVersion());
        }
      }
    } finally {
      server.close();
      Files.delete(pem);
      Files.delete(output);
    }
  }
}
