package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Addresses that die and change under traffic: no read fails. */
@BothTransports
class AddressChangeTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";

  private final FakeTime time = new FakeTime();

  private static LabWeb web(InetAddress address, int port, String name) throws IOException {
    return LabWeb.plain()
        .address(address)
        .port(port)
        .host(HOST, request -> LabResponse.of(200, name))
        .start();
  }

  /** A second server on the same port of another address. */
  private static LabWeb beside(LabWeb first, String name) throws IOException {
    BindException last = null;
    for (int i = 0; i < 20; i++) {
      InetAddress address = LoopbackAddress.pick();
      if (!address.equals(first.address())) {
        try {
          return web(address, first.port(), name);
        } catch (BindException e) {
          last = e;
        }
      }
    }
    throw new IOException("no second loopback address", last);
  }

  private EgressClient client(LabWeb web, FakeHostResolver resolver, InetAddress... shipped) {
    String endpoint = HOST + ":" + web.port();
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(endpoint))
        .hosts(Shipped.hosts(HOST, time.now(), shipped))
        .resolver(resolver)
        .time(time)
        .background(Runnable::run)
        .build();
  }

  @Test
  void aRetiredAddressGetsNoRequestAfterOneRefresh() throws Exception {
    try (LabWeb old = web(LoopbackAddress.pick(), 0, "old");
        LabWeb fresh = beside(old, "new")) {
      FakeHostResolver resolver = new FakeHostResolver().set(HOST, fresh.address());
      try (EgressClient client = client(old, resolver, old.address())) {
        String url = "http://" + HOST + ":" + old.port() + "/";
        for (int i = 0; i < 10; i++) {
          assertEquals("old", client.get(url).text());
        }
        resolver.assertRequests();
        time.move(Duration.ofMinutes(21));
        for (int i = 0; i < 10; i++) {
          assertEquals("new", client.get(url).text());
        }
        resolver.assertRequests(HOST);
        assertEquals(10, old.requests(HOST));
        assertEquals(
            fresh.address().getHostAddress(), client.report().hosts().get(0).address().get());
      }
    }
  }

  @Test
  void takesNewerAddressesFromElsewhere() throws Exception {
    try (LabWeb old = web(LoopbackAddress.pick(), 0, "old");
        LabWeb fresh = beside(old, "new")) {
      FakeHostResolver nobody = new FakeHostResolver();
      try (EgressClient client = client(old, nobody, old.address())) {
        String url = "http://" + HOST + ":" + old.port() + "/";
        assertEquals("old", client.get(url).text());
        client.hosts(Shipped.hosts(HOST, time.now().minusSeconds(1), fresh.address()));
        assertEquals("old", client.get(url).text(), "they are no newer");
        time.move(Duration.ofMinutes(9));
        client.hosts(Shipped.hosts(HOST, time.now(), fresh.address()));
        time.move(Duration.ofMinutes(9));
        assertEquals("new", client.get(url).text());
        HostReport report = client.report().hosts().get(0);
        assertEquals(AddressOrigin.SHIPPED, report.origin().get());
        assertEquals(time.now().minus(Duration.ofMinutes(9)), report.answeredAt().get());
        nobody.assertRequests();
      }
    }
  }

  @Test
  void aDeadAddressIsTriedAgainOnlyAfterItsBackOff() throws Exception {
    try (LabWeb alive = web(LoopbackAddress.pick(), 0, "alive")) {
      LabWeb dying = beside(alive, "dying");
      InetAddress dead = dying.address();
      try (EgressClient client = client(alive, new FakeHostResolver(), dead, alive.address())) {
        String url = "http://" + HOST + ":" + alive.port() + "/";
        assertEquals("dying", client.get(url).text());
        dying.close();
        for (int i = 0; i < 10; i++) {
          assertEquals("alive", client.get(url).text());
        }
        try (LabWeb again = web(dead, alive.port(), "again")) {
          assertEquals("alive", client.get(url).text());
          time.move(Duration.ofSeconds(2));
          assertEquals("again", client.get(url).text());
          assertEquals(1, again.requests(HOST));
        }
      }
    }
  }

  @Test
  void asksWhenEveryShippedAddressIsDead() throws Exception {
    try (LabWeb alive = web(LoopbackAddress.pick(), 0, "alive")) {
      InetAddress dead;
      try (LabWeb dying = beside(alive, "dying")) {
        dead = dying.address();
      }
      FakeHostResolver resolver = new FakeHostResolver().set(HOST, alive.address());
      try (EgressClient client = client(alive, resolver, dead)) {
        assertEquals("alive", client.get("http://" + HOST + ":" + alive.port() + "/").text());
        resolver.assertRequests(HOST);
        assertEquals(AddressOrigin.RESOLVED, client.report().hosts().get(0).origin().get());
      }
    }
  }

  @Test
  void renewsOnAThreadOfItsOwnOnlyWhereThreadsAreUsed() throws Exception {
    CompletableFuture<Thread> asking = new CompletableFuture<>();
    try (LabWeb web = web(LoopbackAddress.pick(), 0, "yes")) {
      String endpoint = HOST + ":" + web.port();
      EgressClient client =
          EgressClient.builder()
              .transport(transport)
              .spec(Shipped.spec(endpoint))
              .hosts(Shipped.hosts(HOST, time.now(), web.address()))
              .resolver(
                  host -> {
                    asking.complete(Thread.currentThread());
                    return Collections.singletonList(web.address());
                  })
              .time(time)
              .build();
      client.get("http://" + endpoint + "/");
      assertFalse(asking.isDone());
      time.move(Duration.ofMinutes(21));
      client.get("http://" + endpoint + "/");
      Thread thread = asking.get(60, TimeUnit.SECONDS);
      client.close();
      if (transport == TransportKind.BLOCKING) {
        assertSame(Thread.currentThread(), thread);
      } else {
        thread.join(60_000);
        assertFalse(thread.isAlive());
        assertEquals("mcegress-addresses", thread.getName());
      }
    }
  }
}
