package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Servers that stretch, break or abuse the exchange; every test ends because a deadline or a close
 * ends it, not because a clock is read.
 */
@BothTransports
class DeadlineTest {
  @Parameter TransportKind transport;

  private static final String HOST = "slow.example.test";

  /** What a raw server does with one connection. */
  private interface Behaviour {
    void with(Socket socket, int number) throws Exception;
  }

  private static ServerSocket server(Behaviour behaviour) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    AtomicInteger number = new AtomicInteger();
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  behaviour.with(socket, number.incrementAndGet());
                } catch (Exception ended) {
                  // The client left, or the test is over: the next connection, or the end.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private EgressClient client(ServerSocket server) {
    String endpoint = HOST + ":" + server.getLocalPort();
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(endpoint))
        .hosts(Shipped.hosts(HOST, server.getInetAddress()))
        .build();
  }

  private EgressException failure(ServerSocket server, String scheme, Stage stage)
      throws Exception {
    EgressRequest read =
        EgressRequest.read(scheme + "://" + HOST + ":" + server.getLocalPort() + "/");
    return ShortDeadline.ends(stage, timeout -> failure(server, read.timeout(timeout)));
  }

  private EgressException failure(ServerSocket server, EgressRequest request) throws IOException {
    try (EgressClient client = client(server)) {
      return assertThrows(EgressException.class, () -> client.send(request));
    }
  }

  private static void drip(Socket socket, String text) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    while (true) {
      out.write('x');
      out.flush();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void readHead(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int matched = 0;
    for (int b = in.read(); b >= 0 && matched < 4; b = in.read()) {
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
      if (matched == 4) {
        return;
      }
    }
  }

  private static void answerOne(Socket socket) throws IOException {
    readHead(socket);
    socket
        .getOutputStream()
        .write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void endsHeaderThatDrips() throws Exception {
    try (ServerSocket server = server((socket, n) -> drip(socket, "HTTP/1.1 200 OK\r\nX-Slow: "))) {
      EgressException failed = failure(server, "http", Stage.REQUEST);
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertTrue(failed.mayHaveReachedServer());
    }
  }

  @Test
  void endsBodyThatDrips() throws Exception {
    try (ServerSocket server =
        server((socket, n) -> drip(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"))) {
      EgressException failed = failure(server, "http", Stage.ANSWER);
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.ANSWER, failed.stage());
    }
  }

  @Test
  void endsHandshakeThatIsNotAnswered() throws Exception {
    try (ServerSocket server =
        server(
            (socket, n) -> {
              // Reads until the client leaves, and says nothing.
              int read;
              do {
                read = socket.getInputStream().read();
              } while (read >= 0);
            })) {
      EgressException failed = failure(server, "https", Stage.TLS);
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.TLS, failed.stage());
    }
  }

  @Test
  void endsHandshakeThatDrips() throws Exception {
    // A handshake record of 16 KiB, one byte at a time.
    try (ServerSocket server = server((socket, n) -> drip(socket, "\u0016\u0003\u0003@\u0000"))) {
      EgressException failed = failure(server, "https", Stage.TLS);
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.TLS, failed.stage());
    }
  }

  @Test
  void namesWhatIsNotHttp() throws Exception {
    try (ServerSocket server =
        server(
            (socket, n) -> {
              readHead(socket);
              socket
                  .getOutputStream()
                  .write("SSH-2.0-server\r\n".getBytes(StandardCharsets.US_ASCII));
            })) {
      EgressException failed = failure(server, "http", Stage.REQUEST);
      assertTrue(
          failed.code().equals(Codes.HTTP_PROTOCOL)
              || failed.code().equals(Codes.HTTP_CONNECTION_LOST),
          failed.code());
    }
  }

  @Test
  void readsOnceMoreWhenAKeptConnectionWasClosed() throws Exception {
    // Each connection serves one request, promises to stay, and leaves.
    try (ServerSocket server =
            server(
                (socket, n) -> {
                  readHead(socket);
                  socket
                      .getOutputStream()
                      .write(
                          ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + n)
                              .getBytes(StandardCharsets.US_ASCII));
                });
        EgressClient client = client(server)) {
      String url = "http://" + HOST + ":" + server.getLocalPort() + "/";
      assertEquals("1", client.get(url).text());
      assertEquals("2", client.get(url).text());
      assertEquals("3", client.get(url).text());
    }
  }

  @Test
  void namesConnectionThatBreaksBeforeTheAnswer() throws Exception {
    try (ServerSocket server = server((socket, n) -> readHead(socket))) {
      EgressException failed = failure(server, "http", Stage.REQUEST);
      assertEquals(Codes.HTTP_CONNECTION_LOST, failed.code());
      assertEquals(Stage.REQUEST, failed.stage());
      assertTrue(failed.mayHaveReachedServer());
    }
  }

  @Test
  void refusesAnswerThatEndsBeforeItsLength() throws Exception {
    try (ServerSocket server =
        server(
            (socket, n) -> {
              readHead(socket);
              socket
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"
                          .getBytes(StandardCharsets.US_ASCII));
            })) {
      EgressException failed = failure(server, "http", Stage.ANSWER);
      assertEquals(Codes.HTTP_CONNECTION_LOST, failed.code());
      assertEquals(Stage.ANSWER, failed.stage());
    }
  }

  /** Without threads a body is limited instead: see BlockingTransport. */
  @Test
  void endsBodyThatTheServerDoesNotRead() throws Exception {
    assumeTrue(transport == TransportKind.OKHTTP);
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket server = server((socket, n) -> over.await())) {
      String url = "http://" + HOST + ":" + server.getLocalPort() + "/";
      EgressRequest read = EgressRequest.read("POST", url, new byte[64 << 20]);
      EgressException failed =
          ShortDeadline.ends(Stage.REQUEST, timeout -> failure(server, read.timeout(timeout)));
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.REQUEST, failed.stage());
    } finally {
      over.countDown();
    }
  }

  @Test
  void tellsATimeOutOnAKeptConnectionAsOne() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket server =
            server(
                (socket, n) -> {
                  answerOne(socket);
                  over.await();
                });
        EgressClient client = client(server)) {
      String url = "http://" + HOST + ":" + server.getLocalPort() + "/";
      assertEquals("x", client.get(url).text());
      EgressRequest request = EgressRequest.read(url).timeout(Duration.ofSeconds(2));
      EgressException failed = assertThrows(EgressException.class, () -> client.send(request));
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.REQUEST, failed.stage());
    } finally {
      over.countDown();
    }
  }

  /** Where OKHTTP leaves the deadline to the socket. */
  @Test
  void endsBodyThatDripsOnAKeptConnection() throws Exception {
    try (ServerSocket server =
            server(
                (socket, n) -> {
                  answerOne(socket);
                  readHead(socket);
                  drip(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
                });
        EgressClient client = client(server)) {
      String url = "http://" + HOST + ":" + server.getLocalPort() + "/";
      assertEquals("x", client.get(url).text());
      EgressRequest request = EgressRequest.read(url).timeout(Duration.ofSeconds(2));
      EgressException failed = assertThrows(EgressException.class, () -> client.send(request));
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.ANSWER, failed.stage());
    }
  }

  /** No read ends what waits for the peer to read: there Okio's watchdog has to. */
  @Test
  void endsBodyThatTheServerDoesNotReadOnAKeptConnection() throws Exception {
    assumeTrue(transport == TransportKind.OKHTTP);
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket server =
            server(
                (socket, n) -> {
                  answerOne(socket);
                  over.await();
                });
        EgressClient client = client(server)) {
      String url = "http://" + HOST + ":" + server.getLocalPort() + "/";
      assertEquals("x", client.get(url).text());
      EgressRequest large =
          EgressRequest.read("POST", url, new byte[64 << 20]).timeout(Duration.ofSeconds(2));
      EgressException failed = assertThrows(EgressException.class, () -> client.send(large));
      assertEquals(Codes.HTTP_TIMEOUT, failed.code());
      assertEquals(Stage.REQUEST, failed.stage());
    } finally {
      over.countDown();
    }
  }
}
