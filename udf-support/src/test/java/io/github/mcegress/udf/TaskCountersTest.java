package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskCountersTest {
  @Test
  void countsTotalsAndWhatHappenedPerHost() throws Exception {
    try (LabWeb web =
        LabWeb.plain().host("api.example.test", request -> LabResponse.of(200, "yes")).start()) {
      String endpoint = "api.example.test:" + web.port();
      FakeExecutionContext context =
          new FakeExecutionContext()
              .set(
                  "egress.properties",
                  "internet = "
                      + endpoint
                      + "\nprivate-addresses = "
                      + endpoint
                      + "\npin-plain-http = true\n")
              .set("egress.hosts", "127.0.0.1 api.example.test\n");
      UrlFetch fetch = new UrlFetch();
      fetch.setup(context);
      fetch.evaluate("http://" + endpoint + "/");
      fetch.evaluate("http://" + endpoint + "/");
      fetch.close();
      assertEquals(2, context.getCounter("mcegress", "requests").getValue());
      assertEquals(1, context.getCounter("mcegress", "connections").getValue());
      assertEquals(1, context.getCounter("mcegress", "reused").getValue());
      assertEquals(0, context.getCounter("mcegress", "failures").getValue());
      assertEquals(0, context.getCounter("mcegress", "lookups").getValue());
      assertEquals(2, context.getCounter("mcegress", endpoint + " requests").getValue());
    }
  }

  @Test
  void leavesHalfOfTheCountersToTheAuthor() throws Exception {
    String[] endpoints = new String[100];
    Arrays.setAll(endpoints, i -> "host-" + i + ".example.test:443");
    try (EgressClient client =
        EgressClient.builder().spec(EgressSpec.builder().internet("a.test:1").build()).build()) {
      for (String endpoint : endpoints) {
        refuse(client, "https://" + endpoint + "/");
      }
      Map<String, Long> values = TaskCounters.values(Collections.singletonList(client.report()));
      assertEquals(100L, values.get("refused"));
      assertTrue(values.size() > 64);
      FakeExecutionContext context = new FakeExecutionContext();
      TaskCounters.add(context, Arrays.asList(client.report(), client.report()));
      for (int i = 0; i < 64 - TaskCounters.MOST; i++) {
        context.getCounter("mine", "counter " + i).increment(1);
      }
      assertEquals(200, context.getCounter("mcegress", "refused").getValue());
    }
  }

  @Test
  void failsNoTaskThatHasNoCounterLeft() throws Exception {
    try (EgressClient client =
        EgressClient.builder().spec(EgressSpec.builder().internet("a.test:1").build()).build()) {
      refuse(client, "https://b.test/");
      FakeExecutionContext context = new FakeExecutionContext();
      for (int i = 0; i < 63; i++) {
        context.getCounter("mine", "counter " + i).increment(1);
      }
      PrintStream before = System.err;
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      System.setErr(new PrintStream(told, true, "UTF-8"));
      try {
        TaskCounters.add(context, Collections.singletonList(client.report()));
      } finally {
        System.setErr(before);
      }
      assertTrue(
          told.toString("UTF-8")
              .startsWith("mcegress: the counters from \"latency-ms\" on are left out: "),
          told.toString("UTF-8"));
      assertEquals(0, context.getCounter("mcegress", "requests").getValue());
    }
  }

  private static void refuse(EgressClient client, String url) {
    try {
      client.get(url);
      throw new AssertionError(url + " was called");
    } catch (EgressException refused) {
      assertEquals("MCE-NOT-DECLARED", refused.code());
    }
  }
}
