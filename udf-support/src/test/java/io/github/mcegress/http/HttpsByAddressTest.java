package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS by shipped address, verified by name: nothing here is ever looked up. */
@BothTransports
class HttpsByAddressTest {
  @Parameter TransportKind transport;

  private static LabCertificates certificates;
  private static LabWeb web;

  @BeforeAll
  static void start() throws Exception {
    certificates = LabCertificates.create();
    web =
        LabWeb.tls()
            .host(
                "api.example.test",
                certificates.issue("api.example.test"),
                request ->
                    LabResponse.of(200, "host=" + request.host() + " query=" + request.query()))
            .host(
                "data.example.test",
                certificates.issue("data.example.test"),
                request -> LabResponse.of(200, "data"))
            .host(
                "wrong.example.test",
                certificates.issue("other.example.test"),
                request -> LabResponse.of(200, "never"))
            .host(
                "expired.example.test",
                certificates.issueExpired("expired.example.test"),
                request -> LabResponse.of(200, "never"))
            .host(
                "unknown.example.test",
                certificates.issueByUnknownAuthority("unknown.example.test"),
                request -> LabResponse.of(200, "never"))
            .start();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private EgressClient.Builder client(LabWeb server, String... hosts) {
    String[] endpoints =
        Arrays.stream(hosts).map(host -> host + ":" + server.port()).toArray(String[]::new);
    StringBuilder shipped = new StringBuilder();
    for (String host : hosts) {
      shipped.append(server.address().getHostAddress()).append(' ').append(host).append('\n');
    }
    return EgressClient.builder()
        .transport(transport)
        .spec(EgressSpec.builder().internet(endpoints).privateAddresses(endpoints).build())
        .hosts(ResolvedHosts.parse(shipped.toString()))
        .resolver(
            host -> {
              throw new AssertionError(host + " was looked up");
            })
        .trustPem(certificates.authorityPem());
  }

  private EgressException refused(String host) throws Exception {
    // Addresses that fail are looked up once more: whoever answers there may have moved.
    try (EgressClient client = client(web, host).resolver(new FakeHostResolver()).build()) {
      EgressException refused =
          assertThrows(
              EgressException.class,
              () -> client.get("https://" + host + ":" + web.port() + "/path?secret=1"));
      assertEquals(Stage.TLS, refused.stage());
      assertFalse(refused.mayHaveReachedServer());
      assertEquals("127.0.0.1", refused.address().get());
      assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
      assertEquals(0, web.requests(host));
      return refused;
    }
  }

  @Test
  void sendsSniAndHostOfTheName() throws Exception {
    try (EgressClient client = client(web, "api.example.test").build()) {
      int handshakes = web.handshakes("api.example.test");
      EgressResponse answer =
          client.get("https://api.example.test:" + web.port() + "/path?a=b%20c");

      assertEquals("host=api.example.test query=a=b%20c", answer.text());
      assertEquals(handshakes + 1, web.handshakes("api.example.test"));
      HostReport report = client.report().hosts().get(0);
      assertEquals("127.0.0.1", report.address().get());
      assertEquals(AddressOrigin.SHIPPED, report.origin().get());
      assertEquals(0, report.lookups());
      assertEquals(1, report.connections());
      assertEquals(1, report.handshakes());
      assertEquals(1, report.requests());
    }
  }

  @Test
  void keepsOneConnectionPerHost() throws Exception {
    try (EgressClient client = client(web, "api.example.test", "data.example.test").build()) {
      for (int i = 0; i < 50; i++) {
        client.get("https://api.example.test:" + web.port() + "/" + i);
        client.get("https://data.example.test:" + web.port() + "/" + i);
      }
      for (HostReport report : client.report().hosts()) {
        assertEquals(1, report.handshakes(), report.toString());
        assertEquals(50, report.requests(), report.toString());
      }
    }
  }

  @Test
  void refusesCertificateOfAnotherName() throws Exception {
    EgressException refused = refused("wrong.example.test");
    assertEquals(Codes.TLS_NAME, refused.code());
    assertTrue(refused.getMessage().startsWith("MCE-TLS-NAME "), refused.getMessage());
  }

  @Test
  void refusesExpiredCertificate() throws Exception {
    assertEquals(Codes.TLS_EXPIRED, refused("expired.example.test").code());
  }

  @Test
  void refusesUnknownAuthority() throws Exception {
    EgressException refused = refused("unknown.example.test");
    assertEquals(Codes.TLS_UNTRUSTED, refused.code());
    assertTrue(refused.remedy().contains(".pem"), refused.remedy());
  }

  @Test
  void doesNotTrustTheLabWithoutItsAuthority() throws Exception {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("api.example.test:" + web.port())
            .privateAddresses("api.example.test:" + web.port())
            .build();
    try (EgressClient client =
        EgressClient.builder()
            .transport(transport)
            .spec(spec)
            .hosts(Shipped.hosts("api.example.test", web.address()))
            .build()) {
      EgressException refused =
          assertThrows(
              EgressException.class,
              () -> client.get("https://api.example.test:" + web.port() + "/"));
      assertEquals(Codes.TLS_UNTRUSTED, refused.code());
    }
  }

  /** JSSE keyed by the address would resume the first session and skip the second name's check. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusesAnotherNameAtAnAddressThatWasVerifiedBefore(String version) throws Exception {
    LabCertificate one = certificates.issue("first.example.test");
    try (LabWeb server =
            LabWeb.tls()
                .protocols(version)
                .host("first.example.test", one, request -> LabResponse.of(200, "first"))
                .host("second.example.test", one, request -> LabResponse.of(200, "second"))
                .start();
        EgressClient client =
            client(server, "first.example.test", "second.example.test")
                .resolver(new FakeHostResolver())
                .build()) {
      assertEquals("first", client.get("https://first.example.test:" + server.port()).text());
      EgressException refused =
          assertThrows(
              EgressException.class,
              () -> client.get("https://second.example.test:" + server.port()));
      assertEquals(Codes.TLS_NAME, refused.code());
    }
  }

  @Test
  void refusesAnAddressThatTheCertificateDoesNotName() throws Exception {
    String endpoint = "127.0.0.1:" + web.port();
    try (EgressClient client =
        EgressClient.builder()
            .transport(transport)
            .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
            .trustPem(certificates.authorityPem())
            .build()) {
      EgressException refused =
          assertThrows(EgressException.class, () -> client.get("https://" + endpoint + "/"));
      assertEquals(Codes.TLS_NAME, refused.code());
    }
  }

  @Test
  void refusesPemWithoutCertificateAndWithPrivateKey() {
    assertThrows(
        IllegalArgumentException.class,
        () -> client(web, "api.example.test").trustPem("no certificate").build());
    String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                client(web, "api.example.test")
                    .trustPem(certificates.authorityPem() + key)
                    .build());
    assertFalse(refused.getMessage().contains("AAAA"));
  }
}
