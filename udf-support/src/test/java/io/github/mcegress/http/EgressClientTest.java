package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies above the transport, over plain http. */
@BothTransports
class EgressClientTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";

  private static LabWeb serving(LabHandler handler) throws IOException {
    return LabWeb.plain().host(HOST, handler).start();
  }

  private static EgressSpec.Builder spec(LabWeb web) {
    String endpoint = HOST + ":" + web.port();
    return EgressSpec.builder().internet(endpoint).privateAddresses(endpoint);
  }

  private EgressClient.Builder client(LabWeb web) {
    return EgressClient.builder()
        .transport(transport)
        .spec(spec(web).pinPlainHttp(true).build())
        .hosts(Shipped.hosts(HOST, web.address()))
        .resolver(new FakeHostResolver());
  }

  private static String url(LabWeb web, String path) {
    return "http://" + HOST + ":" + web.port() + path;
  }

  private static EgressException failure(EgressClient client, String url) {
    return assertThrows(EgressException.class, () -> client.get(url));
  }

  @Test
  void refusesUndeclaredEndpointWithTheLineToAdd() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).build()) {
      EgressException refused = failure(client, "https://other.example.test/path?token=1");
      assertEquals(Codes.NOT_DECLARED, refused.code());
      assertEquals(Stage.PLAN, refused.stage());
      assertEquals(
          "MCE-NOT-DECLARED other.example.test:443 is not declared; add it to the description:"
              + " internet = api.example.test:"
              + web.port()
              + ", other.example.test:443",
          refused.getMessage());
      assertEquals(1, client.report().hosts().get(0).refused());
    }
  }

  @Test
  void refusesAnotherPortOfADeclaredHost() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).build()) {
      assertEquals(Codes.NOT_DECLARED, failure(client, "http://" + HOST + ":1/").code());
    }
  }

  @Test
  void refusesAddressLiteralThatIsNotDeclared() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).build()) {
      String url = "http://127.0.0.1:" + web.port() + "/";
      assertEquals(Codes.NOT_DECLARED, failure(client, url).code());
      assertEquals(0, web.connections());
    }
  }

  @Test
  void shippedAddressServesPlainHttpOnlyWhenPinned() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"))) {
      FakeHostResolver resolver = new FakeHostResolver().set(HOST, web.address());
      try (EgressClient client = client(web).spec(spec(web).build()).resolver(resolver).build()) {
        assertEquals("yes", client.get(url(web, "/")).text());
        assertEquals("yes", client.get(url(web, "/")).text());
        resolver.assertRequests(HOST);
        HostReport report = client.report().hosts().get(0);
        assertEquals(AddressOrigin.RESOLVED, report.origin().get());
        assertEquals(1, report.lookups());
      }
      resolver = new FakeHostResolver();
      try (EgressClient client = client(web).resolver(resolver).build()) {
        assertEquals("yes", client.get(url(web, "/")).text());
        resolver.assertRequests();
      }
    }
  }

  @Test
  void refusesLoopbackAddressOfAPublicEndpoint() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client =
            client(web)
                .spec(
                    EgressSpec.builder()
                        .internet(HOST + ":" + web.port())
                        .pinPlainHttp(true)
                        .build())
                .build()) {
      EgressException refused = failure(client, url(web, "/"));
      assertEquals(Codes.DNS_PRIVATE_ADDRESS, refused.code());
      assertTrue(
          refused.remedy().endsWith("private-addresses = " + HOST + ":" + web.port()),
          refused.remedy());
      assertEquals(0, web.connections());
    }
  }

  @Test
  void triesTheNextAddressWhenOneRefuses() throws Exception {
    InetAddress dead = LoopbackAddress.pick();
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).hosts(Shipped.hosts(HOST, dead, web.address())).build()) {
      assertEquals("yes", client.get(url(web, "/")).text());
      assertEquals("127.0.0.1", client.report().hosts().get(0).address().get());
    }
  }

  @Test
  void namesRefusedConnection() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        EgressClient client =
            EgressClient.builder()
                .transport(transport)
                .spec(Shipped.spec(HOST + ":" + closed.number()))
                .hosts(Shipped.hosts(HOST, InetAddress.getLoopbackAddress()))
                .build()) {
      EgressException refused = failure(client, "http://" + HOST + ":" + closed.number() + "/");
      assertEquals(Codes.CONNECT_REFUSED, refused.code());
      assertEquals(Stage.CONNECT, refused.stage());
      assertFalse(refused.mayHaveReachedServer());
    }
  }

  @Test
  void namesHostThatDoesNotResolve() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).hosts(ResolvedHosts.parse("")).build()) {
      EgressException failed = failure(client, url(web, "/"));
      assertEquals(Codes.DNS_UNRESOLVED, failed.code());
      assertEquals(Stage.RESOLVE, failed.stage());
    }
  }

  @Test
  void getWants2xxAndSendTakesAnyStatus() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(404, "nothing here"));
        EgressClient client = client(web).build()) {
      EgressException failed = failure(client, url(web, "/path?token=1"));
      assertEquals(Codes.HTTP_STATUS, failed.code());
      assertTrue(failed.mayHaveReachedServer());
      assertFalse(failed.getMessage().contains("token"), failed.getMessage());
      EgressResponse answer = client.send(EgressRequest.read(url(web, "/")));
      assertEquals(404, answer.status());
      assertEquals("nothing here", answer.text());
      assertNull(answer.header("X-Missing"));
    }
  }

  @Test
  void sendsMethodHeadersAndBody() throws Exception {
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(
                        200,
                        request.method()
                            + " "
                            + request.header("X-Name")
                            + " "
                            + new String(request.body(), StandardCharsets.UTF_8)));
        EgressClient client = client(web).build()) {
      byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
      EgressRequest request =
          EgressRequest.read("post", url(web, "/q?s=1"), body).header("X-Name", "value");
      assertEquals("POST value {\"a\":1}", client.send(request).text());
      assertEquals("POST http://" + HOST + ":" + web.port() + "/q", request.toString());
    }
  }

  @Test
  void refusesBodyThatNoDeadlineBounds() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "" + request.body().length));
        EgressClient client = client(web).build()) {
      byte[] most = new byte[64 * 1024];
      EgressRequest fits = EgressRequest.read("POST", url(web, "/"), most);
      assertEquals("65536", client.send(fits).text());
      EgressRequest request = EgressRequest.read("POST", url(web, "/"), new byte[64 * 1024 + 1]);
      if (transport == TransportKind.OKHTTP) {
        assertEquals("65537", client.send(request).text());
        return;
      }
      EgressException refused = assertThrows(EgressException.class, () -> client.send(request));
      assertEquals(Codes.HTTP_TOO_LARGE, refused.code());
      assertFalse(refused.mayHaveReachedServer());
    }
  }

  @Test
  void refusesAnswerAboveTheLimit() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "text/plain", new byte[100_001]));
        EgressClient exact = client(web).maxBodyBytes(100_001).build();
        EgressClient small = client(web).maxBodyBytes(100_000).build()) {
      assertEquals(100_001, exact.get(url(web, "/")).bytes().length);
      assertEquals(Codes.HTTP_TOO_LARGE, failure(small, url(web, "/")).code());
    }
  }

  @Test
  void decodesTheCharsetOfTheAnswer() throws Exception {
    byte[] latin1 = "gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1);
    try (LabWeb web =
            serving(request -> LabResponse.of(200, "text/plain; charset=ISO-8859-1", latin1));
        EgressClient client = client(web).build()) {
      EgressResponse answer = client.get(url(web, "/"));
      assertEquals("gr\u00fc\u00df", answer.text());
      assertArrayEquals(latin1, answer.bytes());
    }
  }

  @Test
  void followsRedirectToDeclaredEndpointOnly() throws Exception {
    try (LabWeb web =
            serving(
                request ->
                    request.path().equals("/end")
                        ? LabResponse.of(200, "end")
                        : LabResponse.of(302, "")
                            .withHeader(
                                "Location",
                                request.path().equals("/start")
                                    ? "/end"
                                    : "http://other.example.test/?token=1"));
        EgressClient client = client(web).build()) {
      assertEquals("end", client.get(url(web, "/start")).text());
      EgressException refused = failure(client, url(web, "/away"));
      assertEquals(Codes.NOT_DECLARED, refused.code());
      assertTrue(refused.getMessage().contains("other.example.test:80"), refused.getMessage());
      assertFalse(refused.getMessage().contains("token"), refused.getMessage());
    }
  }

  @Test
  void endsRedirectLoop() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(302, "").withHeader("Location", "/again"));
        EgressClient client = client(web).build()) {
      assertEquals(Codes.HTTP_REDIRECT, failure(client, url(web, "/")).code());
      assertEquals(6, web.requests(HOST));
    }
  }

  @Test
  void doesNotFollowRedirectOfAPost() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(307, "").withHeader("Location", "/again"));
        EgressClient client = client(web).build()) {
      EgressRequest post = EgressRequest.read("POST", url(web, "/"), new byte[1]);
      EgressException refused = assertThrows(EgressException.class, () -> client.send(post));
      assertEquals(Codes.HTTP_REDIRECT, refused.code());
      assertEquals(1, web.requests(HOST));
    }
  }

  @Test
  void observesAndTellsTheMinimalList() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client =
            EgressClient.builder()
                .transport(transport)
                .spec(EgressSpec.builder().build())
                .mode(EgressMode.OBSERVE)
                .resolver(new FakeHostResolver().set(HOST, web.address()))
                .build()) {
      assertEquals("yes", client.get(url(web, "/")).text());
      assertEquals(
          "[" + HOST + ":" + web.port() + "|http|LOOPBACK]",
          client.report().observed().endpoints().toString());
    }
  }

  @Test
  void neverOpensMoreConnectionsThanItsCap() throws Exception {
    int threads = 8;
    CountDownLatch all = new CountDownLatch(threads);
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).maxConnections(2).build()) {
      Callable<String> call =
          () -> {
            all.countDown();
            all.await();
            for (int i = 0; i < 20; i++) {
              client.get(url(web, "/"));
            }
            return "done";
          };
      List<Future<String>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(callers.submit(call));
      }
      for (Future<String> done : calls) {
        assertEquals("done", done.get());
      }
      assertTrue(web.connections() <= 2, web.connections() + " connections");
      assertEquals(threads * 20, web.requests(HOST));
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void refusesUrlsThatCannotBeCalledWithoutQuotingThem() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).build()) {
      for (String url :
          new String[] {
            "ftp://host/secret",
            "https://user:secret@host/",
            "https:///secret",
            "https://[::1]:443/secret",
            "https://host:99999/secret",
            "secret",
            "https://host/a b?secret",
          }) {
        EgressException refused = failure(client, url);
        assertEquals(Codes.HTTP_URL, refused.code(), url);
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
      }
    }
  }

  @Test
  void sendsAnUrlAsTheOtherTransportDoes() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, request.path() + request.query()));
        EgressClient client = client(web).build()) {
      String[][] sent = {
        {"/a/../b/./c?d=../e", "/b/c" + "d=../e"},
        {"/a/%2E%2e/b/%2e", "/b/"},
        {"/..", "/"},
        {
          "/a//b/;c=d:@&=+$,!*()'?q='[x]'&y=%27%2f%20+",
          "/a//b/;c=d:@&=+$,!*()'q=%27[x]%27&y=%27%2f%20+"
        },
        {"/stra\u00dfe?\u00fc", "/stra%C3%9Fe%C3%BC"},
      };
      for (String[] url : sent) {
        assertEquals(url[1], client.get(url(web, url[0])).text(), url[0]);
      }
    }
  }

  @Test
  void declaresTheEndpointsOfServices() throws Exception {
    EgressSpec spec = EgressSpec.parse("region = cn-shanghai\nservice.oss = my-bucket\n");
    FakeHostResolver resolver = new FakeHostResolver();
    try (EgressClient client = EgressClient.builder().spec(spec).resolver(resolver).build()) {
      assertEquals(
          Codes.DNS_UNRESOLVED,
          failure(client, "https://my-bucket.oss-cn-shanghai.aliyuncs.com/object").code());
      assertEquals(
          Codes.NOT_DECLARED,
          failure(client, "https://other.oss-cn-shanghai.aliyuncs.com/object").code());
    }
  }

  @Test
  void sendsNoHeaderOfItsTransport() throws Exception {
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(
                        200,
                        request.header("User-Agent")
                            + " "
                            + request.header("Accept-Encoding")
                            + " "
                            + request.header("Cookie")
                            + " "
                            + request.header("Content-Type")
                            + " "
                            + request.header("X-Twice")));
        EgressClient client = client(web).build()) {
      EgressRequest request =
          EgressRequest.read("POST", url(web, "/"), new byte[1])
              .header("X-Twice", "1")
              .header("x-twice", "2");
      assertEquals("mcegress gzip null null 2", client.send(request).text());
    }
  }

  @Test
  void keepsNoCookie() throws Exception {
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(200, "" + request.header("Cookie"))
                        .withHeader("Set-Cookie", "a=b; Path=/; Domain=example.test"));
        EgressClient client = client(web).build()) {
      assertEquals("null", client.get(url(web, "/")).text());
      assertEquals("null", client.get(url(web, "/")).text());
    }
  }

  /** OkHttp follows up on some of these by itself, also where it is told not to. */
  @ParameterizedTest
  @ValueSource(ints = {300, 304, 401, 407, 500})
  void sendsOnceWhateverTheStatus(int status) throws Exception {
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(status, "")
                        .withHeader("Retry-After", "0")
                        .withHeader("Location", "/")
                        .withHeader("WWW-Authenticate", "Basic realm=\"x\"")
                        .withHeader("Proxy-Authenticate", "Basic realm=\"x\""));
        EgressClient client = client(web).build()) {
      EgressResponse post =
          client.send(EgressRequest.read("POST", url(web, "/"), new byte[] {'x'}));
      assertEquals(status, post.status());
      assertEquals("0", post.header("Retry-After"));
      assertEquals(1, web.requests(HOST));
      assertEquals(status, client.send(EgressRequest.read(url(web, "/"))).status());
      assertEquals(2, web.requests(HOST));
    }
  }

  @Test
  void readsOnceMoreOnANewConnectionWhenMisdirected() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (LabWeb web =
            serving(request -> LabResponse.of(number.incrementAndGet() % 3 == 2 ? 421 : 200, "x"));
        EgressClient client = client(web).build()) {
      assertEquals(200, client.get(url(web, "/")).status());
      assertEquals(1, web.connections());
      assertEquals(200, client.get(url(web, "/")).status());
      assertEquals(2, web.connections());
      assertEquals(3, web.requests(HOST));
    }
  }

  @Test
  void givesUpWhenMisdirectedTwice() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(421, "not here"));
        EgressClient client = client(web).build()) {
      EgressResponse answer = client.send(EgressRequest.read(url(web, "/")));
      assertEquals(421, answer.status());
      assertEquals("not here", answer.text());
      assertEquals(2, web.requests(HOST));
    }
  }

  @Test
  void tellsTransportAndReason() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"));
        EgressClient client = client(web).build();
        EgressClient auto = client(web).transport(TransportKind.AUTO).build()) {
      assertEquals(transport, client.report().transport());
      assertEquals(
          "asked for; no SecurityManager, threads allowed; look-ups by the caller",
          client.report().reason());
      assertEquals(TransportKind.OKHTTP, auto.report().transport());
      assertEquals(
          "no SecurityManager, threads allowed; look-ups by the caller", auto.report().reason());
    }
  }

  @Test
  void isOverAfterClose() throws Exception {
    try (LabWeb web = serving(request -> LabResponse.of(200, "yes"))) {
      EgressClient client = client(web).build();
      client.get(url(web, "/"));
      client.close();
      client.close();
      assertThrows(IllegalStateException.class, () -> client.get(url(web, "/")));
      assertEquals(1, web.requests(HOST));
    }
  }
}
