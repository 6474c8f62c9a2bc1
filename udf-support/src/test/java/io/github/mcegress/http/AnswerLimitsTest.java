package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Answers without end, or of which the end does not come: what is refused is not read on. */
@BothTransports
class AnswerLimitsTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";
  private static final int LIMIT = 10_000;

  /** How a raw server goes on behind the status line, on every connection. */
  private interface Rest {
    void write(OutputStream out) throws IOException;
  }

  private EgressException failure(Rest rest) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, rest));
      thread.setDaemon(true);
      thread.start();
      String endpoint = HOST + ":" + server.getLocalPort();
      try (EgressClient client =
          EgressClient.builder()
              .transport(transport)
              .spec(Shipped.spec(endpoint))
              .hosts(Shipped.hosts(HOST, server.getInetAddress()))
              .callTimeout(Duration.ofSeconds(10))
              .maxBodyBytes(LIMIT)
              .build()) {
        return assertThrows(EgressException.class, () -> client.get("http://" + endpoint + "/"));
      }
    }
  }

  private static void serve(ServerSocket server, Rest rest) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        for (int ends = 0; ends < 4; ) {
          int b = in.read();
          ends = b == '\r' || b == '\n' ? ends + 1 : 0;
        }
        OutputStream out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
        rest.write(out);
      } catch (IOException ended) {
        // The client left, or the test is over.
      }
    }
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void waitForTheClientToLeave(OutputStream out) throws IOException {
    // Nothing more comes: whoever reads on waits for the deadline.
    while (true) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      out.flush();
    }
  }

  @Test
  void refusesDeclaredLengthBeforeReading() throws Exception {
    EgressException refused =
        failure(
            out -> {
              ascii(out, "Content-Length: 99999999999\r\n\r\nx");
              waitForTheClientToLeave(out);
            });
    assertEquals(Codes.HTTP_TOO_LARGE, refused.code());
    assertEquals(
        "MCE-HTTP-TOO-LARGE the answer of HOST declares 99999999999 bytes (address 127.0.0.1); ask"
            + " for less, or raise the client's limit of 10000 bytes",
        refused.getMessage().replaceFirst("api.example.test:[0-9]+", "HOST"));
  }

  @Test
  void leavesABodyWithoutEnd() throws Exception {
    String body = new String(new char[0x1000]).replace('\0', 'x');
    EgressException refused =
        failure(
            out -> {
              ascii(out, "Transfer-Encoding: chunked\r\n\r\n");
              while (true) {
                ascii(out, "1000\r\n" + body + "\r\n");
              }
            });
    assertEquals(Codes.HTTP_TOO_LARGE, refused.code());
  }

  /** Blocks that become nothing: only the bound before decompression ends them. */
  @Test
  void leavesACompressedBodyThatBecomesNothing() throws Exception {
    byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    byte[] nothing = new byte[5_000];
    for (int i = 0; i < nothing.length; i += 5) {
      nothing[i + 3] = -1;
      nothing[i + 4] = -1;
    }
    EgressException refused =
        failure(
            out -> {
              ascii(out, "Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
              out.write(header);
              while (true) {
                out.write(nothing);
              }
            });
    assertEquals(Codes.HTTP_TOO_LARGE, refused.code());
    assertTrue(refused.getMessage().contains("before decompression"), refused.getMessage());
  }

  @Test
  void leavesMembersWithoutEnd() throws Exception {
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    EgressException refused =
        failure(
            out -> {
              ascii(out, "Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
              while (true) {
                out.write(empty.toByteArray());
              }
            });
    assertEquals(Codes.HTTP_TOO_LARGE, refused.code());
  }

  @Test
  void tellsABrokenConnectionFromABrokenGzip() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(new byte[5_000]);
    }
    byte[] whole = bytes.toByteArray();
    for (int cut : new int[] {1, 5, whole.length - 1, whole.length}) {
      EgressException lost =
          failure(
              out -> {
                ascii(out, "Content-Encoding: gzip\r\nContent-Length: 9000\r\n\r\n");
                out.write(whole, 0, cut);
              });
      assertEquals(Codes.HTTP_CONNECTION_LOST, lost.code(), "cut at " + cut);
    }
  }
}
