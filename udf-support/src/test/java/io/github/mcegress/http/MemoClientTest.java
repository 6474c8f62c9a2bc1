package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@BothTransports
class MemoClientTest {
  private static final String HOST = "api.example.test";

  @Parameter TransportKind transport;

  private LabWeb web;

  @BeforeEach
  void start() throws Exception {
    web =
        LabWeb.plain()
            .host(
                HOST,
                request ->
                    request.path().startsWith("/away")
                        ? LabResponse.of(302, "").withHeader("Location", "/there")
                        : LabResponse.of(200, "value of " + request.path()))
            .start();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private EgressClient.Builder client() {
    String endpoint = HOST + ":" + web.port();
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(endpoint))
        .hosts(Shipped.hosts(HOST, web.address()))
        .resolver(new FakeHostResolver())
        .reportAtClose(false);
  }

  private String url(String path) {
    return "http://" + HOST + ":" + web.port() + path;
  }

  @Test
  void asksOnceForEachOfTenThousandKeys() throws Exception {
    Random random = new Random(20261121);
    try (EgressClient client = client().memo(8 << 20, Duration.ofHours(1)).build()) {
      for (int i = 0; i < 1_000_000; i++) {
        int key = i < 10_000 ? i : random.nextInt(10_000);
        EgressResponse answer = client.get(url("/key/" + key));
        assertEquals("value of /key/" + key, answer.text());
      }
      MemoReport memo = client.report().memo().get();
      HostReport host = client.report().hosts().get(0);
      System.out.println(transport + ": " + host.requests() + " requests, memo " + memo);
      assertTrue(web.requests(HOST) <= 10_000 + memo.expired() + memo.evicted());
      assertEquals(web.requests(HOST), host.requests());
      assertEquals(1_000_000, host.requests() + host.remembered());
      assertTrue(memo.bytes() <= memo.maxBytes());
    }
  }

  @Test
  void keepsNothingUnlessAsked() throws Exception {
    try (EgressClient client = client().build()) {
      client.get(url("/"));
      client.get(url("/"));
      assertEquals(2, web.requests(HOST));
      assertFalse(client.report().memo().isPresent());
      assertFalse(client.report().toString().contains("memo"), client.report().toString());
    }
  }

  @Test
  void followsRedirectsEveryTime() throws Exception {
    try (EgressClient client = client().memo(100_000, Duration.ofHours(1)).build()) {
      for (int i = 0; i < 3; i++) {
        assertEquals("value of /there", client.get(url("/away")).text());
      }
      assertEquals(6, web.requests(HOST));
    }
  }

  @Test
  void tellsWhatItHadAndForgetsWhenClosed() throws Exception {
    StringBuilder heard = new StringBuilder();
    EgressClient client =
        client()
            .memo(100_000, Duration.ofHours(1))
            .listener(event -> heard.append(event.kind()).append(' '))
            .build();
    client.get(url("/?secret=1"));
    heard.setLength(0);
    client.get(url("/?secret=1"));
    assertEquals("REMEMBERED ", heard.toString());
    String report = client.report().toString();
    assertTrue(report.contains(" refused=0 memo=1 "), report);
    assertTrue(report.contains("/100000 bytes, 1 answers, 1 hits, 0 expired, 0 evicted"), report);
    assertFalse(report.contains("secret"), report);
    client.close();
    assertThrows(Exception.class, () -> client.get(url("/?secret=1")));
  }
}
