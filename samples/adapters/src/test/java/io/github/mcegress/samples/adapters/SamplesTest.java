package io.github.mcegress.samples.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabDatabase;
import io.github.mcegress.lab.LabMySql;
import io.github.mcegress.lab.LabPostgres;
import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sample is run as a user would, against names that nobody can look up. */
class SamplesTest {
  private static final String API = "api.example.test";
  private static final String BUCKET = "lab.oss.example.test";
  private static final String WRONG = "wrong.example.test";
  private static final String DATABASE = "db.example.test";

  private static LabCertificates certificates;
  private static LabWeb web;
  private static SampleProcess samples;
  private static String hosts;
  private static String spec;

  @BeforeAll
  static void start() throws Exception {
    certificates = LabCertificates.create();
    web =
        LabWeb.tls()
            .host(API, certificates.issue(API), SamplesTest::answer)
            .host(BUCKET, certificates.issue(BUCKET), SamplesTest::answer)
            .host(WRONG, certificates.issue(API), SamplesTest::answer)
            .start();
    samples = new SampleProcess(certificates.authorityPem());
    StringBuilder addresses = new StringBuilder();
    for (String name : new String[] {API, BUCKET, WRONG, DATABASE}) {
      addresses.append("127.0.0.1 ").append(name).append('\n');
    }
    hosts = samples.file("egress.hosts", addresses.toString());
    String endpoints = API + ":" + web.port() + ", " + BUCKET + ":" + web.port();
    spec =
        samples.file(
            "egress.properties",
            "internet = " + endpoints + "\nprivate-addresses = " + endpoints + "\n");
  }

  @AfterAll
  static void stop() throws Exception {
    web.close();
    samples.close();
  }

  private static LabResponse answer(LabRequest request) {
    return LabResponse.of(200, request + " " + request.query().contains("Signature="));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {OkHttpByAddress.class, HttpClient5ByAddress.class, HttpClient4ByAddress.class})
  void getsByAddressAndRefusesTheWrongName(Class<?> sample) throws Exception {
    assertEquals(
        "GET api.example.test /path false",
        samples.run(sample, hosts, "https://" + API + ":" + web.port() + "/path"));
    String refused = samples.run(sample, hosts, "https://" + WRONG + ":" + web.port() + "/path");
    assertTrue(refused.contains("javax.net.ssl.SSL"), refused);
    assertEquals(0, web.requests(WRONG));
  }

  @Test
  void decryptsByAddress() throws Exception {
    assertEquals(
        "POST api.example.test / true",
        aboveTheReport(
            samples.run(OpenApiByAddress.class, hosts, spec, API + ":" + web.port(), "text")));
  }

  @Test
  void getsAnObjectByAddress() throws Exception {
    assertEquals(
        "GET lab.oss.example.test /key false".length() + " bytes",
        aboveTheReport(
            samples.run(
                OssByAddress.class,
                hosts,
                spec,
                "https://oss.example.test:" + web.port(),
                "lab",
                "key")));
  }

  /** The client tells its report, on standard error, when it is closed. */
  private static String aboveTheReport(String printed) {
    String[] lines = printed.split("\\R");
    assertEquals(2, lines.length, printed);
    assertTrue(lines[1].startsWith("mcegress report: "), printed);
    return lines[0];
  }

  @Test
  void putsAnObjectByAddress() throws Exception {
    assertEquals(
        "200",
        samples.run(
            OssPutByAddress.class,
            hosts,
            "https://oss.example.test:" + web.port(),
            "lab",
            "key",
            "text"));
    assertTrue(web.requestLog().contains("PUT lab.oss.example.test /key"));
  }

  @Test
  void logsInToPostgresByAddress() throws Exception {
    try (LabDatabase server = new LabPostgres(certificates.issue(DATABASE), "TLSv1.3")) {
      loggedIn(PostgresByAddress.class, "jdbc:postgresql://", server);
    }
    try (LabDatabase server = new LabPostgres(certificates.issue(WRONG), "TLSv1.3")) {
      refused(PostgresByAddress.class, "jdbc:postgresql://", server);
    }
  }

  @Test
  void logsInToMySqlByAddress() throws Exception {
    try (LabDatabase server = new LabMySql(certificates.issue(DATABASE), "TLSv1.3")) {
      loggedIn(MySqlByAddress.class, "jdbc:mysql://", server);
    }
    try (LabDatabase server = new LabMySql(certificates.issue(WRONG), "TLSv1.3")) {
      refused(MySqlByAddress.class, "jdbc:mysql://", server);
    }
  }

  private static void loggedIn(Class<?> sample, String scheme, LabDatabase server)
      throws Exception {
    String printed = samples.run(sample, hosts, scheme + DATABASE + ":" + server.port() + "/lab");
    assertTrue(printed.contains(LabDatabase.REFUSAL), printed);
    assertEquals(Collections.singletonList(DATABASE), server.names());
  }

  private static void refused(Class<?> sample, String scheme, LabDatabase server) throws Exception {
    String printed = samples.run(sample, hosts, scheme + DATABASE + ":" + server.port() + "/lab");
    assertTrue(printed.contains("verif"), printed);
    assertEquals(0, server.logins());
  }
}
