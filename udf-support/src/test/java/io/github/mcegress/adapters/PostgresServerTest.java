package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mcegress.lab.LabCertificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PostgreSQL, where the machine has one; {@link PostgresTlsTest} runs everywhere. */
class PostgresServerTest {
  private static JdbcCase jdbc;
  private static PrivateServer server;

  @BeforeAll
  static void prepare() throws Exception {
    String initdb = PrivateServer.program("initdb").orElse("");
    boolean here = !initdb.isEmpty() && PrivateServer.program("postgres").isPresent();
    if (!here) {
      System.err.println("SKIPPED: this machine has no PostgreSQL (initdb, postgres).");
    }
    assumeTrue(here, "this machine has no PostgreSQL");
    jdbc = new JdbcCase();
    server =
        PrivateServer.prepared(
            "postgres", initdb, "--username=lab", "--auth=trust", "--no-sync", "--pgdata=");
  }

  @AfterAll
  static void remove() throws Exception {
    if (server != null) {
      server.close();
      jdbc.close();
    }
  }

  private static void start(LabCertificate certificate, String version) throws Exception {
    server.start(
        certificate,
        "database system is ready to accept connections",
        PrivateServer.program("postgres").get(),
        "-D",
        "%d",
        "-p",
        "%p",
        "-h",
        "127.0.0.1",
        "-k",
        "",
        "-F",
        "-c",
        "ssl=on",
        "-c",
        "ssl_cert_file=%c",
        "-c",
        "ssl_key_file=%k",
        "-c",
        "ssl_min_protocol_version=" + version,
        "-c",
        "ssl_max_protocol_version=" + version);
  }

  private static String version(String host) throws SQLException {
    try (Lookups lookups = Lookups.watch();
        Connection connection = JdbcCase.postgres(host, server.port(), jdbc.postgres());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select version from pg_stat_ssl where ssl and pid = pg_backend_pid()")) {
      assertEquals(Collections.emptyList(), lookups.names());
      assertTrue(row.next(), "the connection has no TLS");
      return row.getString(1);
    }
  }

  private static String refused(String host) {
    return JdbcCase.causes(assertThrows(SQLException.class, () -> version(host)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void answersByAddressUnderItsNameAndNoOther(String version) throws Exception {
    start(jdbc.certificates().issue(JdbcCase.NAME), version);
    assertEquals(version, version(JdbcCase.NAME));
    assertEquals(version, version(JdbcCase.NAME));
    String answer = refused(JdbcCase.OTHER);
    assertTrue(answer.contains("The hostname other.example.test could not be verified"), answer);
  }

  @Test
  void isRefusedWithAnExpiredCertificate() throws Exception {
    start(jdbc.certificates().issueExpired(JdbcCase.NAME), "TLSv1.3");
    String answer = refused(JdbcCase.NAME);
    assertTrue(answer.contains("CertificateExpiredException"), answer);
  }

  @Test
  void isRefusedWithACertificateOfAnUnknownAuthority() throws Exception {
    start(jdbc.certificates().issueByUnknownAuthority(JdbcCase.NAME), "TLSv1.3");
    String answer = refused(JdbcCase.NAME);
    assertTrue(answer.contains("unable to find valid certification path"), answer);
  }
}
