package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabDatabase;
import io.github.mcegress.lab.LabPostgres;
import io.github.mcegress.lab.LabTrust;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real pgjdbc, through PostgreSQL's TLS upgrade; runs on every machine. */
class PostgresTlsTest {
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
          assertThrows(
              SQLException.class, () -> JdbcCase.postgres(host, server.port(), properties));
      assertEquals(Collections.emptyList(), lookups.names());
      return JdbcCase.causes(refused);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void logsInByAddressUnderTheName(String version) throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    try (LabDatabase server = new LabPostgres(certificate, version)) {
      String answer = refused(server, JdbcCase.NAME, jdbc.postgres());
      assertTrue(answer.contains(LabDatabase.REFUSAL), answer);
      assertEquals(1, server.logins());
      assertEquals(Collections.singletonList(JdbcCase.NAME), server.names());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusesCertificateOfAnotherName(String version) throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    try (LabDatabase server = new LabPostgres(certificate, version)) {
      String answer = refused(server, JdbcCase.OTHER, jdbc.postgres());
      assertTrue(answer.contains("The hostname other.example.test could not be verified"), answer);
      assertEquals(0, server.logins());
    }
  }

  /** One context for all connections, as the driver's DefaultJavaSSLFactory has it. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusesAnotherNameAfterResumption(String version) throws Exception {
    SSLContext before = SSLContext.getDefault();
    CountedTrust trust = new CountedTrust(LabTrust.of(jdbc.certificates().authorityPem()));
    SSLContext.setDefault(trust.context());
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    Properties properties = jdbc.postgres();
    properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    try (LabDatabase server = new LabPostgres(certificate, version)) {
      refused(server, JdbcCase.NAME, properties);
      refused(server, JdbcCase.NAME, properties);
      assertEquals(2, server.logins());
      assertEquals(1, trust.checks(), "the second handshake was to be a resumed one");
      String answer = refused(server, JdbcCase.OTHER, properties);
      assertTrue(answer.contains("The hostname other.example.test could not be verified"), answer);
      assertEquals(2, trust.checks(), "another name was to have a handshake of its own");
      assertEquals(2, server.logins());
    } finally {
      SSLContext.setDefault(before);
    }
  }

  @Test
  void refusesExpiredCertificateAndUnknownAuthority() throws Exception {
    for (LabCertificate bad :
        Arrays.asList(
            jdbc.certificates().issueExpired(JdbcCase.NAME),
            jdbc.certificates().issueByUnknownAuthority(JdbcCase.NAME))) {
      try (LabDatabase server = new LabPostgres(bad, "TLSv1.3")) {
        String answer = refused(server, JdbcCase.NAME, jdbc.postgres());
        assertTrue(answer.contains("SSL error: PKIX path"), answer);
        assertEquals(0, server.logins());
      }
    }
  }

  @Test
  void goesOnToTheNextAddress() throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    Properties properties = jdbc.postgres();
    properties.setProperty(
        "socketFactoryArg", "127.0.0.2 " + JdbcCase.NAME + "\n127.0.0.1 " + JdbcCase.NAME + "\n");
    try (LabDatabase server = new LabPostgres(certificate, "TLSv1.3")) {
      refused(server, JdbcCase.NAME, properties);
      assertEquals(1, server.logins());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"require", "verify-ca", "prefer", "disable"})
  void connectsNowhereWhereNothingProvesTheServer(String mode) throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    Properties properties = jdbc.postgres();
    properties.setProperty("sslmode", mode);
    try (LabDatabase server = new LabPostgres(certificate, "TLSv1.3")) {
      String answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("write sslmode=verify-full"), answer);
      assertEquals(0, server.connections());
    }
  }

  @Test
  void trustsTheAddressesAloneWhenAskedAndWithoutTlsOnly() throws Exception {
    LabCertificate certificate = jdbc.certificates().issueByUnknownAuthority(JdbcCase.OTHER);
    Properties properties = jdbc.postgres();
    properties.setProperty("mcegressPinPlain", "true");
    try (LabDatabase server = new LabPostgres(certificate, "TLSv1.3")) {
      properties.setProperty("sslmode", "require");
      refused(server, JdbcCase.NAME, properties);
      assertEquals(0, server.connections());
      properties.setProperty("sslmode", "disable");
      refused(server, JdbcCase.NAME, properties);
      assertEquals(1, server.connections());
    }
  }

  @Test
  void takesNoOtherVerificationForTheDrivers() throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    for (String[] own :
        new String[][] {
          {"sslfactory", "org.postgresql.ssl.NonValidatingFactory"},
          {"sslhostnameverifier", "org.postgresql.ssl.PGjdbcHostnameVerifier"}
        }) {
      Properties properties = jdbc.postgres();
      properties.setProperty(own[0], own[1]);
      try (LabDatabase server = new LabPostgres(certificate, "TLSv1.3")) {
        String answer = refused(server, JdbcCase.NAME, properties);
        assertTrue(answer.contains("nothing would prove"), answer);
      }
    }
  }

  @Test
  void saysWhichPropertyIsMissingOrMalformed() throws Exception {
    LabCertificate certificate = jdbc.certificates().issue(JdbcCase.NAME);
    try (LabDatabase server = new LabPostgres(certificate, "TLSv1.3")) {
      Properties properties = jdbc.postgres();
      properties.remove("socketFactoryArg");
      String answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("write the property socketFactoryArg"), answer);
      properties.setProperty("socketFactoryArg", "db.example.test 127.0.0.1");
      answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("the property socketFactoryArg is refused"), answer);
      properties.setProperty("socketFactoryArg", "127.0.0.1 other.example.test");
      answer = refused(server, JdbcCase.NAME, properties);
      assertTrue(answer.contains("db.example.test is not among the shipped addresses"), answer);
      answer = refused(server, "a.example.test:1,b.example.test", jdbc.postgres());
      assertTrue(answer.contains("the URL has several hosts"), answer);
    }
  }

  /** Counts whole handshakes: a resumed one shows no certificate. */
  private static final class CountedTrust implements X509TrustManager {
    private final X509TrustManager trust;
    private final AtomicInteger checks = new AtomicInteger();

    CountedTrust(LabTrust trust) throws Exception {
      this.trust = trust.manager();
    }

    int checks() {
      return checks.get();
    }

    SSLContext context() throws Exception {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws java.security.cert.CertificateException {
      checks.incrementAndGet();
      trust.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("a client checks servers");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trust.getAcceptedIssuers();
    }
  }
}
