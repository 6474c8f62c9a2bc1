package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.Gauge;
import io.github.mcegress.Codes;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.http.EgressRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Driver and executor together, over a fake of Spark's messages and real servers. */
class EgressExecutorTest {
  private final SparkConf conf = new SparkConf(false).setMaster("local[2]").setAppName("test");
  private final Told told = new Told();
  private final EgressExecutor executor = new EgressExecutor(told);
  private LabSites sites;
  private NamedHosts dns;
  private EgressDriver driver;

  @BeforeEach
  void open() throws Exception {
    sites = new LabSites();
    dns = sites.dns();
    driver = new EgressDriver(dns, System::nanoTime, told);
    conf.set("spark.mcegress.pem", ShippedText.toUri(sites.pem()));
  }

  @AfterEach
  void close() {
    executor.shutdown();
    driver.shutdown();
    sites.close();
  }

  private Map<String, String> startDriver(int connections) {
    SparkEgress.configure(conf, sites.spec(connections));
    return driver.start(conf, "3.5.9", new Configuration(false));
  }

  private FakePluginContext context(String id) {
    return new FakePluginContext(id, driver::receive);
  }

  @Test
  void readsWithoutDnsAndWithoutAMessagePerRequest() throws Exception {
    conf.set("spark.mcegress.lease", "10min");
    Map<String, String> map = startDriver(4);
    FakePluginContext context = context("7");
    executor.init(context, map);

    for (int i = 0; i < 300; i++) {
      assertEquals(
          LabSites.HOSTS[i % 3] + "/" + i,
          SparkEgress.client().get(sites.url(i % 3, "/" + i)).text());
    }

    assertEquals(3, dns.requests().size());
    assertTrue(context.messages().size() <= 5, context.messages().toString());
    int messages = context.messages().size();
    for (int i = 0; i < 1000; i++) {
      SparkEgress.client().get(sites.url(i % 3, "/more"));
    }
    assertEquals(messages, context.messages().size(), "the fast path sends nothing");
    assertEquals(Collections.singleton("mcegress-ask"), new HashSet<>(context.threads()));
    assertTrue(sites.web().connections() <= 4);
    assertEquals(
        1300L, ((Gauge<?>) context.metricRegistry().getMetrics().get("requests")).getValue());

    executor.shutdown();
    assertTrue(driver.summary().contains("1300 requests by 1 executor, 0 failures"));
    assertTrue(driver.summary().contains("; 0 look-ups by executors refused; "));
    assertTrue(driver.summary().contains("slots: 0 taken, 1 free"), driver.summary());
    assertThrows(IllegalStateException.class, SparkEgress::client);
  }

  @Test
  void withoutALimitThereIsNoLease() throws Exception {
    executor.init(context("1"), startDriver(0));

    assertEquals("b.example.test/x", SparkEgress.client().get(sites.url(1, "/x")).text());
  }

  @Test
  void elsewhereThereIsNoClient() {
    String message = assertThrows(IllegalStateException.class, SparkEgress::client).getMessage();

    assertTrue(message.contains("spark.plugins=io.github.mcegress.spark.EgressPlugin"), message);
  }

  @Test
  void whatIsDamagedIsThrownAtFirstUseAndToldToTheDriver() throws Exception {
    Map<String, String> map = new HashMap<>(startDriver(4));
    map.put("addresses", "many");
    executor.init(context("3"), map);

    String message = assertThrows(IllegalStateException.class, SparkEgress::client).getMessage();

    assertEquals(
        "this executor has no client: the driver's settings have addresses=\"many\", which is no"
            + " number",
        message);
    told.await("executor 3 has no client: the driver's settings have addresses");
    assertTrue(driver.summary().contains("1 executors without a client"), driver.summary());
  }

  @Test
  void aDriverOfAnotherVersionIsNamed() {
    executor.init(context("3"), Collections.emptyMap());

    String message = assertThrows(IllegalStateException.class, SparkEgress::client).getMessage();

    assertTrue(message.contains("give driver and executors the same mcegress jar"), message);
  }

  @Test
  void newerAddressesArriveWithTheLease() throws Exception {
    conf.set("spark.mcegress.refresh", "50ms").set("spark.mcegress.lease", "300ms");
    dns.set("c.example.test", "127.0.0.99");
    executor.init(context("1"), startDriver(4));
    EgressRequest request = EgressRequest.read(sites.url(2, "/")).timeout(Duration.ofMillis(500));

    dns.set("c.example.test", "127.0.0.1");

    EgressClient client = SparkEgress.client();
    int status = 0;
    while (status != 200) {
      try {
        status = client.send(request).status();
      } catch (EgressException notYet) {
        assertNotEquals(Codes.NOT_DECLARED, notYet.code());
      }
    }
  }

  @Test
  void whatTheDriverDoesNotKnowIsNotLookedUp() throws Exception {
    Map<String, String> map = new HashMap<>(startDriver(4));
    map.put("hosts", "");
    executor.init(context("1"), map);

    EgressException e =
        assertThrows(EgressException.class, () -> SparkEgress.client().get(sites.url(0, "/")));

    assertEquals(Codes.DNS_UNRESOLVED, e.code());
    assertTrue(
        String.valueOf(e.getCause().getMessage()).contains("executors do not ask DNS"),
        String.valueOf(e.getCause()));
    executor.shutdown();
    assertFalse(driver.summary().contains("; 0 look-ups by executors refused"), driver.summary());
    assertEquals(3, dns.requests().size());
  }

  @Test
  void aDriverThatDoesNotAnswerEndsTheLeaseInTime() throws Exception {
    conf.set("spark.mcegress.lease", "500ms");
    Map<String, String> map = startDriver(4);
    CountDownLatch silent = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    FakePluginContext context =
        new FakePluginContext(
            "1",
            message -> {
              if (silent.getCount() == 0) {
                // As Spark's ask does: until its own time-out, unless it is interrupted.
                never.await();
              }
              return driver.receive(message);
            });
    executor.init(context, map);
    EgressClient client = SparkEgress.client();
    assertEquals(200, client.send(EgressRequest.read(sites.url(0, "/"))).status());

    ExecutorService callers = Executors.newSingleThreadExecutor();
    try {
      Future<?> busy =
          callers.submit(
              () ->
                  client.send(EgressRequest.writeOnce("POST", sites.url(0, "/hold"), new byte[0])));
      sites.awaitHeld();
      silent.countDown();

      ExecutionException cut =
          assertThrows(ExecutionException.class, () -> busy.get(20, TimeUnit.SECONDS));
      assertEquals(Codes.HTTP_CONNECTION_LOST, ((EgressException) cut.getCause()).code());
      told.await("executor 1: no answer from the driver, connections end with the lease");
      EgressException none =
          assertThrows(
              EgressException.class,
              () ->
                  client.send(
                      EgressRequest.read(sites.url(0, "/")).timeout(Duration.ofMillis(50))));
      assertEquals(Codes.CAPACITY_EXHAUSTED, none.code());
    } finally {
      never.countDown();
      callers.shutdownNow();
    }
  }

  @Test
  void anotherContextInTheSameJvmHasAClientOfItsOwn() throws Exception {
    Map<String, String> map = startDriver(4);
    executor.init(context("driver"), map);
    EgressClient first = SparkEgress.client();
    executor.shutdown();

    EgressExecutor second = new EgressExecutor(told);
    second.init(context("driver"), map);
    try {
      assertNotSame(first, SparkEgress.client());
      executor.shutdown();
      assertEquals(200, SparkEgress.client().send(EgressRequest.read(sites.url(0, "/"))).status());
    } finally {
      second.shutdown();
    }
  }
}
