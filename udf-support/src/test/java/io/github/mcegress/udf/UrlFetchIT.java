package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.Sandbox;
import io.github.mcegress.lab.SandboxRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code url_fetch} out of the published jar, in Alibaba's own runner with its sandbox on. */
class UrlFetchIT {
  private static final String MANAGER =
      "com.aliyun.odps.local.common.security.DefaultSecurityManager";
  private static final List<String> HOSTS =
      Arrays.asList("one.example.test", "two.example.test", "three.example.test");

  private static LabCertificates certificates;
  private static LabWeb secured;
  private static LabWeb plain;

  @BeforeAll
  static void start() throws Exception {
    certificates = LabCertificates.create();
    LabWeb.Builder builder = LabWeb.tls();
    for (String host : HOSTS) {
      builder.host(
          host,
          certificates.issue(host),
          request -> LabResponse.of(200, host + " " + request.path() + "\r\nsecond line"));
    }
    builder.host(
        "wrong.example.test",
        certificates.issue("other.example.test"),
        request -> LabResponse.of(200, "never"));
    builder.host(
        "expired.example.test",
        certificates.issueExpired("expired.example.test"),
        request -> LabResponse.of(200, "never"));
    builder.host(
        "unknown.example.test",
        certificates.issueByUnknownAuthority("unknown.example.test"),
        request -> LabResponse.of(200, "never"));
    secured = builder.start();
    plain =
        LabWeb.plain()
            .host("plain.example.test", request -> LabResponse.of(200, "plain answer"))
            .start();
  }

  @AfterAll
  static void stop() {
    secured.close();
    plain.close();
  }

  private static String description(String... hosts) {
    List<String> endpoints = new ArrayList<>();
    for (String host : hosts) {
      endpoints.add(host + ":" + secured.port());
    }
    endpoints.add("plain.example.test:" + plain.port());
    String list = String.join(", ", endpoints);
    return "internet = " + list + "\nprivate-addresses = " + list + "\npin-plain-http = true\n";
  }

  private static Sandbox.Builder sandbox(Path javaHome) {
    Sandbox.Builder sandbox =
        Sandbox.builder(AllJar.sandbox()).javaHome(javaHome).jar(AllJar.jar());
    for (int port : new int[] {secured.port(), plain.port()}) {
      sandbox.permission(
          "permission java.net.SocketPermission \"127.0.0.1:" + port + "\", \"connect,resolve\";");
    }
    return sandbox;
  }

