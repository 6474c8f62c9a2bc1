package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a server sends beyond an answer's length is never taken for the answer to the next call. */
@BothTransports
class ExcessBytesTest {
  private static final String FORGED = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";

  @Parameter TransportKind transport;

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch isAnswered = new CountDownLatch(1);
  private final CountDownLatch excessIsOut = new CountDownLatch(1);

  private String answer() {
    String body = "answer " + requests.incrementAndGet();
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private void assertNeverForged(RawServer.Behaviour behaviour, boolean waits, boolean write)
      throws Exception {
    try (RawServer server = new RawServer(behaviour)) {
      String endpoint = Fault.HOST + ":" + server.port();
      try (EgressClient client =
          EgressClient.builder()
              .transport(transport)
              .spec(Shipped.spec(endpoint))
              .hosts(Shipped.hosts(Fault.HOST, InetAddress.getLoopbackAddress()))
              .resolver(new FakeHostResolver())
              .reportAtClose(false)
              .build()) {
        String url = "http://" + endpoint + "/";
        assertEquals("answer 1", client.get(url).text());
        isAnswered.countDown();
        if (waits) {
          assertTrue(excessIsOut.await(20, TimeUnit.SECONDS));
        }
        EgressRequest second =
            write ? EgressRequest.writeOnce("POST", url, new byte[0]) : EgressRequest.read(url);
        assertEquals("answer 2", client.send(second).text());
      }
    }
  }

  @Test
  void withTheAnswer() throws Exception {
    assertNeverForged(
        connection -> {
          connection.readHead();
          connection.write(answer() + FORGED);
        },
        false,
        false);
  }

  @Test
  void behindTheAnswer() throws Exception {
    assertNeverForged(this::answerThenForge, true, false);
  }

  /** Nothing of the write goes out where the forged answer waits. */
  @Test
  void beforeAWrite() throws Exception {
    assertNeverForged(this::answerThenForge, true, true);
  }

  private void answerThenForge(RawServer.Connection connection) throws Exception {
    connection.readHead();
    connection.write(answer());
    if (requests.get() == 1) {
      // Behind what the client read of the answer.
      isAnswered.await();
      connection.write(FORGED);
      excessIsOut.countDown();
    }
  }
}
