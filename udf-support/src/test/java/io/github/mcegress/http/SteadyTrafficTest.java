package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The same as {@link AddressChangeTest} over HTTPS and under the reads of several threads. */
@BothTransports
class SteadyTrafficTest {
  private static final String HOST = "api.example.test";
  private static final int THREADS = 4;
  private static final int READS = 20;

  @Parameter TransportKind transport;

  private final FakeTime time = new FakeTime();
  private final FakeHostResolver resolver = new FakeHostResolver();
  private final LabCertificates certificates = LabCertificates.create();
  private final LabCertificate certificate = certificates.issue(HOST);
  private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    readers.shutdownNow();
  }

  private LabWeb web(InetAddress address, int port) throws IOException {
    return LabWeb.tls()
        .address(address)
        .port(port)
        .host(HOST, certificate, request -> LabResponse.of(200, "yes"))
        .start();
  }

  private LabWeb beside(LabWeb first) throws IOException {
    BindException last = null;
    for (int i = 0; i < 20; i++) {
      try {
        return web(LoopbackAddress.pick(), first.port());
      } catch (BindException taken) {
        last = taken;
      }
    }
    throw new IOException("no second loopback address", last);
  }

  private EgressClient client(LabWeb web, InetAddress... shipped) {
    String endpoint = HOST + ":" + web.port();
    return EgressClient.builder()
        .transport(transport)
        .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
        .hosts(Shipped.hosts(HOST, time.now(), shipped))
        .resolver(resolver)
        .trustPem(certificates.authorityPem())
        .time(time)
        .build();
  }

  /** Every thread reads; what is to happen happens when each has read a few times. */
  private void read(EgressClient client, int port, Runnable meanwhile) throws Exception {
    CountDownLatch underWay = new CountDownLatch(THREADS * 5);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(
          readers.submit(
              () -> {
                for (int j = 0; j < READS; j++) {
                  assertEquals("yes", client.get("https://" + HOST + ":" + port + "/").text());
                  underWay.countDown();
                }
                return null;
              }));
    }
    assertTrue(underWay.await(60, TimeUnit.SECONDS), "the readers failed at once");
    meanwhile.run();
    for (Future<?> reader : all) {
      reader.get(60, TimeUnit.SECONDS);
    }
  }

  private void read(EgressClient client, int port) throws Exception {
    read(client, port, () -> {});
  }

  @Test
  void aRetiredAddressGetsNoRequestAfterOneRefresh() throws Exception {
    try (LabWeb old = web(LoopbackAddress.pick(), 0);
        LabWeb fresh = beside(old);
        EgressClient client = client(old, old.address())) {
      resolver.set(HOST, fresh.address());
      read(client, old.port());
      assertEquals(THREADS * READS, old.requests(HOST));
      read(client, old.port(), () -> time.move(Duration.ofMinutes(21)));
      int untilRefresh = old.requests(HOST);
      read(client, old.port());
      read(client, old.port());
      assertEquals(untilRefresh, old.requests(HOST));
      assertEquals(4 * THREADS * READS, old.requests(HOST) + fresh.requests(HOST));
      resolver.assertRequests(HOST);
    }
  }

  @Test
  void oneDeadAddressOfThreeFailsNoReadAndIsLeftAloneForItsBackOff() throws Exception {
    LabWeb first = web(LoopbackAddress.pick(), 0);
    InetAddress dead = first.address();
    int port = first.port();
    try (LabWeb second = beside(first);
        LabWeb third = beside(first);
        EgressClient client = client(first, dead, second.address(), third.address())) {
      read(client, port);
      assertEquals(THREADS * READS, first.requests(HOST));
      first.close();
      read(client, port);
      try (LabWeb again = web(dead, port)) {
        read(client, port);
        assertEquals(0, again.connections(), "it was tried within its back-off");
        // The first back-off: several threads that meet one dead address count once.
        time.move(Duration.ofSeconds(1));
        read(client, port);
        assertTrue(again.requests(HOST) > 0, "it was not tried after its back-off");
        assertEquals(
            4 * THREADS * READS,
            first.requests(HOST)
                + second.requests(HOST)
                + third.requests(HOST)
                + again.requests(HOST));
      }
    } finally {
      first.close();
    }
  }
}
