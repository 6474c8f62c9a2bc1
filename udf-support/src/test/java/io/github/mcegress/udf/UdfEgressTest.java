package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.udf.ExecutionContext;
import com.aliyun.odps.udf.UDF;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The glue and the ready UDF without a sandbox; {@link UrlFetchIT} is behind it. */
class UdfEgressTest {
  private static FakeExecutionContext shipped(String name, LabWeb web) {
    String endpoint = "api.example.test:" + web.port();
    return new FakeExecutionContext()
        .set(
            name + ".properties",
            "internet = "
                + endpoint
                + "\nprivate-addresses = "
                + endpoint
                + "\npin-plain-http = true\n")
        .set(name + ".hosts", "127.0.0.1 api.example.test\n");
  }

  private static LabWeb serving(String type, String body) throws IOException {
    return LabWeb.plain()
        .host(
            "api.example.test",
            request -> LabResponse.of(200, type, body.getBytes(StandardCharsets.UTF_8)))
        .start();
  }

  @Test
  void opensWhatWasShipped() throws Exception {
    try (LabWeb web = serving("text/plain", "yes")) {
      FakeExecutionContext context = shipped("egress", web);
      try (EgressClient client = UdfEgress.open(context)) {
        assertEquals("yes", client.get("http://api.example.test:" + web.port() + "/").text());
        assertThrows(EgressException.class, () -> client.get("http://other.example.test/"));
      }
      assertEquals(
          Arrays.asList("egress.properties", "egress.hosts", "egress.pem", "egress-client.pem"),
          context.read());
    }
  }

  @Test
  void givesTheBuilderToWhoSetsMore() throws Exception {
    try (LabWeb web = serving("text/plain", "yes")) {
      FakeExecutionContext context = shipped("lookups", web);
      try (EgressClient client =
          UdfEgress.builder(context, "lookups").memo(100_000, Duration.ofMinutes(1)).build()) {
        for (int row = 0; row < 3; row++) {
          assertEquals("yes", client.get("http://api.example.test:" + web.port() + "/").text());
        }
        assertThrows(EgressException.class, () -> client.get("http://other.example.test/"));
        assertEquals(1, web.requests("api.example.test"));
        assertEquals(
            2L, TaskCounters.values(Collections.singletonList(client.report())).get("memo"));
      }
      assertThrows(IOException.class, () -> UdfEgress.builder(context, "payments"));
    }
  }

  /** As the Javadoc of {@link UdfEgress} shows it, with two clients. */
  private static final class Lookup extends UDF {
    private ExecutionContext context;
    private EgressClient client;
    private EgressClient other;

    @Override
    public void setup(ExecutionContext context) throws IOException {
      this.context = context;
      client = UdfEgress.open(context);
      other = UdfEgress.builder(context, "lookups").memo(100_000, Duration.ofMinutes(1)).build();
    }

    String evaluate(String url) throws IOException {
      String text = client.get(url).text() + other.get(url).text();
      context.claimAlive();
      return text;
    }

    @Override
    public void close() throws IOException {
      UdfEgress.close(context, client, other);
    }
  }

  @Test
  void countsAllClientsOfAFunctionTogether() throws Exception {
    try (LabWeb web = serving("text/plain", "yes")) {
      FakeExecutionContext context = shipped("egress", web);
      context.set(
          "lookups.properties",
          new String(context.readResourceFile("egress.properties"), StandardCharsets.UTF_8));
      context.set("lookups.hosts", "127.0.0.1 api.example.test\n");
      Lookup lookup = new Lookup();
      lookup.setup(context);
      String url = "http://api.example.test:" + web.port() + "/";
      assertEquals("yesyes", lookup.evaluate(url));
      assertEquals("yesyes", lookup.evaluate(url));
      lookup.close();
      assertEquals(3, web.requests("api.example.test"));
      assertEquals(3, context.getCounter("mcegress", "requests").getValue());
      assertEquals(1, context.getCounter("mcegress", "memo").getValue());
      assertEquals(2, context.getCounter("mcegress", "connections").getValue());
      assertThrows(IllegalStateException.class, () -> lookup.evaluate(url));
    }
  }

