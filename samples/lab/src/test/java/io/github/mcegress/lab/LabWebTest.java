package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LabWebTest {
  @Test
  void selectsVirtualHostByHostHeader() throws Exception {
    try (LabWeb web =
        LabWeb.plain()
            .address(LoopbackAddress.pick())
            .host("one.test", request -> LabResponse.of(200, "one"))
            .host("Two.test", request -> LabResponse.of(200, "two"))
            .start()) {
      assertTrue(raw(web, "GET / HTTP/1.1", "Host: TWO.TEST:80").endsWith("two"));
      assertTrue(raw(web, "GET /a?b=c HTTP/1.1", "Host: one.test").endsWith("one"));

      assertEquals(Arrays.asList("GET two.test /", "GET one.test /a"), web.requestLog());
      assertEquals(1, web.requests("two.test"));
      assertEquals(2, web.connections());
      assertEquals(0, web.handshakes("one.test"));
    }
  }

  @Test
  void answers421ToHostNobodyDeclared() throws Exception {
    try (LabWeb web = echo()) {
      String answer = raw(web, "GET / HTTP/1.1", "Host: other.test");

      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
      assertEquals(1, web.requests("other.test"));
    }
  }

  @Test
  void givesRequestAndSendsAnswerWhole() throws Exception {
    try (LabWeb web =
        LabWeb.plain()
            .host(
                "127.0.0.1",
                request ->
                    LabResponse.of(201, "application/x-lab", request.body())
                        .withHeader("X-Method", request.method())
                        .withHeader("X-Sent", request.header("x-sent")))
            .start()) {
      byte[] body = new byte[300_000];
      Arrays.fill(body, (byte) 'b');
      HttpURLConnection connection = open(web, "/");
      connection.setRequestMethod("PUT");
      connection.setRequestProperty("X-Sent", "yes");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }

      assertEquals(201, connection.getResponseCode());
      assertEquals("application/x-lab", connection.getContentType());
      assertEquals("PUT", connection.getHeaderField("X-Method"));
      assertEquals("yes", connection.getHeaderField("X-Sent"));
      assertEquals(
          new String(body, StandardCharsets.US_ASCII),
          TlsClient.readAll(connection.getInputStream()));
    }
  }

  @Test
  void answersHeadWithLengthAndNoBody() throws Exception {
    try (LabWeb web = echo()) {
      String answer = raw(web, "HEAD / HTTP/1.1", "Host: echo.test");

      assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-length: 4"), answer);
      assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
  }

  @Test
  void keepsConnectionForTheNextRequest() throws Exception {
    try (LabWeb web =
        LabWeb.plain().host("127.0.0.1", request -> LabResponse.of(200, "ok")).start()) {
      for (int i = 0; i < 20; i++) {
        assertEquals("ok", TlsClient.readAll(open(web, "/" + i).getInputStream()));
      }

      assertEquals(20, web.requests("127.0.0.1"));
      assertEquals(1, web.connections());
    }
  }

  @Test
  void closesConnectionWhenHandlerThrows() throws Exception {
    try (LabWeb web =
        LabWeb.plain()
            .host(
                "rude.test",
                request -> {
                  throw new IOException("no answer today");
                })
            .start()) {
      assertEquals("", raw(web, "POST / HTTP/1.1", "Host: rude.test", "Content-Length: 0"));
      assertEquals(1, web.requests("rude.test"));
    }
  }

  @Test
  void servesManyAtOnce() throws Exception {
    int many = 50;
    CountDownLatch allInside = new CountDownLatch(many);
    try (LabWeb web =
        LabWeb.plain().host("echo.test", request -> LabResponse.of(200, wait(allInside))).start()) {
      CountDownLatch answered = new CountDownLatch(many);
      for (int i = 0; i < many; i++) {
        Thread client =
            new Thread(
                () -> {
                  try {
                    if (raw(web, "GET / HTTP/1.1", "Host: echo.test").endsWith("together")) {
                      answered.countDown();
                    }
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        client.setDaemon(true);
        client.start();
      }

      assertTrue(answered.await(20, TimeUnit.SECONDS), "left: " + answered.getCount());
      assertEquals(many, web.connections());
    }
  }

  @Test
  void refusesConnectionsOnceClosed() throws Exception {
    LabWeb web = echo();
    web.close();

    assertThrows(ConnectException.class, () -> new Socket(web.address(), web.port()).close());
  }

  @Test
  void rejectsCertificateOnPlainServer() {
    LabCertificate certificate = LabCertificates.create().issue("a.test");

    assertThrows(
        IllegalStateException.class,
        () -> LabWeb.plain().host("a.test", certificate, request -> LabResponse.of(200, "")));
    assertThrows(
        IllegalStateException.class,
        () -> LabWeb.tls().host("a.test", request -> LabResponse.of(200, "")));
    assertThrows(IllegalStateException.class, () -> LabWeb.plain().start());
  }

  private static LabWeb echo() throws IOException {
    return LabWeb.plain().host("echo.test", request -> LabResponse.of(200, "echo")).start();
  }

  private static String wait(CountDownLatch allInside) throws IOException {
    allInside.countDown();
    try {
      return allInside.await(10, TimeUnit.SECONDS) ? "together" : "alone";
    } catch (InterruptedException e) {
      throw new IOException("the server was closed", e);
    }
  }

  private static HttpURLConnection open(LabWeb web, String path) throws IOException {
    return (HttpURLConnection) new URL("http://127.0.0.1:" + web.port() + path).openConnection();
  }

  private static String raw(LabWeb web, String... head) throws IOException {
    try (Socket socket = new Socket(web.address(), web.port())) {
      socket.setSoTimeout(10_000);
      String request = String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return TlsClient.readAll(socket.getInputStream());
    }
  }
}
