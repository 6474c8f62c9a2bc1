package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again and what is not, by the type of the request. */
@BothTransports
class WritePoliciesTest {
  private static final String HOST = "api.example.test";
  private static final byte[] BODY = {'x'};
  private static final IdempotencyKey KEY = IdempotencyKey.of("2026-11-21", "row");

  @Parameter TransportKind transport;

  private final FakeTime time = new FakeTime();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger arrived = new AtomicInteger();

  private EgressClient.Builder client(int port) {
    String endpoint = HOST + ":" + port;
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(endpoint))
        .hosts(ResolvedHosts.parse("127.0.0.1 " + HOST))
        .resolver(new FakeHostResolver())
        .time(time);
  }

  /** Answers so, with that Retry-After, the given times and 200 then. */
  private LabWeb failing(int times, int status, String retryAfter) throws IOException {
    return LabWeb.plain()
        .host(
            HOST,
            request -> {
              keys.add(String.valueOf(request.header("Idempotency-Key")));
              return arrived.incrementAndGet() <= times
                  ? LabResponse.of(status, "").withHeader("Retry-After", retryAfter)
                  : LabResponse.of(200, "done");
            })
        .start();
  }

  private static String url(int port) {
    return "http://" + HOST + ":" + port + "/";
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 503})
  void sendsReadsAndKeyedWritesAgain(int status) throws Exception {
    try (LabWeb web = failing(2, status, "0");
        EgressClient client = client(web.port()).build()) {
      EgressRequest write = EgressRequest.write("POST", url(web.port()), BODY, KEY);
      assertEquals(200, client.send(write).status());
      assertEquals(3, arrived.get());
      assertEquals(3, keys.stream().filter(KEY.toString()::equals).count());
      arrived.set(0);
      assertEquals(200, client.send(EgressRequest.read(url(web.port()))).status());
      assertEquals(3, arrived.get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 401, 407, 408, 421, 425, 429, 500, 502, 503, 504})
  void sendsAWriteOnceOnceWhateverTheStatus(int status) throws Exception {
    try (LabWeb web = failing(100, status, "0");
        EgressClient client = client(web.port()).build()) {
      for (int i = 1; i <= 3; i++) {
        EgressRequest write = EgressRequest.writeOnce("PUT", url(web.port()), BODY);
        assertEquals(status, client.send(write).status());
        assertEquals(i, arrived.get());
      }
      assertEquals(Duration.ZERO, time.slept());
    }
  }

  @Test
  void followsNoRedirectOfAWrite() throws Exception {
    try (LabWeb web =
            LabWeb.plain()
                .host(HOST, request -> LabResponse.of(307, "").withHeader("Location", "/b"))
                .start();
        EgressClient client = client(web.port()).build()) {
      EgressRequest write = EgressRequest.write("POST", url(web.port()), BODY, KEY);
      EgressException refused = assertThrows(EgressException.class, () -> client.send(write));
      assertEquals(Codes.HTTP_REDIRECT, refused.code());
      assertEquals(1, web.requests(HOST));
    }
  }

  @Test
  void waitsAsLongAsItIsAskedFor() throws Exception {
    try (LabWeb web = failing(1, 503, "7");
        EgressClient client = client(web.port()).build()) {
      client.get(url(web.port()));
      assertEquals(Duration.ofSeconds(7), time.slept());
    }
  }

  @Test
  void waitsUntilTheDate() throws Exception {
    try (LabWeb web = failing(1, 429, "Sat, 21 Nov 2026 10:00:05 GMT");
        EgressClient client = client(web.port()).build()) {
      client.get(url(web.port()));
      assertEquals(Duration.ofSeconds(5), time.slept());
    }
  }

  @Test
  void givesTheAnswerBackWhenTheWaitWouldOutlastTheDeadline() throws Exception {
    try (LabWeb web = failing(1, 503, "31");
        EgressClient client = client(web.port()).build()) {
      assertEquals(503, client.send(EgressRequest.read(url(web.port()))).status());
      assertEquals(1, arrived.get());
      assertEquals(Duration.ZERO, time.slept());
    }
  }

  @Test
  void pausesByChanceUpToABoundThatDoubles() throws Exception {
    time.random(0.5);
    try (LabWeb web = failing(100, 503, "");
        EgressClient client = client(web.port()).build()) {
      assertEquals(503, client.send(EgressRequest.read(url(web.port()))).status());
      assertEquals(4, arrived.get());
      assertEquals(Duration.ofMillis(50 + 100 + 200), time.slept());
    }
  }

  @Test
  void sendsAgainWithinTheBudgetOnly() throws Exception {
    try (LabWeb web = failing(Integer.MAX_VALUE, 503, "0");
        EgressClient client = client(web.port()).build()) {
      for (int i = 0; i < 200; i++) {
        assertEquals(503, client.send(EgressRequest.read(url(web.port()))).status());
      }
      // The first call finds the budget full.
      assertEquals(200 + 16 + 199 / 5, arrived.get());
    }
  }

  @Test
  void tellsHowMuchOfTheRequestLeft() throws Exception {
    try (RawServer server =
            new RawServer(
                connection -> {
                  arrived.incrementAndGet();
                  connection.readHead();
                  connection.hangUp();
                });
        EgressClient client = client(server.port()).build()) {
      EgressRequest once = EgressRequest.writeOnce("POST", url(server.port()), BODY);
      EgressException lost = assertThrows(EgressException.class, () -> client.send(once));
      assertEquals(Codes.HTTP_CONNECTION_LOST, lost.code());
      assertEquals(Stage.REQUEST, lost.stage());
      assertEquals(Sent.WHOLE, lost.sent());
      assertTrue(lost.getMessage().contains("may have been done"), lost.getMessage());
      assertEquals(1, arrived.get());
      EgressRequest keyed = EgressRequest.write("POST", url(server.port()), BODY, KEY);
      assertThrows(EgressException.class, () -> client.send(keyed));
      assertEquals(1 + 4, arrived.get());
    }
  }

  @Test
  void remembersWhatLeftWhenALaterAttemptDoesNotConnect() throws Exception {
    AtomicInteger port = new AtomicInteger();
    RawServer[] itself = new RawServer[1];
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.readHead();
              itself[0].close();
              connection.hangUp();
            })) {
      itself[0] = server;
      port.set(server.port());
      try (EgressClient client = client(port.get()).build()) {
        EgressRequest keyed = EgressRequest.write("POST", url(port.get()), BODY, KEY);
        EgressException lost = assertThrows(EgressException.class, () -> client.send(keyed));
        assertEquals(Stage.CONNECT, lost.stage());
        assertEquals(Sent.WHOLE, lost.sent());
        assertTrue(lost.mayHaveReachedServer());
      }
    }
  }

  @Test
  void mayGoElsewhereAsLongAsNothingLeft() throws Exception {
    try (LabWeb web = failing(0, 200, "0");
        EgressClient client =
            client(web.port())
                .hosts(ResolvedHosts.parse("127.66.0.9 " + HOST + "\n127.0.0.1 " + HOST))
                .worker(0)
                .build()) {
      EgressRequest once = EgressRequest.writeOnce("POST", url(web.port()), BODY);
      assertEquals(200, client.send(once).status());
      assertEquals(1, arrived.get());
      assertEquals(1, client.report().hosts().get(0).failures(), "the first address is dead");
    }
  }

  @Test
  void aFailureBeforeTheRequestReachedNobody() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        EgressClient client = client(closed.number()).build()) {
      EgressRequest once = EgressRequest.writeOnce("POST", url(closed.number()), BODY);
      EgressException refused = assertThrows(EgressException.class, () -> client.send(once));
      assertEquals(Sent.NOTHING, refused.sent());
      assertFalse(refused.mayHaveReachedServer());
    }
  }

  @Test
  void carriesTheKeyInTheHeaderThatTheClientNames() throws Exception {
    try (LabWeb web =
            LabWeb.plain()
                .host(HOST, request -> LabResponse.of(200, request.header("X-Request-Id")))
                .start();
        EgressClient client = client(web.port()).idempotencyHeader("X-Request-Id").build()) {
      EgressRequest write = EgressRequest.write("POST", url(web.port()), BODY, KEY);
      assertEquals(KEY.toString(), client.send(write).text());
      assertThrows(
          IllegalArgumentException.class, () -> client.send(write.header("x-request-id", "own")));
    }
    for (String refused : new String[] {"", "a b", "Host", "Content-Length"}) {
      assertThrows(
          IllegalArgumentException.class, () -> client(1).idempotencyHeader(refused), refused);
    }
  }
}
