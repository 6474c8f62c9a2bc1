package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 through OkHttp: two names of one certificate at one address. */
class Http2Test {
  private static final String ONE = "one.example.test";
  private static final String TWO = "two.example.test";

  private final LabCertificates certificates = LabCertificates.create();
  private MockWebServer server;
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @BeforeEach
  void start() throws Exception {
    server = Http2Server.start(certificates.issue(ONE, TWO));
  }

  @AfterEach
  void stop() {
    callers.shutdownNow();
    server.close();
  }

  private EgressClient.Builder client() {
    String[] endpoints = {ONE + ":" + server.getPort(), TWO + ":" + server.getPort()};
    return EgressClient.builder()
        .spec(EgressSpec.builder().internet(endpoints).privateAddresses(endpoints).build())
        .hosts(ResolvedHosts.parse("127.0.0.1 " + ONE + "\n127.0.0.1 " + TWO))
        .resolver(new FakeHostResolver())
        .trustPem(certificates.authorityPem())
        .transport(TransportKind.OKHTTP);
  }

  private String url(String host) {
    return "https://" + host + ":" + server.getPort() + "/path?a=b";
  }

  private static MockResponse answer(int code) {
    return new MockResponse.Builder().code(code).body("answer").build();
  }

  private RecordedRequest received() throws InterruptedException {
    RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the server got no request");
    }
    return request;
  }

  @Test
  void sendsSniAndAuthorityOfTheName() throws Exception {
    server.enqueue(answer(200));
    try (EgressClient client = client().build()) {
      assertEquals("answer", client.get(url(ONE)).text());
      RecordedRequest request = received();
      assertEquals("HTTP/2", request.getVersion());
      assertEquals(Collections.singletonList(ONE), request.getHandshakeServerNames());
      assertEquals("/path?a=b", request.getTarget());
      assertEquals(ONE + ":" + server.getPort(), request.getHeaders().get(":authority"));
      assertEquals("mcegress", request.getHeaders().get("user-agent"));
      assertEquals("gzip", request.getHeaders().get("accept-encoding"));
    }
  }

  /** A connection of the one name could serve the other by RFC 9113; it must not. */
  @Test
  void givesEachNameAConnectionOfItsOwn() throws Exception {
    for (int i = 0; i < 4; i++) {
      server.enqueue(answer(200));
    }
    try (EgressClient client = client().build()) {
      client.get(url(ONE));
      client.get(url(TWO));
      client.get(url(ONE));
      client.get(url(TWO));
      RecordedRequest[] requests = {received(), received(), received(), received()};
      assertEquals(Collections.singletonList(ONE), requests[0].getHandshakeServerNames());
      assertEquals(Collections.singletonList(TWO), requests[1].getHandshakeServerNames());
      assertNotEquals(requests[0].getConnectionIndex(), requests[1].getConnectionIndex());
      assertEquals(requests[0].getConnectionIndex(), requests[2].getConnectionIndex());
      assertEquals(requests[1].getConnectionIndex(), requests[3].getConnectionIndex());
      for (HostReport host : client.report().hosts()) {
        assertEquals(1, host.handshakes());
      }
    }
  }

  @Test
  void servesManyRequestsAtOnceOnOneConnection() throws Exception {
    int threads = 8;
    CyclicBarrier together = new CyclicBarrier(threads);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            try {
              together.await(20, TimeUnit.SECONDS);
              return answer(200);
            } catch (Exception e) {
              return answer(500);
            }
          }
        });
    try (EgressClient client = client().maxConnections(1).build()) {
      List<Future<EgressResponse>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(callers.submit(() -> client.get(url(ONE))));
      }
      HashSet<Integer> connections = new HashSet<>();
      for (Future<EgressResponse> call : calls) {
        assertEquals("answer", call.get().text());
        connections.add(received().getConnectionIndex());
      }
      assertEquals(1, connections.size());
      assertEquals(1, client.report().hosts().get(0).handshakes());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void sendsOnceWhateverTheStatus(int status) throws Exception {
    for (int i = 0; i < 2; i++) {
      server.enqueue(new MockResponse.Builder().code(status).addHeader("Retry-After", "0").build());
    }
    try (EgressClient client = client().build()) {
      EgressRequest post = EgressRequest.writeOnce("POST", url(ONE), new byte[] {'x'});
      assertEquals(status, client.send(post).status());
      assertEquals(1, server.getRequestCount());
    }
  }

  /** OkHttp by itself would send a refused stream again (REFUSED_STREAM, RFC 9113, 8.7). */
  @Test
  void sendsAWriteOnceOnceWhenItsStreamIsReset() throws Exception {
    for (int errorCode : new int[] {7, 8}) {
      server.enqueue(
          new MockResponse.Builder()
              .onRequestStart(new SocketEffect.CloseStream(errorCode))
              .build());
    }
    server.enqueue(answer(200));
    try (EgressClient client = client().build()) {
      EgressRequest once = EgressRequest.writeOnce("POST", url(ONE), new byte[] {'x'});
      for (int i = 0; i < 2; i++) {
        EgressException lost = assertThrows(EgressException.class, () -> client.send(once));
        assertTrue(lost.mayHaveReachedServer());
      }
      assertEquals(200, client.send(once).status());
    }
  }

  @Test
  void readsOnceMoreOnANewConnectionWhenMisdirected() throws Exception {
    server.enqueue(answer(421));
    server.enqueue(answer(200));
    try (EgressClient client = client().build()) {
      assertEquals(200, client.get(url(ONE)).status());
      assertNotEquals(received().getConnectionIndex(), received().getConnectionIndex());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void leavesAConnectionThatDoesNotAnswer() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(answer(200));
    try (EgressClient client = client().build()) {
      EgressRequest read = EgressRequest.read(url(ONE));
      EgressException failed =
          ShortDeadline.ends(
              Stage.REQUEST,
              timeout ->
                  assertThrows(EgressException.class, () -> client.send(read.timeout(timeout))));
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertTrue(failed.mayHaveReachedServer());
      assertEquals("answer", client.get(url(ONE)).text());
      assertNotEquals(received().getConnectionIndex(), received().getConnectionIndex());
    }
  }

  /** The network takes no more while many requests write: they wait for HTTP/2's flow control. */
  @Test
  void endsWritesThatNobodyTakes() throws Exception {
    int threads = 90;
    server.enqueue(answer(200));
    try (ServerSocket relay = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket onwards = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      relay.setReceiveBufferSize(8192);
      callers.execute(() -> relay(relay, onwards));
      String endpoint = ONE + ":" + relay.getLocalPort();
      String url = "https://" + endpoint + "/";
      try (EgressClient client =
          client()
              .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
              .maxConnections(1)
              .build()) {
        assertEquals("answer", client.get(url).text());
        EgressRequest request =
            EgressRequest.read("POST", url, new byte[64 * 1024]).timeout(Duration.ofSeconds(3));
        List<Future<EgressException>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          calls.add(
              callers.submit(
                  () -> assertThrows(EgressException.class, () -> client.send(request))));
        }
        for (Future<EgressException> call : calls) {
          EgressException failed = call.get(20, TimeUnit.SECONDS);
          assertEquals(Codes.HTTP_TIMEOUT, failed.code(), failed.toString());
        }
      }
    }
  }

  /** Passes everything back, but of what the client sends the beginning only. */
  private void relay(ServerSocket relay, Socket onwards) {
    try {
      Socket client = relay.accept();
      callers.execute(() -> copy(onwards, client, Long.MAX_VALUE));
      copy(client, onwards, 64 * 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Socket from, Socket to, long atMost) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      long copied = 0;
      for (int n = in.read(buffer); n >= 0 && copied < atMost; n = in.read(buffer)) {
        to.getOutputStream().write(buffer, 0, n);
        copied += n;
      }
    } catch (IOException left) {
      // The test is over.
    }
  }
}
