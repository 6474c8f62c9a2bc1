package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.CappedProxy;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * At the cap one connection ends for the next: its end has left before, as a relay sees that takes
 * no more than the cap and waits for nobody.
 */
@Timeout(120)
class EndsFirstTest {
  private static final String[] HOSTS = {"one.example.test", "two.example.test"};
  private static final int CALLS = 60;

  private final LabCertificates certificates = LabCertificates.create();

  @Test
  void okHttp() throws Exception {
    overHttp1(TransportKind.OKHTTP);
  }

  @Test
  void blocking() throws Exception {
    overHttp1(TransportKind.BLOCKING);
  }

  private void overHttp1(TransportKind transport) throws Exception {
    LabWeb.Builder web = LabWeb.tls();
    for (String host : HOSTS) {
      web.host(host, certificates.issue(host), request -> LabResponse.of(200, "yes"));
    }
    try (LabWeb server = web.start()) {
      assertEndsFirst(new InetSocketAddress(server.address(), server.port()), transport);
    }
  }

  /** A thread of OkHttp's reads from such a connection all the time. */
  @Test
  void okHttpOverHttp2() throws Exception {
    try (MockWebServer server = Http2Server.start(certificates.issue(HOSTS))) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().code(200).body("yes").build();
            }
          });
      InetSocketAddress target =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
      assertEndsFirst(target, TransportKind.OKHTTP);
    }
  }

  private void assertEndsFirst(InetSocketAddress target, TransportKind transport) throws Exception {
    try (CappedProxy one = CappedProxy.start(target, 1);
        CappedProxy two = one.beside(target);
        EgressClient client = client(transport, one, two)) {
      String[] urls = {
        "https://" + HOSTS[0] + ":" + one.port() + "/",
        "https://" + HOSTS[1] + ":" + two.port() + "/"
      };
      ExecutorService callers = Executors.newFixedThreadPool(2);
      List<Future<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        String url = urls[i % 2];
        calls.add(callers.submit(() -> client.get(url).text()));
      }
      for (Future<String> call : calls) {
        assertEquals("yes", call.get(60, TimeUnit.SECONDS));
      }
      callers.shutdown();
      assertEquals(0, one.refused(), one.opened() + " were let through");
      assertEquals(1, one.greatest());
    }
  }

  private EgressClient client(TransportKind transport, CappedProxy one, CappedProxy two)
      throws IOException {
    String[] endpoints = {HOSTS[0] + ":" + one.port(), HOSTS[1] + ":" + two.port()};
    return EgressClient.builder()
        .spec(EgressSpec.builder().internet(endpoints).privateAddresses(endpoints).build())
        .hosts(ResolvedHosts.parse("127.0.0.1 " + HOSTS[0] + "\n127.0.0.1 " + HOSTS[1]))
        .resolver(new FakeHostResolver())
        .trustPem(certificates.authorityPem())
        .transport(transport)
        .maxConnections(1)
        .build();
  }
}
