package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What lowers and raises the limit on connections, over each transport. */
@BothTransports
class LimitedTransportTest {
  private static final String HOST = "api.example.test";
  private static final String YES = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes";

  @Parameter TransportKind transport;

  private final FakeTime time = new FakeTime();

  private EgressClient client(int port, int maxConnections) {
    String endpoint = HOST + ":" + port;
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(endpoint))
        .hosts(Shipped.hosts(HOST, time.now(), InetAddress.getLoopbackAddress()))
        .resolver(new FakeHostResolver())
        .maxConnections(maxConnections)
        .reportAtClose(false)
        .time(time)
        .build();
  }

  private static EgressRequest read(int port, String path) {
    return EgressRequest.read("http://" + HOST + ":" + port + path);
  }

  private static EgressException failure(EgressClient client, EgressRequest request) {
    return assertThrows(EgressException.class, () -> client.send(request));
  }

  @Test
  void halvesAt429And503AndRisesWithOtherAnswers() throws Exception {
    try (LabWeb web =
            LabWeb.plain()
                .host(
                    HOST,
                    request -> LabResponse.of(Integer.parseInt(request.path().substring(1)), ""))
                .start();
        EgressClient client = client(web.port(), 8)) {
      // Status, then the limit after it, a second between.
      int[][] steps = {
        {200, 8}, {500, 8}, {429, 4}, {503, 2}, {503, 1}, {429, 1}, {200, 2}, {404, 3}, {502, 4},
      };
      for (int[] step : steps) {
        assertEquals(step[0], client.send(read(web.port(), "/" + step[0])).status());
        assertEquals(step[1], client.report().limit().current(), "after " + step[0]);
        time.move(Duration.ofSeconds(1));
      }
      assertEquals("4 of 8, lowest 1, lowered 4 times", client.report().limit().toString());
      String report = client.report().toString();
      assertTrue(report.contains(" limit=(4 of 8, lowest 1, lowered 4 times)"), report);
    }
  }

  @Test
  void halvesWhenConnectionsAreRefused() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        EgressClient client = client(closed.number(), 8)) {
      assertEquals(Codes.CONNECT_REFUSED, failure(client, read(closed.number(), "/")).code());
      assertEquals(4, client.report().limit().current());
    }
  }

  @Test
  void halvesWhenAConnectionIsResetInsideConnect() throws Exception {
    assertEquals(4, limitAfterConnect(new SocketException("Connection reset")));
    // Says nothing of how many: there is no way, or no answer.
    assertEquals(8, limitAfterConnect(new NoRouteToHostException("No route to host")));
    assertEquals(8, limitAfterConnect(new SocketTimeoutException("connect timed out")));
  }

  private int limitAfterConnect(IOException thrown) throws IOException {
    EgressRequest read = read(80, "/");
    AdaptiveLimit limit = new AdaptiveLimit(8, time);
    Exchange exchange =
        new Exchange(
            read,
            InetAddress.getLoopbackAddress(),
            Deadline.in(Duration.ofSeconds(60)),
            1024,
            new HostCounters(read.target().endpoint()));
    try (Transport limited =
        new LimitedTransport(new FailingTransport(Stage.CONNECT, thrown), limit, time)) {
      assertThrows(EgressException.class, () -> limited.send(exchange));
    }
    return limit.now();
  }

  @Test
  void halvesWhenConnectionsBreakBeforeTheAnswerIsWhole() throws Exception {
    String[] begun = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nye"};
    for (String answer : begun) {
      try (RawServer server =
              new RawServer(
                  connection -> {
                    connection.readHead();
                    connection.write(answer);
                    connection.hangUp();
                  });
          EgressClient client = client(server.port(), 8)) {
        assertEquals(
            Codes.HTTP_CONNECTION_LOST, failure(client, read(server.port(), "/")).code(), answer);
        assertEquals(4, client.report().limit().current(), answer);
      }
    }
  }

  @Test
  void bearsTimeOutsAndTheEndOfARestingConnection() throws Exception {
    AtomicInteger served = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.readHead();
                  int request = served.incrementAndGet();
                  if (request == 3) {
                    connection.stall();
                  }
                  connection.write(YES);
                  if (request == 1) {
                    connection.readHead();
                    connection.hangUp();
                    ended.countDown();
                  }
                });
        EgressClient client = client(server.port(), 8)) {
      client.send(read(server.port(), "/"));
      // The kept connection ends under the request, which goes out again on another.
      assertEquals("yes", client.send(read(server.port(), "/")).text());
      assertTrue(ended.await(20, TimeUnit.SECONDS));
      assertEquals(2, served.get());
      client.close();
      try (EgressClient other = client(server.port(), 8)) {
        EgressRequest slow = read(server.port(), "/");
        EgressException failed =
            ShortDeadline.ends(Stage.REQUEST, timeout -> failure(other, slow.timeout(timeout)));
        assertEquals(Codes.HTTP_TIMEOUT, failed.code());
        assertEquals(0, other.report().limit().lowered());
      }
      assertEquals(0, client.report().limit().lowered());
      assertFalse(client.report().toString().contains("limit"), client.report().toString());
    }
  }

  @Test
  void opensNoMoreThanTheLoweredLimit() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier eight = new CyclicBarrier(8);
    CyclicBarrier two = new CyclicBarrier(2);
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (LabWeb web =
            LabWeb.plain()
                .host(
                    HOST,
                    request -> {
                      if (request.path().equals("/much")) {
                        return LabResponse.of(503, "");
                      }
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      meet(request.path().equals("/eight") ? eight : two);
                      inside.decrementAndGet();
                      return LabResponse.of(200, "");
                    })
                .start();
        EgressClient client = client(web.port(), 8)) {
      callAll(callers, client, read(web.port(), "/eight"), 8);
      assertEquals(8, web.connections());
      client.send(read(web.port(), "/much"));
      time.move(Duration.ofSeconds(1));
      client.send(read(web.port(), "/much"));
      most.set(0);
      callAll(callers, client, read(web.port(), "/two"), 100);
      assertEquals(2, client.report().limit().current());
      assertEquals(2, most.get());
      assertEquals(8, web.connections());
    } finally {
      callers.shutdownNow();
    }
  }

  private static void meet(CyclicBarrier others) throws IOException {
    try {
      others.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  private static void callAll(
      ExecutorService callers, EgressClient client, EgressRequest request, int times)
      throws Exception {
    List<Future<EgressResponse>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(callers.submit(() -> client.send(request)));
    }
    for (Future<EgressResponse> call : calls) {
      call.get(30, TimeUnit.SECONDS);
    }
  }
}
