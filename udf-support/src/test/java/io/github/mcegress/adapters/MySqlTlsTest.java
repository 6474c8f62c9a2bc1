package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabDatabase;
import io.github.mcegress.lab.LabMySql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Connector/J, through MySQL's TLS upgrade; runs on every machine. */
class MySqlTlsTest {
  private static JdbcCase jdbc;

  @BeforeAll
  static void makeTrust() throws Exception {
    jdbc = new JdbcCase();
  }

  @AfterAll
  static void removeTrust() throws Exception {
    jdbc.close();
  }

  private static String refused(LabDatabase server, String host, Properties properties) {
    try (Lookups lookups = Lookups.watch()) {
      SQLException refused =
          assertThrows(SQLException.class, () -> JdbcCase.mysql(host, server.port(), properties));
      assertEquals(Collections.emptyList(), lookups.names());
      return JdbcCase.causes(refused);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void logsInByAddressUnderTheName(String version) throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    try (LabDatabase server = new LabMySql(certificate, version)) {
      String answer = refused(server, JdbcCase.NAME, jdbc.mysql());
      assertTrue(answer.contains(LabDatabase.REFUSAL), answer);
      assertEquals(1, server.logins());
      assertEquals(Collections.singletonList(JdbcCase.NAME), server.names());
    }
  }

  /** The driver makes a context for each connection, so that it has nothing to resume. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusesAnotherNameAtAnAddressThatWasVerifiedBefore(String version) throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    try (LabDatabase server = new LabMySql(certificate, version)) {
      refused(server, JdbcCase.NAME, jdbc.mysql());
      refused(server, JdbcCase.NAME, jdbc.mysql());
      assertEquals(2, server.logins());
      String answer = refused(server, JdbcCase.OTHER, jdbc.mysql());
      assertTrue(answer.contains("identity verification failed"), answer);
      assertEquals(2, server.logins());
    }
  }

  @Test
  void refusesExpiredCertificateAndUnknownAuthority() throws Exception {
    for (LabCertificate bad :
        Arrays.asList(
            jdbc.certificates().issueExpired(JdbcCase.NAME),
            jdbc.certificates().issueByUnknownAuthority(JdbcCase.NAME))) {
      try (LabDatabase server = new LabMySql(bad, "TLSv1.3")) {
        String answer = refused(server, JdbcCase.NAME, jdbc.mysql());
        assertTrue(answer.contains("java.security.cert."), answer);
        assertEquals(0, server.logins());
      }
    }
  }

  @Test
  void goesOnToTheNextAddress() throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    Properties properties = jdbc.mysql();
    properties.setProperty(
        "mcegressHosts", "127.0.0.2 " + JdbcCase.NAME + "\n127.0.0.1 " + JdbcCase.NAME + "\n");
    try (LabDatabase server = new LabMySql(certificate, "TLSv1.3")) {
      refused(server, JdbcCase.NAME, properties);
      assertEquals(1, server.logins());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERIFY_CA", "REQUIRED", "PREFERRED", "DISABLED"})
  void connectsNowhereWhereNothingProvesTheServer(String mode) throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    Properties properties = jdbc.mysql();
    properties.setProperty("sslMode", mode);
    try (LabDatabase server = new LabMySql(certificate, "TLSv1.3")) {
      String answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("write sslMode=VERIFY_IDENTITY"), answer);
      assertEquals(0, server.connections());
    }
  }

  @Test
  void trustsTheAddressesAloneWhenAskedAndWithoutTlsOnly() throws Exception {
    LabCertificate certificate = jdbc.certificates().issueByUnknownAuthority(JdbcCase.OTHER);
    Properties properties = jdbc.mysql();
    properties.setProperty("mcegressPinPlain", "true");
    try (LabDatabase server = new LabMySql(certificate, "TLSv1.3")) {
      properties.setProperty("sslMode", "REQUIRED");
      refused(server, JdbcCase.NAME, properties);
      assertEquals(0, server.connections());
      properties.setProperty("sslMode", "DISABLED");
      refused(server, JdbcCase.NAME, properties);
      assertEquals(1, server.connections());
    }
  }

  @Test
  void saysWhichPropertyIsMissingOrMalformed() throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    try (LabDatabase server = new LabMySql(certificate, "TLSv1.3")) {
      Properties properties = jdbc.mysql();
      properties.remove("mcegressHosts");
      String answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("write the property mcegressHosts"), answer);
      properties.setProperty("mcegressHosts", "db.example.test 127.0.0.1");
      answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("the property mcegressHosts is refused"), answer);
      properties.setProperty("mcegressHosts", "127.0.0.1 other.example.test");
      answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("db.example.test is not among the shipped addresses"), answer);
    }
  }
}
