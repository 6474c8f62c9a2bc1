package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.Sandbox;
import io.github.mcegress.lab.SandboxRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code url_fetch_all} out of the published jar, in Alibaba's own runner with its sandbox on. */
class UrlFetchAllIT {
  private static final String HOST = "one.example.test";

  private static SandboxRun run(
      Path javaHome, LabCertificates certificates, LabWeb web, List<Object[]> rows)
      throws Exception {
    String endpoint = HOST + ":" + web.port();
    SandboxRun run =
        Sandbox.builder(AllJar.sandbox())
            .javaHome(javaHome)
            .jar(AllJar.jar())
            .permission(
                "permission java.net.SocketPermission \"127.0.0.1:"
                    + web.port()
                    + "\", \"connect,resolve\";")
            .resource(
                "egress.properties",
                bytes("internet = " + endpoint + "\nprivate-addresses = " + endpoint + "\n"))
            .resource("egress.hosts", bytes("127.0.0.1 " + HOST + "\n"))
            .resource("egress.pem", bytes(certificates.authorityPem()))
            .build()
            .run("io.github.mcegress.udf.UrlFetchAll", rows);
    assertEquals(
        "com.aliyun.odps.local.common.security.DefaultSecurityManager", run.securityManager());
    return run;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void forwardsARowForEachUrlOnOneConnection(Path javaHome) throws Exception {
    LabCertificates certificates = LabCertificates.create();
    try (LabWeb web =
        LabWeb.tls()
            .host(
                HOST,
                certificates.issue(HOST),
                request -> LabResponse.of(request.path().equals("/2") ? 404 : 200, request.path()))
            .start()) {
      String url = "https://" + HOST + ":" + web.port() + "/";
      SandboxRun run =
          run(
              javaHome,
              certificates,
              web,
              Arrays.asList(
                  new Object[] {url + 1, url + 2, null}, new Object[] {null, url + 3, url + 4}));
      assertNull(run.failure());
      assertEquals(
          Arrays.asList(
              url + "1\t200\t/1\n",
              url + "2\t404\t/2\n",
              url + "3\t200\t/3\n",
              url + "4\t200\t/4\n"),
          run.values());
      assertEquals(1, web.handshakes(HOST));
      SandboxRun refused =
          run(
              javaHome,
              certificates,
              web,
              Arrays.asList(new Object[] {url + 5}, new Object[] {"https://two.example.test/"}));
      assertTrue(refused.failure().contains("MCE-NOT-DECLARED "), refused.failure());
      assertEquals(5, web.requests(HOST));
    }
  }
}
