package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class TlsSessionsTest {
  /** JSSE's own limit is 20,480, and on Java 8 there is none. */
  @Test
  void keepsFewSessions() throws Exception {
    LabCertificates certificates = LabCertificates.create();
    String host = "api.example.test";
    try (LabWeb web =
        LabWeb.tls()
            .host(host, certificates.issue(host), request -> LabResponse.of(200, "yes"))
            .start()) {
      Trust trust = Trust.of(Trust.authorities(certificates.authorityPem()), null);
      Socket plain = new Socket(web.address(), web.port());
      try (SSLSocket tls =
          (SSLSocket) trust.sockets().createSocket(plain, host, web.port(), true)) {
        SSLSession session = tls.getSession();
        assertEquals(Trust.SESSIONS, session.getSessionContext().getSessionCacheSize());
      }
    }
  }
}