  private static Sandbox.Builder shipped(Path javaHome, String name, String... hosts) {
    StringBuilder addresses = new StringBuilder("127.0.0.1 plain.example.test\n");
    for (String host : hosts) {
      addresses.append("127.0.0.1 ").append(host).append('\n');
    }
    return sandbox(javaHome)
        .resource(name + ".properties", bytes(description(hosts)))
        .resource(name + ".hosts", bytes(addresses.toString()))
        .resource(name + ".pem", bytes(certificates.authorityPem()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SandboxRun fetch(Sandbox sandbox, Object[]... rows) throws Exception {
    SandboxRun run = sandbox.run("io.github.mcegress.udf.UrlFetch", Arrays.asList(rows));
    assertEquals(MANAGER, run.securityManager());
    return run;
  }

  private static Object[] row(Object... cells) {
    return cells;
  }

  private static long count(SandboxRun run, String host, String what) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(host) + ":[0-9]+ [^|]*\\b" + what + "=([0-9]+)")
            .matcher(run.standardError());
    assertTrue(matcher.find(), host + " " + what + " in " + run.standardError());
    return Long.parseLong(matcher.group(1));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void fetchesByShippedAddressAndReports(Path javaHome) throws Exception {
    SandboxRun run =
        fetch(
            shipped(javaHome, "egress", "one.example.test").build(),
            row("https://one.example.test:" + secured.port() + "/a?b=c"),
            row("http://plain.example.test:" + plain.port() + "/"),
            row((Object) null));
    assertNull(run.failure());
    assertEquals(
        Arrays.asList("one.example.test /a\nsecond line\n", "plain answer\n", null), run.values());
    String report = run.standardError();
    assertTrue(
        report.contains(
            "transport=BLOCKING (SecurityManager present, threads denied; look-ups by the JVM)"),
        report);
    assertTrue(report.contains("securityManager=" + MANAGER), report);
    assertTrue(report.contains("address=127.0.0.1 origin=shipped "), report);
    assertEquals(0, count(run, "one.example.test", "lookups"));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void readsCompressedAnswersInTheirCharset(Path javaHome) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write("\u4f60\u597d".getBytes("GBK"));
    }
    try (LabWeb web =
        LabWeb.plain()
            .host(
                "zip.example.test",
                request ->
                    LabResponse.of(200, "text/plain; charset=GBK", zipped.toByteArray())
                        .withHeader("Content-Encoding", request.header("Accept-Encoding")))
            .start()) {
      SandboxRun run =
          fetch(
              alone(javaHome, web, "zip.example.test").build(),
              row("http://zip.example.test:" + web.port() + "/"));
      assertNull(run.failure());
      assertEquals(Collections.singletonList("\u4f60\u597d\n"), run.values());
      assertEquals(zipped.size(), count(run, "zip.example.test", "bytes"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void showsTheClientCertificateThatWasShipped(Path javaHome) throws Exception {
    try (LabWeb web =
        LabWeb.tls()
            .needClientCertificateOf(certificates)
            .host(
                "one.example.test",
                certificates.issue("one.example.test"),
                request -> LabResponse.of(200, "in"))
            .start()) {
      for (LabCertificate client :
          new LabCertificate[] {
            certificates.issue("client.example.test"), certificates.issueRsa("client.example.test")
          }) {
        SandboxRun run =
            fetch(
                alone(javaHome, web, "one.example.test")
                    .resource("egress.pem", bytes(certificates.authorityPem()))
                    .resource("egress-client.pem", bytes(client.clientPem()))
                    .build(),
                row("https://one.example.test:" + web.port() + "/"));
        assertNull(run.failure());
        assertEquals(Collections.singletonList("in\n"), run.values());
      }
    }
  }

  /** With a description of that server's one host. */
  private static Sandbox.Builder alone(Path javaHome, LabWeb web, String host) {
    String endpoint = host + ":" + web.port();
    return sandbox(javaHome)
        .permission(
            "permission java.net.SocketPermission \"127.0.0.1:"
                + web.port()
                + "\", \"connect,resolve\";")
        .resource(
            "egress.properties",
            bytes(
                "internet = "
                    + endpoint
                    + "\nprivate-addresses = "
                    + endpoint
                    + "\npin-plain-http = true\n"))
        .resource("egress.hosts", bytes("127.0.0.1 " + host + "\n"));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void keepsConnectionsOverAThousandRowsAndLooksNothingUp(Path javaHome) throws Exception {
    int[] before = new int[HOSTS.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = secured.handshakes(HOSTS.get(i));
    }
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(row("https://" + HOSTS.get(i % 3) + ":" + secured.port() + "/" + i));
    }
    SandboxRun run =
        fetch(
            shipped(javaHome, "egress", HOSTS.toArray(new String[0])).build(),
            rows.toArray(new Object[0][]));
    assertNull(run.failure());
    assertEquals(1_000, run.values().size());
    for (int i = 0; i < HOSTS.size(); i++) {
      String host = HOSTS.get(i);
      int handshakes = secured.handshakes(host) - before[i];
      System.out.println(
          "1,000 rows over 3 hosts: "
              + host
              + " handshakes at the server="
              + handshakes
              + " lookups in the task="
              + count(run, host, "lookups"));
      assertEquals(1, handshakes, host);
      assertEquals(0, count(run, host, "lookups"), host);
      assertEquals(i == 0 ? 334 : 333, count(run, host, "requests"), host);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void usesTheDescriptionOfThatName(Path javaHome) throws Exception {
    SandboxRun run =
        fetch(
            shipped(javaHome, "payments", "two.example.test").build(),
            row("https://two.example.test:" + secured.port() + "/x", "payments"));
    assertNull(run.failure());
    assertEquals("two.example.test /x\nsecond line\n", run.values().get(0));
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void failsTheRowWhenNothingIsShippedUnderThatName(Path javaHome) throws Exception {
    SandboxRun run =
        fetch(
            sandbox(javaHome).build(),
            row("https://two.example.test:" + secured.port() + "/x", "payments"));
    assertTrue(run.failure().contains("payments.properties is not attached"), run.failure());
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void refusesUndeclaredHostWithTheLineToAdd(Path javaHome) throws Exception {
    SandboxRun run =
        fetch(
            shipped(javaHome, "egress", "one.example.test").build(),
            row("https://two.example.test/x?secret=1"));
    assertTrue(
        run.failure().contains("MCE-NOT-DECLARED two.example.test:443 is not declared"),
        run.failure());
    assertTrue(run.failure().contains(", two.example.test:443"), run.failure());
    assertTrue(!run.failure().contains("secret"), run.failure());
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void namesTheCauseOfARefusedCertificate(Path javaHome) throws Exception {
    String[][] cases = {
      {"wrong.example.test", "MCE-TLS-NAME"},
      {"expired.example.test", "MCE-TLS-EXPIRED"},
      {"unknown.example.test", "MCE-TLS-UNTRUSTED"},
    };
    for (String[] one : cases) {
      SandboxRun run =
          fetch(
              shipped(javaHome, "egress", one[0]).build(),
              row("https://" + one[0] + ":" + secured.port() + "/"));
      assertTrue(run.failure().contains(one[1] + " "), run.failure());
      assertEquals(0, secured.requests(one[0]));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void namesTheSandboxWhenTheNetworkIsNotOpened(Path javaHome) throws Exception {
    String endpoint = "one.example.test:" + secured.port();
    SandboxRun run =
        fetch(
            Sandbox.builder(AllJar.sandbox())
                .javaHome(javaHome)
                .jar(AllJar.jar())
                .resource(
                    "egress.properties",
                    bytes("internet = " + endpoint + "\nprivate-addresses = " + endpoint))
                .resource("egress.hosts", bytes("127.0.0.1 one.example.test"))
                .build(),
            row("https://" + endpoint + "/"));
    assertTrue(run.failure().contains("MCE-SANDBOX-DENIED "), run.failure());
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void observesWhenNothingIsShippedAndSaysSo(Path javaHome) throws Exception {
    SandboxRun run =
        fetch(sandbox(javaHome).build(), row("http://127.0.0.1:" + plain.port() + "/"));
    String said = run.standardError();
    assertTrue(said.contains("egress.properties is not attached"), said);
    String endpoint = "127.0.0.1:" + plain.port();
    assertTrue(
        said.contains(
            "mcegress observation: 1 beyond 0: "
                + endpoint
                + "|http|LOOPBACK\n"
                + "mcegress observed: internet = "
                + endpoint
                + "\nmcegress observed: private-addresses = "
                + endpoint
                + "\nmcegress observed: SET odps.internet.access.list="
                + endpoint
                + ";\nmcegress observed: spark.hadoop.odps.cupid.smartnat.enable=true\n"
                + "mcegress observed: spark.hadoop.odps.cupid.internet.access.list="
                + endpoint
                + "\n"),
        said);
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void failsTheRowWhenTheDescriptionIsWrong(Path javaHome) throws Exception {
    SandboxRun run =
        fetch(
            sandbox(javaHome)
                .resource("egress.properties", bytes("internet = [::1]:443\n"))
                .build(),
            row("https://one.example.test/"));
    assertTrue(run.failure().contains("egress.properties is refused"), run.failure());
    assertTrue(run.failure().contains("MCE-SPEC-IPV6 line 1"), run.failure());
  }

  @ParameterizedTest
  @MethodSource("io.github.mcegress.udf.Runtimes#javaHomes")
  void opensNothingForNullRows(Path javaHome) throws Exception {
    SandboxRun run = fetch(sandbox(javaHome).build(), row((Object) null));
    assertEquals(Collections.singletonList(null), run.values());
    assertTrue(
        Arrays.stream(run.standardError().split("\n", -1))
            .noneMatch(line -> line.startsWith("mcegress")),
        run.standardError());
  }
}
