package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.Codes;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A proxy that is full refuses connections: nothing left, so any request is tried again. */
@BothTransports
class RefusedConnectionsTest {
  private static final String HOST = "api.example.test";
  private static final byte[] BODY = {'x'};

  @Parameter TransportKind transport;

  private final FakeTime time = new FakeTime();
  private final FakeHostResolver resolver = new FakeHostResolver();

  private EgressClient.Builder client(int port, ResolvedHosts hosts) {
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(HOST + ":" + port))
        .hosts(hosts)
        .resolver(resolver)
        .worker(0)
        .time(time);
  }

  private EgressClient.Builder client(int port) {
    return client(port, Shipped.hosts(HOST, time.now(), InetAddress.getLoopbackAddress()));
  }

  private static EgressRequest write(String scheme, int port) {
    return EgressRequest.writeOnce("POST", scheme + "://" + HOST + ":" + port + "/", BODY);
  }

  /** A loopback address that no other test listens on. */
  private static InetAddress refusing(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 1, 0, (byte) last});
  }

  private static LabWeb web(InetAddress address, int port) throws IOException {
    return LabWeb.plain()
        .address(address)
        .port(port)
        .host(HOST, request -> LabResponse.of(200, "yes"))
        .start();
  }

  @Test
  void sendsAWriteOnceWhenOneOfTheAddressesAcceptsAfterAPause() throws Exception {
    List<LabWeb> opened = new ArrayList<>();
    AtomicInteger pauses = new AtomicInteger();
    // Holds the port, on an address that is not called.
    try (LabWeb held = web(LoopbackAddress.pick(), 0)) {
      InetAddress first = refusing(1);
      InetAddress second = refusing(2);
      time.meanwhile(
          () -> {
            if (pauses.incrementAndGet() == 2) {
              try {
                opened.add(web(first, held.port()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
      try (EgressClient client =
          client(held.port(), Shipped.hosts(HOST, time.now(), first, second)).build()) {
        assertEquals(200, client.send(write("http", held.port())).status());
        assertEquals(2, pauses.get());
        assertEquals(4, client.report().hosts().get(0).failures(), "each address in each round");
        assertEquals(1, opened.get(0).requests(HOST));
        assertEquals(0, held.connections());
      }
    } finally {
      opened.forEach(LabWeb::close);
    }
  }

  @Test
  void givesUpAfterThreePausesThatDouble() throws Exception {
    time.random(1);
    try (ClosedPort closed = new ClosedPort();
        EgressClient client =
            client(closed.number(), ResolvedHosts.parse("127.0.0.1 " + HOST)).build()) {
      EgressException refused =
          assertThrows(EgressException.class, () -> client.send(write("http", closed.number())));
      assertEquals(Codes.CONNECT_REFUSED, refused.code());
      assertEquals(Sent.NOTHING, refused.sent());
      assertEquals(0, refused.getSuppressed().length, "it has one address");
      assertEquals(4, client.report().hosts().get(0).failures());
      assertEquals(Duration.ofMillis(100 + 200 + 400), time.slept());
    }
  }

  @Test
  void asksTheResolverFirst() throws Exception {
    time.random(0.5);
    InetAddress here = LoopbackAddress.pick();
    try (LabWeb web = web(here, 0);
        EgressClient client =
            client(web.port(), Shipped.hosts(HOST, time.now(), refusing(1))).build()) {
      resolver.set(HOST, here);
      assertEquals(200, client.send(write("http", web.port())).status());
      assertEquals(Duration.ZERO, time.slept());
    }
  }

  @Test
  void triesAgainWhatEndsInTheHandshake() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                connection -> {
                  connections.incrementAndGet();
                  connection.hangUp();
                });
        EgressClient client = client(server.port()).build()) {
      EgressException ended =
          assertThrows(EgressException.class, () -> client.send(write("https", server.port())));
      assertEquals(Codes.TLS_FAILED, ended.code());
      assertEquals(4, connections.get());
    }
  }

  @Test
  void triesNoWrongCertificateAgain() throws Exception {
    LabCertificates certificates = LabCertificates.create();
    try (LabWeb web =
            LabWeb.tls()
                .host(HOST, certificates.issue("b.example.test"), r -> LabResponse.of(200, "never"))
                .start();
        EgressClient named = client(web.port()).trustPem(certificates.authorityPem()).build();
        EgressClient unknown = client(web.port()).build()) {
      EgressRequest write = write("https", web.port());
      assertEquals(
          Codes.TLS_NAME, assertThrows(EgressException.class, () -> named.send(write)).code());
      assertEquals(
          Codes.TLS_UNTRUSTED,
          assertThrows(EgressException.class, () -> unknown.send(write)).code());
      assertEquals(2, web.connections());
    }
  }

  @Test
  void drawsOnTheBudget() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        EgressClient client = client(closed.number()).build()) {
      for (int i = 0; i < 50; i++) {
        assertThrows(EgressException.class, () -> client.send(write("http", closed.number())));
      }
      // The first call finds the budget full.
      assertEquals(50 + 16 + 49 / 5, client.report().hosts().get(0).failures());
    }
  }

  @Test
  void pausesNoLongerThanItsDeadline() throws Exception {
    time.random(1);
    try (ClosedPort closed = new ClosedPort();
        EgressClient client = client(closed.number()).build()) {
      EgressRequest write = write("http", closed.number()).timeout(Duration.ofMillis(99));
      assertThrows(EgressException.class, () -> client.send(write));
      assertEquals(Duration.ZERO, time.slept());
    }
  }
}
