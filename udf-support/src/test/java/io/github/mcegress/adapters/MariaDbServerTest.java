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
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real MariaDB, where the machine has one; {@link MySqlTlsTest} runs everywhere. */
class MariaDbServerTest {
  private static JdbcCase jdbc;
  private static PrivateServer server;

  @BeforeAll
  static void prepare() throws Exception {
    String install = PrivateServer.program("mariadb-install-db").orElse("");
    boolean here = !install.isEmpty() && PrivateServer.program("mariadbd").isPresent();
    if (!here) {
      System.err.println("SKIPPED: this machine has no MariaDB (mariadb-install-db, mariadbd).");
    }
    assumeTrue(here, "this machine has no MariaDB");
    jdbc = new JdbcCase();
    server =
        PrivateServer.prepared(
            "mysql",
            install,
            "--no-defaults",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--datadir=");
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
        "ready for connections",
        PrivateServer.program("mariadbd").get(),
        "--no-defaults",
        "--datadir=%d",
        "--port=%p",
        "--bind-address=127.0.0.1",
        "--skip-name-resolve",
        "--socket=%s/socket",
        "--pid-file=%s/pid",
        "--ssl-cert=%c",
        "--ssl-key=%k",
        "--tls-version=" + version);
  }

  private static String version(String host) throws SQLException {
    Properties properties = jdbc.mysql();
    properties.setProperty("user", "root");
    properties.setProperty("password", "");
    try (Lookups lookups = Lookups.watch();
        Connection connection = JdbcCase.mysql(host, server.port(), properties);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show status like 'Ssl_version'")) {
      assertEquals(Collections.emptyList(), lookups.names());
      assertTrue(row.next());
      return row.getString(2);
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
    assertTrue(answer.contains("identity verification failed"), answer);
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
    assertTrue(answer.contains("java.security.cert."), answer);
  }
}
