package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A write that cannot be sent again meets no kept connection that its server has ended. */
@BothTransports
class DiedIdleTest {
  private static final String HOST = "api.example.test";
  private static final byte[] BODY = {'x'};

  @Parameter TransportKind transport;

  /** Time stands: however short the rest was. */
  private EgressClient.Builder client(int port) {
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(HOST + ":" + port))
        .hosts(ResolvedHosts.parse("127.0.0.1 " + HOST))
        .resolver(new FakeHostResolver())
        .time(new FakeTime());
  }

  private static EgressRequest write(String scheme, int port) {
    return EgressRequest.writeOnce("POST", scheme + "://" + HOST + ":" + port + "/", BODY);
  }

  @Test
  void afterAReset() throws Exception {
    try (ResettingServer server = new ResettingServer();
        EgressClient client = client(server.port()).build()) {
      server.keeps(true);
      server.next("x", ResettingServer.Fault.idle());
      client.get("http://" + HOST + ":" + server.port() + "/");
      server.awaitReset();
      assertEquals(200, client.send(write("http", server.port())).status());
      assertEquals(1, server.writes().times("x"));
    }
  }

  @Test
  void afterAnEnd() throws Exception {
    LabWeb first = LabWeb.plain().host(HOST, request -> LabResponse.of(200, "first")).start();
    try (EgressClient client = client(first.port()).build()) {
      assertSentOnce("http", client, first, LabWeb.plain().host(HOST, DiedIdleTest::second));
    } finally {
      first.close();
    }
  }

  @Test
  void afterAnEndUnderTls() throws Exception {
    LabCertificates certificates = LabCertificates.create();
    LabCertificate certificate = certificates.issue(HOST);
    LabWeb first =
        LabWeb.tls().host(HOST, certificate, request -> LabResponse.of(200, "first")).start();
    try (EgressClient client = client(first.port()).trustPem(certificates.authorityPem()).build()) {
      assertSentOnce(
          "https", client, first, LabWeb.tls().host(HOST, certificate, DiedIdleTest::second));
    } finally {
      first.close();
    }
  }

  private static LabResponse second(LabRequest request) {
    return LabResponse.of(200, "second");
  }

  private static void assertSentOnce(
      String scheme, EgressClient client, LabWeb first, LabWeb.Builder next) throws IOException {
    assertEquals("first", client.send(write(scheme, first.port())).text());
    assertEquals("first", client.send(write(scheme, first.port())).text());
    assertEquals(1, first.connections(), "a connection that lives is kept");
    first.close();
    try (LabWeb second = next.address(first.address()).port(first.port()).start()) {
      assertEquals("second", client.send(write(scheme, first.port())).text());
      assertEquals(1, second.requests(HOST));
    }
  }
}
