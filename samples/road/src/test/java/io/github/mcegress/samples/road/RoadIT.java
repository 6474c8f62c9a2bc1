package io.github.mcegress.samples.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.ClosedPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job from end to end, as a user starts it, with the defaults, with own files, with bad.
 */
class RoadIT {
  private static final String GOOD =
      "internet = api.road.test:8443\n"
          + "private-addresses = api.road.test:8443\n"
          + "pin-plain-http = true\n";

  @TempDir Path folder;

  private Path file(String name, String content) throws Exception {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  private RoadProcess road(String description, String script) throws Exception {
    return RoadProcess.run(
        folder, file("my.properties", description).toString(), file("my.sql", script).toString());
  }

  private static void assertSays(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), "missing: " + part + "\nin: " + text);
    }
  }

  private static String described(String host) {
    return "internet = " + host + ":8443\nprivate-addresses = " + host + ":8443\n";
  }

  private void assertNothingSubmitted(RoadProcess road) {
    assertEquals(2, road.status(), road.toString());
    assertFalse(road.out().contains("instance"), road.toString());
    assertFalse(road.out().contains("shipped"), road.toString());
  }

  @Test
  void goesTheWholeRoadWithItsDefaults() throws Exception {
    RoadProcess road = RoadProcess.run(folder);
    assertEquals(0, road.status(), road.toString());
    assertEquals("", road.err());
    assertSays(
        road.out(),
        "line 4: api.road.test answers GET /hello\n",
        "line 5: data.road.test answers GET /rows\n",
        "line 6: files.road.test answers GET /readme.txt\n",
        "line 9: plain.road.test answers GET /\n",
        "transport=BLOCKING (SecurityManager present, threads denied; look-ups by the JVM)",
        "SecurityManager inside the UDF:"
            + " com.aliyun.odps.local.common.security.DefaultSecurityManager",
        "\n    odps.sql.type.system.odps2=true\n",
        "\n    odps.internet.access.list=api.road.test:8443,data.road.test:8443,"
            + "files.road.test:8443,plain.road.test:8080\n",
        "\n    odps.idata.userenv=");
    for (String host : new String[] {"api", "data", "files"}) {
      assertTrue(
          Pattern.compile(host + "\\.road\\.test:8443 +[1-3] +0 +127\\.[0-9.]+ +shipped +1 +1 +1\n")
              .matcher(road.out())
              .find(),
          road.toString());
    }
    assertTrue(
        Pattern.compile("plain\\.road\\.test:8080 +[1-3] +0 +127\\.[0-9.]+ +shipped +1 +0 +1\n")
            .matcher(road.out())
            .find(),
        road.toString());
  }

  @Test
  void addsNothingToThePolicyButTheLabsSockets() throws Exception {
    RoadProcess road = RoadProcess.run(folder);
    List<String> added = new ArrayList<>();
    for (String line : road.out().split("\n", -1)) {
      if (line.contains("added to the sandbox's official policy:")) {
        added.add(line.trim());
      }
    }
    assertEquals(2, added.size(), road.toString());
    for (String line : added) {
      assertTrue(
          line.matches(
              "added to the sandbox's official policy: permission java\\.net\\.SocketPermission"
                  + " \"127\\.[0-9.]+:(8443|8080)\", \"connect,resolve\";"),
          line);
    }
  }

  @Test
  void sendsExactlyTheHintsAndTheSdksOwn() throws Exception {
    RoadProcess road =
        road(
            GOOD + "batch.rows = 7\ncompute-quota = my_quota\n",
            "SET odps.sql.type.system.odps2=true;\n"
                + "SELECT url_fetch('https://api.road.test:8443/');");
    assertEquals(0, road.status(), road.toString());
    String wire = road.out().substring(road.out().indexOf("hints as they went over the wire:"));
    Map<String, String> sent = new HashMap<>();
    for (String line : wire.split("\n", -1)) {
      if (line.startsWith("    ")) {
        sent.put(line.trim().split("=", 2)[0], line.trim().split("=", 2)[1]);
      }
    }
    assertTrue(sent.remove("odps.idata.userenv").startsWith("JavaSDK "));
    Map<String, String> expected = new HashMap<>();
    expected.put("odps.internet.access.list", "api.road.test:8443");
    expected.put("odps.task.wlm.quota", "my_quota");
    expected.put("odps.sql.executionengine.batch.rowcount", "7");
    expected.put("odps.sql.type.system.odps2", "true");
    assertEquals(expected, sent);
  }

  @Test
  void takesOwnFilesOfAnotherFolderUnderAnotherName() throws Exception {
    Path other = Files.createDirectory(folder.resolve("an other"));
    Path description = other.resolve("d.txt");
    Path script = other.resolve("s.txt");
    Files.write(description, GOOD.getBytes(StandardCharsets.UTF_8));
    Files.write(
        script,
        "select Url_Fetch(\"https://api.road.test:8443/x\", 'payments');"
            .getBytes(StandardCharsets.UTF_8));
    RoadProcess road =
        RoadProcess.run(
            folder,
            description.toString(),
            script.toString(),
            "--name",
            "payments",
            "--function",
            "Url_Fetch=io.github.mcegress.udf.UrlFetch");
    assertEquals(0, road.status(), road.toString());
    assertSays(
        road.out(), "api.road.test answers GET /x", "created payments.hosts: it was not there");
  }

  @Test
  void tellsEveryMistakeOfADescriptionAtOnce() throws Exception {
    RoadProcess road =
        road(
            "internet = [2001:db8::1]:443, https://user:pass@www.aliyun.com/path?key=1,"
                + " a.com:0, :80, b.com:80, b.com:80, c.com:80;x\n"
                + "networklink = 1link\n"
                + "colour = red\n"
                + "batch.rows = 1\n"
                + "batch.rows = 2\n",
            "SELECT url_fetch('x'); SET a=1; SET a=2;");
    assertNothingSubmitted(road);
    assertSays(
        road.err(),
        "MCE-SPEC-IPV6 line 1, internet[1]",
        "MCE-SPEC-URL line 1, internet[2]",
        "write www.aliyun.com:443",
        "MCE-SPEC-PORT line 1, internet[3]",
        "MCE-SPEC-HOST line 1, internet[4]",
        "MCE-SPEC-DUPLICATE line 1, internet[6]",
        "MCE-SPEC-CHARACTER line 1, internet[7]",
        "MCE-SPEC-LINK line 2",
        "MCE-SPEC-KEY line 3",
        "MCE-SPEC-DUPLICATE line 5",
        "MCE-HINT-CONFLICT line 1",
        "nothing was submitted");
    assertFalse(road.err().contains("pass"), road.err());
    assertFalse(road.err().contains("key=1"), road.err());
  }

  @Test
  void tellsMissingAndUnreadableFiles() throws Exception {
    RoadProcess road =
        RoadProcess.run(folder, folder.resolve("none.properties").toString(), folder.toString());
    assertNothingSubmitted(road);
    assertSays(
        road.err(), "there is no file " + folder.resolve("none.properties"), " cannot be read");
  }

  @Test
  void tellsFilesThatAreNoText() throws Exception {
    Path binary = Files.write(folder.resolve("binary.sql"), new byte[] {(byte) 0xff, 0});
    RoadProcess road =
        RoadProcess.run(folder, file("my.properties", GOOD).toString(), binary.toString());
    assertNothingSubmitted(road);
    assertSays(road.err(), "is not UTF-8 text");
  }

  @Test
  void tellsConflictOfDescriptionAndScript() throws Exception {
    RoadProcess road =
        road(
            GOOD,
            "SET odps.internet.access.list=other.com:80;\n"
                + "SELECT url_fetch('https://api.road.test:8443/');");
    assertNothingSubmitted(road);
    assertSays(road.err(), "MCE-HINT-CONFLICT", "other.com:80", "api.road.test:8443");
  }

  @Test
  void tellsHostsThatDoNotResolve() throws Exception {
    RoadProcess road =
        road("internet = no.road.test:80, www.aliyun.com:80\n", "SELECT url_fetch('x');");
    assertNothingSubmitted(road);
    assertSays(road.err(), "no.road.test did not resolve", "www.aliyun.com did not resolve");
  }

  @Test
  void refusesLoopbackThatIsNotOpenlyAllowed() throws Exception {
    RoadProcess road =
        road("internet = api.road.test:8443\n", "SELECT url_fetch('https://api.road.test:8443/');");
    assertNothingSubmitted(road);
    assertSays(road.err(), "MCE-DNS-PRIVATE-ADDRESS", "private-addresses = api.road.test:8443");
  }

  @Test
  void refusesUndeclaredHostInTheUdfWithTheLineToAdd() throws Exception {
    RoadProcess road = road(GOOD, "SELECT url_fetch('https://data.road.test:8443/path?secret=1');");
    assertEquals(1, road.status(), road.toString());
    assertSays(
        road.err(),
        "the statement in line 1",
        "MCE-NOT-DECLARED data.road.test:8443 is not declared; add it to the description:"
            + " internet = api.road.test:8443, data.road.test:8443");
    assertFalse(road.err().contains("secret"), road.err());
  }

  @Test
  void namesTheCauseOfEachRefusedCertificate() throws Exception {
    String[][] cases = {
      {"wrong-name.road.test", "MCE-TLS-NAME the certificate is for another name"},
      {"expired.road.test", "MCE-TLS-EXPIRED the certificate of expired.road.test is expired"},
      {"unknown-ca.road.test", "MCE-TLS-UNTRUSTED the certificate of unknown-ca.road.test is"},
    };
    for (String[] one : cases) {
      RoadProcess road =
          road(described(one[0]), "SELECT url_fetch('https://" + one[0] + ":8443/');");
      assertEquals(1, road.status(), road.toString());
      assertSays(road.err(), one[1]);
    }
  }

  @Test
  void refusesSqlThatTheLabCannotRun() throws Exception {
    RoadProcess road = road(GOOD, "CREATE TABLE t (a STRING);");
    assertEquals(1, road.status(), road.toString());
    assertSays(road.err(), "the lab runs SELECT fn('...', ...); only");
  }

  @Test
  void tellsUdfClassThatIsNotInTheJar() throws Exception {
    RoadProcess road = RoadProcess.run(folder, "--function", "url_fetch=com.example.Missing");
    assertNothingSubmitted(road);
    assertSays(road.err(), "MCE-SHIP-CLASS", "com.example.Missing");
  }

  @Test
  void tellsJarThatIsNotThere() throws Exception {
    RoadProcess road = RoadProcess.run(folder, "--jar", folder.resolve("none.jar").toString());
    assertNothingSubmitted(road);
    assertSays(road.err(), "none.jar");
  }

  @Test
  void tellsWrongOptions() throws Exception {
    for (String[] arguments :
        new String[][] {{"--colour"}, {"--name"}, {"a", "b", "c"}, {"--function", "x"}}) {
      RoadProcess road = RoadProcess.run(folder, arguments);
      assertNothingSubmitted(road);
      assertSays(road.err(), "usage: road [DESCRIPTION [SCRIPT]]");
    }
  }

  private static Map<String, String> realProject(String endpoint) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ODPS_ENDPOINT", endpoint);
    environment.put("ODPS_PROJECT", "p");
    environment.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "id-of-mine");
    environment.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret-of-mine");
    return environment;
  }

  @Test
  void tellsEndpointThatDoesNotAnswer() throws Exception {
    RoadProcess road;
    String endpoint;
    try (ClosedPort closed = new ClosedPort()) {
      endpoint = "http://127.0.0.1:" + closed.number() + "/api";
      road =
          RoadProcess.run(
              folder,
              realProject(endpoint),
              file("my.properties", "internet = 203.0.113.7:80\n").toString());
    }
    assertEquals(1, road.status(), road.toString());
    assertSays(road.err(), "MCE-MAXCOMPUTE-UNREACHABLE", endpoint);
    assertFalse(road.toString().contains("secret-of-mine"), road.toString());
    assertFalse(road.toString().contains("id-of-mine"), road.toString());
  }

  @Test
  void refusesLoopbackAgainstARealProject() throws Exception {
    RoadProcess road =
        RoadProcess.run(
            folder,
            realProject("http://127.0.0.1:1/api"),
            file(
                    "my.properties",
                    "internet = 127.0.0.1:80, localhost:80\n"
                        + "private-addresses = 127.0.0.1:80, localhost:80\n")
                .toString());
    assertNothingSubmitted(road);
    assertSays(
        road.err(),
        "127.0.0.1:80 is on loopback (127.0.0.1)",
        "localhost:80 is on loopback (127.0.0.1)");
  }

  @Test
  void wantsAllFourVariablesOfARealProject() throws Exception {
    Map<String, String> some = realProject("http://127.0.0.1:1/api");
    some.remove("ODPS_PROJECT");
    RoadProcess road = RoadProcess.run(folder, some);
    assertNothingSubmitted(road);
    assertSays(road.err(), "not set: ODPS_PROJECT");
  }
}
