package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateExpiredException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabWebTlsTest {
  private final LabCertificates authority = LabCertificates.create();
  private final LabCertificate one = authority.issue("one.test");
  private final LabCertificate two = authority.issue("two.test");

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void selectsCertificateBySni(String protocol) throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = twoHosts()) {
      TlsClient.Exchange exchange = client.get(web, "two.test", "Two.test:443", "/p?q=1", protocol);

      assertEquals(two.certificate(), exchange.presented);
      assertEquals(protocol, exchange.protocol);
      assertTrue(exchange.answer.endsWith("two says /p q=1"), exchange.answer);
      assertEquals(1, web.connections());
      assertEquals(0, web.handshakes("one.test"));
      assertEquals(1, web.handshakes("TWO.test"));
      assertEquals(1, web.requests("two.test"));
      assertEquals(Arrays.asList("GET two.test /p"), web.requestLog());
    }
  }

  @Test
  void presentsFirstCertificateWithoutSni() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = twoHosts()) {
      assertEquals(one.certificate(), client.get(web, null, "two.test", "/").presented);
      assertEquals(1, web.handshakes(""));
      assertEquals(0, web.handshakes("one.test"));
      assertEquals(1, web.requests("two.test"));
    }
  }

  @Test
  void presentsFirstCertificateToUnknownSniWhichFailsVerification() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = twoHosts()) {
      assertThrows(SSLException.class, () -> client.get(web, "three.test", "three.test", "/"));
      assertEquals(1, web.handshakes("three.test"));
      assertEquals(0, web.handshakes("one.test"));
      assertEquals(0, web.requests("three.test"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void countsResumedHandshakes(String protocol) throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = twoHosts()) {
      assertFalse(client.get(web, "one.test", "one.test", "/", protocol).resumed);
      assertTrue(client.get(web, "one.test", "one.test", "/", protocol).resumed);

      assertEquals(2, web.handshakes("one.test"));
      assertEquals(0, web.handshakes(""));
      assertEquals(2, web.connections());
    }
  }

  @Test
  void answers421ToHostNobodyDeclared() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = twoHosts()) {
      String answer = client.get(web, "one.test", "other.test", "/").answer;

      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
      assertTrue(answer.endsWith("no virtual host named \"other.test\" here\n"), answer);
      assertEquals(1, web.requests("other.test"));
    }
  }

  @Test
  void presentsExpiredCertificateOfTrustedAuthority() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = oneHost(authority.issueExpired("one.test"))) {
      SSLHandshakeException refusal =
          assertThrows(
              SSLHandshakeException.class, () -> client.get(web, "one.test", "one.test", "/"));

      assertTrue(hasCause(refusal, CertificateExpiredException.class), refusal.toString());
    }
  }

  @Test
  void presentsCertificateOfUnknownAuthority() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = oneHost(authority.issueByUnknownAuthority("one.test"))) {
      SSLHandshakeException refusal =
          assertThrows(
              SSLHandshakeException.class, () -> client.get(web, "one.test", "one.test", "/"));

      assertTrue(refusal.getMessage().contains("PKIX path building failed"), refusal.toString());
    }
  }

  @Test
  void presentsCertificateOfAnotherName() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = oneHost(two)) {
      SSLHandshakeException refusal =
          assertThrows(
              SSLHandshakeException.class, () -> client.get(web, "one.test", "one.test", "/"));

      assertTrue(refusal.getMessage().contains("one.test"), refusal.toString());
    }
  }

  @Test
  void servesOnAfterFailedHandshake() throws Exception {
    TlsClient stranger = new TlsClient(LabCertificates.create().authorityPem());
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web = twoHosts()) {
      assertThrows(SSLException.class, () -> stranger.get(web, "one.test", "one.test", "/"));

      assertTrue(client.get(web, "one.test", "one.test", "/").answer.startsWith("HTTP/1.1 200 "));
      assertEquals(2, web.handshakes("one.test"));
    }
  }

  @Test
  void speaksOnlyTheVersionsGiven() throws Exception {
    TlsClient client = new TlsClient(authority.authorityPem());
    try (LabWeb web =
        LabWeb.tls()
            .protocols("TLSv1.2")
            .host("one.test", one, request -> LabResponse.of(200, "ok"))
            .start()) {
      assertEquals("TLSv1.2", client.get(web, "one.test", "one.test", "/").protocol);
      assertThrows(
          SSLException.class, () -> client.get(web, "one.test", "one.test", "/", "TLSv1.3"));
    }
  }

  private LabWeb twoHosts() throws Exception {
    return LabWeb.tls()
        .address(LoopbackAddress.pick())
        .host("one.test", one, request -> LabResponse.of(200, "one"))
        .host(
            "two.test",
            two,
            request -> LabResponse.of(200, "two says " + request.path() + " " + request.query()))
        .start();
  }

  private static LabWeb oneHost(LabCertificate certificate) throws Exception {
    return LabWeb.tls()
        .host("one.test", certificate, request -> LabResponse.of(200, "one"))
        .start();
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
