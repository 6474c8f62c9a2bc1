package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

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
