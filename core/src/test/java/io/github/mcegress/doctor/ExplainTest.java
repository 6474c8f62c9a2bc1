package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that Logview, clients and the platform's pages show, and what is said of them. */
class ExplainTest {
  /**
   * The texts that the platform's own pages and notes hold; an empty rank is one observed cause.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name or service not known | DNS-UNRESOLVED"
            + " | DNS-LOAD NO-SUCH-NAME ACCESS-LIST PRIVATE-ZONE",
        "SSL: no alternative certificate subject name matches target host name '47.116.XX.XX'"
            + " | TLS-NAME | ",
        "ConnectionRefusedError: [Errno 111] Connection refused | CONNECT-REFUSED"
            + " | ACCESS-LIST SERVICE-DOWN PROXY-LIMIT",
        "access denied | SANDBOX-DENIED | SANDBOX CREDENTIALS",
        "ODPS-0730001: access denied (\"java.io.FilePermission\" \"/tmp/a\" \"read\")"
            + " | SANDBOX-DENIED | ",
        "ODPS-0730001: ... | SANDBOX-DENIED | ",
        "ODPS-0140171:Sandbox violation exception | SANDBOX-DENIED | SANDBOX ARCHIVE VOLUME",
        "ODPS-0140171:Sandbox violation exception - permission denied to read archive resource"
            + " | SANDBOX-DENIED | ARCHIVE VOLUME SANDBOX",
        "not allow symlink in archive files | SANDBOX-DENIED | ARCHIVE VOLUME SANDBOX",
        "ODPS-0123131:User defined function exception - Traceback: ... | UNKNOWN | UNKNOWN",
        "FAILED: ODPS-0123144: Fuxi job failed - WorkerRestart"
            + " errCode:252,errMsg:kInstanceMonitorTimeout, usually caused by bad udf performance."
            + " | BATCH-TIMEOUT | SLOW-SERVICE USER-CODE",
        "FAILED: ODPS-0123144: Fuxi job failed - CRASH_EXIT, usually caused by bad udf performance."
            + " | BATCH-TIMEOUT | SLOW-SERVICE USER-CODE",
        "ODPS-0123055 User script exception | SQL-FAILED | USER-CODE ACCESS-LIST",
        "ODPS-0130071 | UNKNOWN | UNKNOWN",
        "You are not allowed to use this vpc - vpc owner and project owner must be the same person"
            + " | RULE-OWNER | ",
        "create virtual net failed | SPARK-NETWORK | ",
        "ODPS-0420095: Access Denied - The task is not in release range: CUPID"
            + " | SPARK-NOT-OFFERED | REGION ACCESS-KEY",
        "FAILED: ODPS-0010000:System internal error - std::exception:Message: a timeout was reached"
            + " | TABLE-ENDPOINT | ENDPOINT SERVICE-DOWN",
        "No FileSystem for scheme: oss | SPARK-FILESYSTEM | "
      })
  void knowsTheTextsOfThePlatform(String text, String code, String ranks) {
    assertExplained(text, code, ranks);
  }

  /** As the JDK and other clients say it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.net.UnknownHostException: api.example.com: Temporary failure in name resolution"
            + " | DNS-UNRESOLVED | DNS-LOAD DNS-SERVER ACCESS-LIST",
        "java.net.UnknownHostException: api.example.com: Name or service not known (NXDOMAIN)"
            + " | DNS-UNRESOLVED | NO-SUCH-NAME PRIVATE-ZONE",
        "java.net.UnknownHostException: api.example.com"
            + " | DNS-UNRESOLVED | DNS-CACHED DNS-LOAD NO-SUCH-NAME",
        "java.net.SocketTimeoutException: connect timed out | CONNECT-TIMEOUT"
            + " | ACCESS-LIST SECURITY-GROUP TARGET-WHITELIST SERVICE-DOWN",
        "java.net.ConnectException: Connection timed out (Connection timed out) | CONNECT-TIMEOUT"
            + " | ACCESS-LIST SECURITY-GROUP TARGET-WHITELIST SERVICE-DOWN",
        "java.net.NoRouteToHostException: No route to host (Host unreachable) | CONNECT-FAILED"
            + " | ACCESS-LIST FIREWALL SERVICE-DOWN",
        "javax.net.ssl.SSLException: Connection reset | TLS-FAILED"
            + " | PROXY-LIMIT ACCESS-LIST TARGET-WHITELIST TLS-VERSION",
        "java.net.SocketException: Connection reset | HTTP-CONNECTION-LOST"
            + " | PROXY-LIMIT ACCESS-LIST TARGET-WHITELIST SERVICE-DOWN",
        "javax.net.ssl.SSLException: Read timed out | HTTP-TIMEOUT"
            + " | NOT-TLS PROXY-LIMIT SERVICE-DOWN",
        "java.net.SocketTimeoutException: Read timed out | HTTP-TIMEOUT | SLOW-SERVICE PROXY-LIMIT",
        "javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure | TLS-FAILED"
            + " | TLS-VERSION CLIENT-CERTIFICATE WRONG-HOST",
        "javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version"
            + " | TLS-FAILED | ",
        "requests.exceptions.SSLError: certificate verify failed: self signed certificate"
            + " | TLS-UNTRUSTED | ",
        "Received fatal alert: unknown_ca | TLS-CLIENT | ",
        "java.security.cert.CertificateNotYetValidException: NotBefore: Mon Dec 21 20:08:32 UTC 2026"
            + " | TLS-EXPIRED | CLOCK CERTIFICATE-DATES",
        "java.io.IOException: Server returned HTTP response code: 403 for URL: https://a.com/b"
            + " | HTTP-STATUS | CREDENTIALS TARGET-WHITELIST GATEWAY",
        "java.lang.UnsupportedClassVersionError: a/B has been compiled by a more recent version"
            + " | RUNTIME-JAVA | ",
        "java.lang.NoClassDefFoundError: io/github/mcegress/udf/UdfEgress | RESOURCE-MISSING | ",
        "egress.properties is not attached | RESOURCE-MISSING | "
      })
  void knowsTheTextsOfClients(String text, String code, String ranks) {
    assertExplained(text, code, ranks);
  }

  private static void assertExplained(String text, String code, String ranks) {
    Diagnosis said =
        Diagnosis.explain("2026-11-21 20:00:00 INFO start\n" + text + "\n\tat a.B.c\n");
    assertEquals("MCE-" + code, said.code(), said.toText());
    List<String> codes = new ArrayList<>();
    for (Cause cause : said.causes()) {
      codes.add(cause.code());
      boolean observed = ranks == null || ranks.isEmpty();
      assertEquals(observed ? Certainty.OBSERVED : Certainty.INFERRED, cause.certainty());
    }
    List<String> wanted = new ArrayList<>();
    if (ranks == null || ranks.isEmpty()) {
      wanted.add("MCE-" + code);
    } else {
      for (String rank : ranks.split(" ", -1)) {
        wanted.add((rank.equals("UNKNOWN") ? "MCE-" : "MCE-CAUSE-") + rank);
      }
    }
    assertEquals(wanted, codes, said.toText());
    assertEquals("", said.target());
    assertEquals(0, said.stages().size());
  }

  @Test
  void knowsEachTextOfTheReadme() {
    for (CodeRow row : Vocabulary.shipped().rows()) {
      for (String text : row.texts()) {
        String code = Diagnosis.explain("FAILED: " + text + "\n").code();
        assertTrue(row.codes().contains(code), text + " is " + code + ", not of " + row.codes());
      }
    }
  }

  @Test
  void knowsEveryCodeThatAnErrorBeginsWith() {
    for (CodeRow row : Vocabulary.shipped().rows()) {
      for (String code : row.codes()) {
        if (code.startsWith("MCE-CAUSE-") || code.equals(Codes.OK)) {
          continue; // No error begins with it.
        }
        String text = "java.io.IOException: " + code + " a.com:443 did this; do that";
        assertEquals(code, Diagnosis.explain(text).code());
      }
    }
  }

  @Test
  void theExceptionBehindACodeOfOursSaysItMoreExactly() {
    Diagnosis said =
        Diagnosis.explain(
            "io.github.mcegress.http.EgressException: MCE-DNS-UNRESOLVED a.com did not resolve\n"
                + "\tat a.B.c(B.java:1)\n"
                + "Caused by: java.net.UnknownHostException: a.com: Temporary failure in name"
                + " resolution\n");
    assertEquals(Codes.DNS_UNRESOLVED, said.code());
    assertEquals(Codes.CAUSE_DNS_LOAD, said.cause().code());
    assertEquals(Codes.CAUSE_DNS_SERVER, said.causes().get(1).code());
  }

  @Test
  void theLineToPasteHasTheTargetOfOurMessage() {
    Diagnosis said =
        Diagnosis.explain(
            "java.io.IOException: MCE-CONNECT-REFUSED api.example.com:443 refused the connection");
    assertEquals("SET odps.internet.access.list=api.example.com:443;", said.remedy());
  }

  @Test
  void aWrapperAloneIsToldAsOne() {
    Cause cause = Diagnosis.explain("FAILED: ODPS-0123131:User defined function exception").cause();
    assertEquals(Codes.UNKNOWN, cause.code());
    assertTrue(cause.message().contains("only the wrapper is known"), cause.message());
  }

  @Test
  void aFaultBehindManyOfSparksOwnIsFound() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      log.append("WARN TransportChannelHandler: in connection from /10.0.1.4:43210\n");
      log.append("java.io.IOException: Connection reset by peer\n\tat sun.nio.ch.A.b(C)\n");
      log.append("INFO next\n");
    }
    assertEquals(Codes.UNKNOWN, Diagnosis.explain(log.toString()).code());
    log.append("java.net.SocketException: Connection reset\n\tat com.example.Job.call(Job.java:1)");
    assertEquals(Codes.HTTP_CONNECTION_LOST, Diagnosis.explain(log.toString()).code());
  }

  @Test
  void whatFailedSaysMoreThanTheStatementAroundIt() {
    Diagnosis said =
        Diagnosis.explain(
            "MCE-SQL-FAILED FAILED: ODPS-0123131:User defined function exception - Traceback:\n"
                + "java.net.ConnectException: Connection refused\n");
    assertEquals(Codes.CONNECT_REFUSED, said.code());
    assertEquals(Codes.SQL_FAILED, Diagnosis.explain("MCE-SQL-FAILED it failed").code());
  }

  @Test
  void adviceComesAfterWhatHappened() {
    Diagnosis said = Diagnosis.explain("MCE-RULE-REVIEW (warning)\nMCE-TLS-NAME a.com:443 ...");
    assertEquals(Codes.TLS_NAME, said.code());
    assertEquals(1, said.causes().size());
  }

  @Test
  void twoFaultsAreBothTold() {
    Diagnosis said =
        Diagnosis.explain(
            "java.security.cert.CertificateExpiredException: NotAfter: ...\n"
                + "2026-11-21 INFO next\n"
                + "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message\n");
    assertEquals(Codes.TLS_EXPIRED, said.code());
    assertEquals(Codes.TLS_FAILED, said.causes().get(1).code());
  }

  @Test
  void theSandboxIsToldByItsPermission() {
    Diagnosis said =
        Diagnosis.explain(
            "java.security.AccessControlException: access denied"
                + " (\"java.net.SocketPermission\" \"a.com\" \"resolve\")");
    assertTrue(said.cause().message().startsWith("the Java sandbox denies the look-up of a name"));
    assertTrue(said.cause().message().contains("\"a.com\" \"resolve\""), said.toText());
    Diagnosis json =
        Diagnosis.explain(
            "access denied (\\\"java.net.SocketPermission\\\" \\\"a.com:1\\\" \\\"connect,resolve\\\")");
    assertTrue(json.cause().message().startsWith("the Java sandbox denies the connection"));
  }

  @Test
  void ranksOfSparkAreThoseOfSpark() {
    Diagnosis said =
        Diagnosis.explain(
            "java.net.SocketTimeoutException: connect timed out\n\tat a.B.c(B.java:1)\n"
                + "\tat org.apache.spark.rdd.RDD.iterator(RDD.scala:1)\n");
    assertEquals(Codes.CAUSE_NAT, said.causes().get(1).code());
  }

  @Test
  void anEmptyTextSaysNothing() {
    Diagnosis said = Diagnosis.explain("");
    assertEquals(Codes.UNKNOWN, said.code());
    assertEquals(Codes.UNKNOWN, said.cause().code());
  }
}
