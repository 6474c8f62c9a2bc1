package io.github.mcegress.samples.spark;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.http.IdempotencyKey;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each job as a user would submit it, against a service on loopback. */
class SparkSamplesTest {
  private static final String HOST = "prices.example.test";

  @TempDir Path folder;

  private final LabCertificates authority = LabCertificates.create();

  /** What was written: the path of an order, its key and item. */
  private final Map<String, String> orders = new ConcurrentHashMap<>();

  private LabWeb web;
  private String service;
  private SparkSampleProcess jvm;

  @BeforeEach
  void open() throws Exception {
    web =
        LabWeb.tls()
            .address(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
            .host(HOST, authority.issue(HOST), this::answer)
            .start();
    service = "https://" + HOST + ":" + web.port();
    jvm = new SparkSampleProcess(folder, authority.authorityPem(), HOST);
  }

  @AfterEach
  void close() {
    web.close();
  }

  private LabResponse answer(LabRequest request) {
    if (request.method().equals("PUT")) {
      String item = new String(request.body(), StandardCharsets.UTF_8);
      orders.put(request.path(), request.header("Idempotency-Key") + " " + item);
      return LabResponse.of(200, "kept");
    }
    String item = request.path().replace("/price/", "");
    return LabResponse.of(200, Integer.toString(item.length()));
  }

  private String description() throws Exception {
    String hostPort = HOST + ":" + web.port();
    return jvm.file(
        "egress.properties",
        "internet = " + hostPort + "\nprivate-addresses = " + hostPort + "\nmax-connections = 2\n");
  }

  private void plugin() throws Exception {
    jvm.conf("spark.plugins", "io.github.mcegress.spark.EgressPlugin")
        .conf("spark.mcegress.spec", description());
  }

  private void assertPrinted(List<String> printed, String... lines) {
    assertEquals(
        Arrays.asList(lines),
        printed.stream().filter(line -> line.matches("\\[?[a-z]+[ ,][0-9]\\]?")).collect(toList()),
        String.join("\n", printed));
    assertTrue(web.connections() <= 4, web.connections() + " connections");
  }

  private static void assertSummary(List<String> printed, String begins) {
    assertTrue(
        printed.stream().anyMatch(line -> line.startsWith("mcegress: summary: " + begins)),
        String.join("\n", printed));
  }

  @Test
  void pluginJobReadsInPartitions() throws Exception {
    plugin();

    List<String> printed = jvm.run(PluginJob.class, service);

    assertPrinted(printed, "tea 3", "rice 4", "salt 4", "oil 3");
    assertSummary(printed, "4 requests by 1 executor, 0 failures, ");
  }

  @Test
  void sqlJobReadsInSql() throws Exception {
    plugin();

    List<String> printed = jvm.run(SqlJob.class, service);

    assertPrinted(printed, "[rice,4]", "[tea,3]");
    assertSummary(printed, "2 requests by 1 executor, 0 failures, ");
  }

  @Test
  void streamingJobWritesEachOrderByItsKey() throws Exception {
    plugin();
    jvm.file("orders/1.csv", "2026-11-21,1001,tea\n2026-11-21,1002,rice\n");
    jvm.file("orders/2.csv", "2026-11-21,1003,salt\n");
    jvm.file("orders/3.csv", "2026-11-22,1001,oil\n");
    String[] arguments = {
      service, folder.resolve("orders").toString(), folder.resolve("checkpoint").toString()
    };

    List<String> printed = jvm.run(StreamingJob.class, arguments);

    assertSummary(printed, "4 requests by 1 executor, 0 failures, ");
    assertEquals(4, web.requests(HOST));
    assertEquals(
        IdempotencyKey.of("orders 2026-11-21", "1003") + " salt", orders.get("/orders/1003"));
    assertEquals(3, orders.size());

    // What the checkpoint has seen is not written again.
    assertSummary(jvm.run(StreamingJob.class, arguments), "0 requests by ");
  }

  @Test
  void broadcastJobNeedsNoPlugin() throws Exception {
    List<String> printed = jvm.run(BroadcastJob.class, description(), service);

    assertPrinted(printed, "tea 3", "rice 4", "salt 4", "oil 3");
  }

  @Test
  void configureInCodeJobNeedsNoSettings() throws Exception {
    List<String> printed = jvm.run(ConfigureInCodeJob.class, HOST + ":" + web.port());

    assertPrinted(printed, "tea 3", "rice 4", "salt 4", "oil 3");
    assertSummary(printed, "4 requests by 1 executor, 0 failures, ");
  }

  @Test
  void doctorJobExaminesFromTheDriver() throws Exception {
    String target = HOST + ":" + web.port();

    List<String> printed = jvm.run(DoctorJob.class, description(), target);

    assertTrue(printed.contains("from driver"), String.join("\n", printed));
    assertTrue(printed.contains(target + ": MCE-OK"), String.join("\n", printed));
    assertTrue(web.connections() < 12, web.connections() + " connections");
  }
}
