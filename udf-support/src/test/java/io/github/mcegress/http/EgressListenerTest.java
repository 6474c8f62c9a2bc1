package io.github.mcegress.http;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@BothTransports
class EgressListenerTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";

  private static LabCertificates certificates;
  private static LabWeb web;

  private final List<EgressEvent> events = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws Exception {
    certificates = LabCertificates.create();
    web =
        LabWeb.tls()
            .host(
                HOST,
                certificates.issue(HOST),
                request ->
                    request.path().equals("/away")
                        ? LabResponse.of(302, "").withHeader("Location", "http://" + HOST + "/")
                        : LabResponse.of(200, "four"))
            .start();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private EgressClient.Builder client() {
    String endpoint = HOST + ":" + web.port();
    return EgressClient.builder()
        .transport(transport)
        .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
        .hosts(Shipped.hosts(HOST, web.address()))
        .resolver(new FakeHostResolver())
        .trustPem(certificates.authorityPem())
        .reportAtClose(false)
        .listener(
            event -> {
              assertTrue(event.toString().contains("" + event.endpoint()));
              assertFalse(event.toString().contains("secret"));
              events.add(event);
            });
  }

  private static String url(String path) {
    return "https://" + HOST + ":" + web.port() + path + "?secret=1";
  }

  /** What happened since the last time, without the times. */
  private List<String> heard() {
    List<String> heard =
        events.stream()
            .map(event -> event.toString().replaceAll(":[0-9]+|( ms=[0-9]+)", ""))
            .collect(toList());
    events.clear();
    return heard;
  }

  @Test
  void hearsACallFromConnectionToAnswer() throws Exception {
    try (EgressClient client = client().build()) {
      client.get(url("/"));
      EgressEvent answered = events.get(events.size() - 1);
      assertEquals(200, answered.status().getAsInt());
      assertEquals(4, answered.bytes());
      assertFalse(answered.duration().get().isNegative());
      assertEquals(
          Arrays.asList(
              "connected api.example.test address=127.0.0.1",
              "shook_hands api.example.test address=127.0.0.1",
              "sending api.example.test address=127.0.0.1",
              "answered api.example.test address=127.0.0.1 status=200 bytes=4"),
          heard());
      client.get(url("/"));
      assertEquals(
          Arrays.asList(
              "reused api.example.test address=127.0.0.1",
              "sending api.example.test address=127.0.0.1",
              "answered api.example.test address=127.0.0.1 status=200 bytes=4"),
          heard());
      HostReport report = client.report().hosts().get(0);
      assertEquals(1, report.connections());
      assertEquals(1, report.reused());
      assertEquals(2, report.requests());
      assertEquals(8, report.bytes());
      assertEquals(0, report.failures());
      assertEquals(2, report.latency().count());
    }
  }

  @Test
  void hearsWhatIsRefusedAndWhatFails() throws Exception {
    try (EgressClient client = client().build()) {
      assertThrows(EgressException.class, () -> client.get("https://other.example.test/?secret=1"));
      assertEquals(Arrays.asList("refused other.example.test code=MCE-NOT-DECLARED"), heard());
      assertThrows(EgressException.class, () -> client.get(url("/away")));
      List<String> heard = heard();
      assertEquals("failed api.example.test code=MCE-HTTP-REDIRECT", heard.get(heard.size() - 1));
      assertEquals(1, client.report().hosts().get(0).failures());
    }
    try (EgressClient client = client().hosts(Shipped.hosts("a.test", web.address())).build()) {
      assertThrows(EgressException.class, () -> client.get(url("/")));
      assertEquals(
          Arrays.asList(
              "looked_up api.example.test", "failed api.example.test code=MCE-DNS-UNRESOLVED"),
          heard());
    }
  }

  @Test
  void hearsOfAddressesThatFailAndThatAreNew() throws Exception {
    String dead = LoopbackAddress.pick().getHostAddress();
    FakeHostResolver resolver = new FakeHostResolver().set(HOST, web.address());
    try (EgressClient client =
        client()
            .hosts(Shipped.hosts(HOST, InetAddress.getByName(dead)))
            .resolver(resolver)
            .build()) {
      client.get(url("/"));
      assertEquals(
          Arrays.asList(
              "failed api.example.test address=" + dead + " code=MCE-CONNECT-REFUSED",
              "demoted api.example.test address=" + dead,
              "looked_up api.example.test",
              "renewed api.example.test address=127.0.0.1",
              "connected api.example.test address=127.0.0.1"),
          heard().subList(0, 5));
    }
  }

  @Test
  void isCalledOnTheCallersThread() throws Exception {
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    try (EgressClient client =
        client().listener(event -> threads.add(Thread.currentThread())).build()) {
      client.get(url("/"));
    }
    assertEquals(4, threads.size());
    threads.forEach(thread -> assertSame(Thread.currentThread(), thread));
  }

  @Test
  void breaksNoCallByWhatItThrows() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, "UTF-8"));
    try (EgressClient client =
        client()
            .listener(
                event -> {
                  throw new UnsupportedOperationException("mine");
                })
            .build()) {
      assertEquals("four", client.get(url("/")).text());
      assertEquals("four", client.get(url("/")).text());
      assertEquals(7, client.report().listenerFailures());
      assertTrue(client.report().toString().contains(" listener-failures=7 "));
    } finally {
      System.setErr(before);
    }
    assertEquals(2, said.toString("UTF-8").split("UnsupportedOperationException: mine", -1).length);
    assertTrue(said.toString("UTF-8").startsWith("mcegress: the listener failed"));
  }

  @Test
  void namesTheCodeOfAFailure() throws Exception {
    try (EgressClient client = client().trustPem(LabCertificates.create().authorityPem()).build()) {
      assertThrows(EgressException.class, () -> client.get(url("/")));
      EgressEvent failed =
          events.stream()
              .filter(event -> event.kind() == EgressEvent.Kind.FAILED)
              .findFirst()
              .get();
      assertEquals(Codes.TLS_UNTRUSTED, failed.code().get());
      assertEquals(Collections.singletonList("127.0.0.1"), failed.addresses());
    }
  }
}