  @Test
  void claimsToBeAliveAfterEachFinishedRequestOnly() throws Exception {
    List<Integer> alive = new ArrayList<>();
    try (LabWeb web =
        LabWeb.plain()
            .host(
                "api.example.test",
                request -> LabResponse.of(request.path().equals("/none") ? 404 : 200, "yes"))
            .start()) {
      FakeExecutionContext context =
          shipped("egress", web).onClaimAlive(() -> alive.add(web.requests("api.example.test")));
      UrlFetch fetch = new UrlFetch();
      fetch.setup(context);
      fetch.evaluate(null);
      assertEquals(Collections.emptyList(), alive);
      String url = "http://api.example.test:" + web.port();
      fetch.evaluate(url + "/a");
      fetch.evaluate(url + "/b");
      assertEquals(Arrays.asList(1, 2), alive);
      assertThrows(EgressException.class, () -> fetch.evaluate(url + "/none"));
      assertThrows(EgressException.class, () -> fetch.evaluate("http://other.example.test/"));
      assertEquals(Arrays.asList(1, 2), alive);
      fetch.close();
      assertEquals(Arrays.asList(1, 2), alive);
    }
  }

  @Test
  void refusesNameThatIsNone() {
    for (String name : new String[] {"", "1x", "a.b", "a/b", "\u00fc"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> UdfEgress.open(new FakeExecutionContext(), name),
          name);
    }
  }

  @Test
  void refusesLimitsThatAreNone() throws IOException {
    EgressClient.Builder builder = UdfEgress.builder(new FakeExecutionContext());
    EgressRequest read = EgressRequest.read("https://a.test/");
    refuses("the cap is 0; write 1 or more", () -> builder.maxConnections(0));
    refuses("the cap is -1; write 1 or more", () -> builder.maxConnectionsPerHost(-1));
    refuses("the timeout is PT0S; write 1 ms or more", () -> builder.callTimeout(Duration.ZERO));
    refuses("the timeout is PT-1S; write 1 ms or more", () -> read.timeout(Duration.ofSeconds(-1)));
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void wantsTheDescriptionOfThatName() {
    IOException refused =
        assertThrows(
            IOException.class, () -> UdfEgress.open(new FakeExecutionContext(), "payments"));
    assertTrue(
        refused.getMessage().startsWith("payments.properties is not attached"),
        refused.getMessage());
  }

  @Test
  void namesTheResourceThatIsRefused() {
    FakeExecutionContext context =
        new FakeExecutionContext().set("egress.properties", "internet = a.com:80\n");
    IOException refused =
        assertThrows(
            IOException.class, () -> UdfEgress.open(context.set("egress.hosts", "no address\n")));
    assertTrue(refused.getMessage().startsWith("egress.hosts is refused: "), refused.getMessage());
    refused =
        assertThrows(
            IOException.class,
            () -> UdfEgress.open(context.set("egress.hosts", "").set("egress.pem", "no PEM")));
    assertTrue(refused.getMessage().startsWith("egress.pem is refused: "), refused.getMessage());
    context.set("egress.pem", LabCertificates.create().authorityPem());
    refused =
        assertThrows(
            IOException.class, () -> UdfEgress.open(context.set("egress-client.pem", "no PEM")));
    assertTrue(
        refused.getMessage().startsWith("egress-client.pem is refused: "), refused.getMessage());
    refused =
        assertThrows(
            IOException.class, () -> UdfEgress.open(context.set("egress.properties", "x")));
    assertTrue(
        refused.getMessage().startsWith("egress.properties is refused: "), refused.getMessage());
  }

  @Test
  void endsEachLineAsTheSeedDoes() throws Exception {
    String[][] cases = {
      {"a", "a\n"},
      {"a\n", "a\n"},
      {"a\r\nb", "a\nb\n"},
      {"a\rb\r", "a\nb\n"},
      {"", ""},
      {"\n\n", "\n\n"},
    };
    for (String[] one : cases) {
      try (LabWeb web = serving("text/plain", one[0])) {
        UrlFetch fetch = new UrlFetch();
        fetch.setup(shipped("egress", web));
        assertEquals(one[1], fetch.evaluate("http://api.example.test:" + web.port() + "/"));
        fetch.close();
      }
    }
  }

  @Test
  void opensOnTheFirstRowOnly() throws Exception {
    try (LabWeb web = serving("text/plain", "yes")) {
      FakeExecutionContext context = shipped("egress", web);
      UrlFetch fetch = new UrlFetch();
      fetch.setup(context);
      assertNull(fetch.evaluate(null));
      assertEquals(0, context.read().size());
      fetch.evaluate("http://api.example.test:" + web.port() + "/");
      fetch.evaluate("http://api.example.test:" + web.port() + "/");
      assertEquals(4, context.read().size());
      fetch.close();
    }
  }

  @Test
  void wantsSetupBeforeTheFirstRow() {
    assertThrows(IllegalStateException.class, () -> new UrlFetch().evaluate("http://a.test/"));
  }
}
