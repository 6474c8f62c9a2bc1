package io.github.mcegress.samples.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as a user starts it. */
class DoctorCommandTest {
  private static final String HEALTHY = "healthy.example.test";
  private static final String WRONG = "wrong.example.test";

  @TempDir Path folder;
  private LabWeb web;
  private ClosedPort closed;
  private final List<String> shipped = new ArrayList<>();
  private int status;
  private String out;
  private String err;

  @BeforeEach
  void start() throws Exception {
    LabCertificates certificates = LabCertificates.create();
    web =
        LabWeb.tls()
            .host(HEALTHY, certificates.issue(HEALTHY), request -> LabResponse.of(200, "yes"))
            .host(
                WRONG,
                certificates.issue("other.example.test"),
                request -> LabResponse.of(200, "never"))
            .start();
    closed = new ClosedPort();
    String list =
        String.join(
            ", ",
            HEALTHY + ":" + web.port(),
            WRONG + ":" + web.port(),
            HEALTHY + ":" + closed.number());
    shipped.addAll(
        Arrays.asList(
            "--spec",
            file(
                "a.properties",
                "region = cn-shanghai\ninternet = "
                    + list
                    + "\nprivate-addresses = "
                    + list
                    + "\n"),
            "--hosts",
            file("a.hosts", "127.0.0.1 " + HEALTHY + "\n127.0.0.1 " + WRONG + "\n"),
            "--pem",
            file("a.pem", certificates.authorityPem())));
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
    closed.close();
  }

  private String file(String name, String text) throws Exception {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void run(List<String> before, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        Arrays.asList("-cp", System.getProperty("java.class.path"), DoctorCommand.class.getName()));
    command.addAll(before);
    command.addAll(Arrays.asList(arguments));
    Path outFile = folder.resolve("out");
    Path errFile = folder.resolve("err");
    status =
        new ProcessBuilder(command)
            .redirectOutput(outFile.toFile())
            .redirectError(errFile.toFile())
            .start()
            .waitFor();
    out = new String(Files.readAllBytes(outFile), StandardCharsets.UTF_8);
    err = new String(Files.readAllBytes(errFile), StandardCharsets.UTF_8);
  }

  @Test
  void findsNothingAtAHealthyTargetAndWritesNothing() throws Exception {
    String target = HEALTHY + ":" + web.port();
    run(shipped, target, "--json");
    assertEquals(0, status, out + err);
    assertTrue(
        out.startsWith("{\"target\":\"" + target + "\",\"code\":\"MCE-OK\",\"healthy\":true,"),
        out);
    for (String stage : new String[] {"RUNTIME", "DESCRIPTION", "DNS", "CONNECT", "TLS", "HTTP"}) {
      assertTrue(out.contains("{\"stage\":\"" + stage + "\",\"verdict\":\"OK\""), stage + out);
    }
    assertEquals(1, out.split("\n", -1).length - 1);
    assertTrue(web.connections() > 0 && web.connections() < 12, web.connections() + "");
    assertEquals(Collections.singleton("HEAD " + HEALTHY + " /"), new HashSet<>(web.requestLog()));
  }

  @Test
  void namesEachFaultAndEndsWithOne() throws Exception {
    String refused = HEALTHY + ":" + closed.number();
    run(shipped, HEALTHY + ":" + web.port(), WRONG + ":" + web.port(), refused);
    assertEquals(1, status, out + err);
    assertTrue(out.startsWith(HEALTHY + ":" + web.port() + ": MCE-OK"), out);
    assertTrue(out.contains("\n" + WRONG + ":" + web.port() + ": MCE-TLS-NAME"), out);
    assertTrue(out.contains("\n" + refused + ": MCE-CONNECT-REFUSED"), out);
    assertTrue(out.contains("LAPTOP"), out);
    assertEquals(0, web.requests(WRONG));
  }

  @Test
  void endsWithTwoWhereItCannotBeUsedSo() throws Exception {
    String target = HEALTHY + ":" + web.port();
    String[][] wrong = {
      {},
      {"--json"},
      {"--what", target},
      {"--spec"},
      {"--spec", folder.resolve("nowhere").toString(), target},
      {"--spec", file("bad.properties", "internet = [::1]:443\n"), target},
      {"--hosts", file("bad.hosts", "no address\n"), target},
      {"--pem", file("bad.pem", "nothing\n"), target},
      {target, "https://" + target + "/"},
    };
    for (String[] arguments : wrong) {
      run(Collections.emptyList(), arguments);
      assertEquals("2 ", status + " " + out, err);
      assertTrue(err.contains("usage: doctor "), err);
    }
    assertEquals(0, web.connections());
  }
}
