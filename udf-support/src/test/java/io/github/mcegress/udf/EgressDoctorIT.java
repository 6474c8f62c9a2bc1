package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.doctor.ExamStage;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.Sandbox;
import io.github.mcegress.lab.SandboxRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code egress_doctor} out of the published jar, in Alibaba's own runner with its sandbox on. */
class EgressDoctorIT {
  private static final String HEALTHY = "healthy.example.test";
  private static final String WRONG = "wrong.example.test";
  private static final String MISSING = "missing.example.test";

  private static LabCertificates certificates;
  private static LabWeb web;
  private static ClosedPort closed;

  @BeforeAll
  static void start() throws Exception {
    certificates = LabCertificates.create();
    web =
        LabWeb.tls()
            .host(HEALTHY, certificates.issue(HEALTHY), request -> LabResponse.of(200, "yes"))
            .host(
                WRONG,
                certificates.issue("other.example.test"),
                request -> LabResponse.of(200, "never"))
            .start();
    closed = new ClosedPort();
  }

  @AfterAll
  static void stop() throws Exception {
    web.close();
    closed.close();
  }

  private static Sandbox.Builder shipped(Path javaHome) {
    String list =
        String.join(
            ", ",
            HEALTHY + ":" + web.port(),
            WRONG + ":" + web.port(),
            HEALTHY + ":" + closed.number(),
            MISSING + ":443");
    return Sandbox.builder(AllJar.sandbox())
        .javaHome(javaHome)
        .jar(AllJar.jar())
        .resource(
            "egress.properties",
            bytes("region = cn-shanghai\ninternet = " + list + "\nprivate-addresses = " + list))
        .resource("egress.hosts", bytes("127.0.0.1 " + HEALTHY + "\n127.0.0.1 " + WRONG + "\n"))
        .resource("egress.pem", bytes(certificates.authorityPem()));
  }

  private static Sandbox.Builder opened(Path javaHome) {
    return shipped(javaHome)
        .permission(connect(web.port()))
        .permission(connect(closed.number()))
        .permission("permission java.net.SocketPermission \"" + MISSING + "\", \"resolve\";");
  }

  private static String connect(int port) {
    return "permission java.net.SocketPermission \"127.0.0.1:" + port + "\", \"connect,resolve\";";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String examine(Sandbox sandbox, Object... row) throws Exception {
    SandboxRun run = sandbox.run(EgressDoctor.class.getName(), Collections.singletonList(row));
    assertEquals(
        "com.aliyun.odps.local.common.security.DefaultSecurityManager", run.securityManager());
    assertNull(run.failure(), run.toString());
    return String.valueOf(run.values().get(0));
  }

  private static void begins(String expected, String diagnosis) {
    assertTrue(diagnosis.startsWith(expected), diagnosis);
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void findsNothingAtAHealthyTargetAndWritesNothing(Path javaHome) throws Exception {
    int before = web.connections();
    int requestsBefore = web.requestLog().size();
    String target = HEALTHY + ":" + web.port();
    String json = examine(opened(javaHome).build(), target, "json");
    begins("{\"target\":\"" + target + "\",\"code\":\"MCE-OK\",\"healthy\":true,", json);
    assertTrue(json.contains("UDF_SANDBOX"), json);
    for (ExamStage stage : ExamStage.values()) {
      assertTrue(json.contains("{\"stage\":\"" + stage + "\",\"verdict\":\"OK\""), stage + json);
    }
    int connections = web.connections() - before;
    assertTrue(connections > 0 && connections < 12, connections + " connections");
    assertEquals(
        Collections.singleton("HEAD " + HEALTHY + " /"),
        new HashSet<>(web.requestLog().subList(requestsBefore, web.requestLog().size())));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void namesTheFault(Path javaHome) throws Exception {
    String refused = HEALTHY + ":" + closed.number();
    String[][] faults = {
      {WRONG + ":" + web.port(), "MCE-TLS-NAME"},
      {refused, "MCE-CONNECT-REFUSED"},
      {MISSING + ":443", "MCE-DNS-"},
      {"other.example.test:443", "MCE-NOT-DECLARED"},
    };
    for (String[] fault : faults) {
      String text = examine(opened(javaHome).build(), fault[0]);
      begins(fault[0] + ": " + fault[1], text);
    }
    assertEquals(0, web.requests(WRONG));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void namesTheSandboxWhereTheNetworkIsNotOpened(Path javaHome) throws Exception {
    for (String target : Arrays.asList(HEALTHY + ":" + web.port(), MISSING + ":443")) {
      String text = examine(shipped(javaHome).build(), target);
      begins(target + ": MCE-SANDBOX-DENIED", text);
      assertTrue(text.contains("java.net.SocketPermission"), text);
    }
  }
}
