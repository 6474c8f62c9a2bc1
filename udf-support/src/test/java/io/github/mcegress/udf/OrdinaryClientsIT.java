package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.Sandbox;
import io.github.mcegress.lab.SandboxRun;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sandbox bites: what the platform's own page shows works over http only, and a plain OkHttp
 * not at all. The lab's authority is the JVM's only one, so a failure is never a missing CA.
 */
class OrdinaryClientsIT {
  @TempDir static Path folder;
  private static Path trustStore;
  private static LabWeb secured;
  private static LabWeb plain;

  @BeforeAll
  static void start() throws Exception {
    LabCertificates certificates = LabCertificates.create();
    LabCertificate localhost = certificates.issue("localhost");
    secured =
        LabWeb.tls().host("localhost", localhost, r -> LabResponse.of(200, "secured")).start();
    plain = LabWeb.plain().host("localhost", r -> LabResponse.of(200, "plain")).start();
    KeyStore authorities = KeyStore.getInstance("JKS");
    authorities.load(null, null);
    authorities.setCertificateEntry("lab", localhost.chain().get(localhost.chain().size() - 1));
    trustStore = folder.resolve("lab.jks");
    try (OutputStream out = Files.newOutputStream(trustStore)) {
      authorities.store(out, "changeit".toCharArray());
    }
  }

  @AfterAll
  static void stop() {
    secured.close();
    plain.close();
  }

  private static SandboxRun run(Path javaHome, Class<?> udf, LabWeb web, String scheme)
      throws Exception {
    Sandbox.Builder sandbox =
        Sandbox.builder(AllJar.sandbox())
            .javaHome(javaHome)
            .jar(AllJar.testClasses())
            .jvmArgument("-Djavax.net.ssl.trustStore=" + trustStore)
            .jvmArgument("-Djavax.net.ssl.trustStoreType=JKS")
            .jvmArgument("-Djavax.net.ssl.trustStorePassword=changeit");
    for (String host : Arrays.asList("localhost", "127.0.0.1")) {
      sandbox.permission(
          "permission java.net.SocketPermission \""
              + host
              + ":"
              + web.port()
              + "\", \"connect,resolve\";");
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String jar = Paths.get(entry).getFileName().toString();
      if (jar.startsWith("okhttp-jvm") || jar.startsWith("okio-") || jar.startsWith("kotlin-")) {
        sandbox.jar(Paths.get(entry));
      }
    }
    List<Object[]> row =
        Collections.singletonList(new Object[] {scheme + "://localhost:" + web.port() + "/"});
    SandboxRun run = sandbox.build().run(udf.getName(), row);
    assertNotNull(run.securityManager());
    System.out.println(
        udf.getSimpleName()
            + " over "
            + scheme
            + " under "
            + run.securityManager()
            + ": "
            + (run.failure() == null ? run.values() : reason(run.failure())));
    return run;
  }

  /** The innermost cause, which stands last. */
  private static String reason(String failure) {
    String last = failure.split("\n", 2)[0];
    for (String line : failure.split("\n", -1)) {
      if (line.startsWith("Caused by: ")) {
        last = line;
      }
    }
    return last;
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void openStreamWorksOverHttp(Path javaHome) throws Exception {
    SandboxRun run = run(javaHome, SeedFetch.class, plain, "http");
    assertNull(run.failure());
    assertEquals(Collections.singletonList("plain\n"), run.values());
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void openStreamFailsOverHttpsForTheSandboxsReason(Path javaHome) throws Exception {
    assertSandboxReason(run(javaHome, SeedFetch.class, secured, "https"));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void okHttpFailsForTheSandboxsReason(Path javaHome) throws Exception {
    assertSandboxReason(run(javaHome, OkHttpFetch.class, plain, "http"));
    assertSandboxReason(run(javaHome, OkHttpFetch.class, secured, "https"));
  }

  private static void assertSandboxReason(SandboxRun run) {
    assertNotNull(run.failure());
    assertTrue(
        run.failure().contains("access denied") || run.failure().contains("ODPS-0730001"),
        run.failure());
    assertFalse(run.failure().contains("PKIX"), run.failure());
    assertFalse(run.failure().contains("ClassNotFound"), run.failure());
    assertFalse(run.failure().contains("NoClassDefFound"), run.failure());
  }
}
