package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a client holds open, as the server sees it. */
@BothTransports
class OpenConnectionsTest {
  private static final String[] HOSTS = {"a.example.test", "b.example.test", "c.example.test"};

  @Parameter TransportKind transport;

  private EgressClient.Builder client(int port, InetAddress address) {
    String[] endpoints = new String[HOSTS.length];
    StringBuilder shipped = new StringBuilder();
    for (int i = 0; i < HOSTS.length; i++) {
      endpoints[i] = HOSTS[i] + ":" + port;
      shipped.append(address.getHostAddress()).append(' ').append(HOSTS[i]).append('\n');
    }
    return EgressClient.builder()
        .transport(transport)
        .spec(
            EgressSpec.builder()
                .internet(endpoints)
                .privateAddresses(endpoints)
                .pinPlainHttp(true)
                .build())
        .hosts(ResolvedHosts.parse(shipped.toString()))
        .resolver(new FakeHostResolver());
  }

  @Test
  void neverExceedsTheCapOverSeveralHosts() throws Exception {
    InetAddress address = InetAddress.getLoopbackAddress();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (CountingServer server = new CountingServer(address, 0);
        EgressClient client = client(server.port(), address).maxConnections(2).build()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int first = thread;
        calls.add(
            callers.submit(
                () -> {
                  for (int i = 0; i < 60; i++) {
                    String host = HOSTS[(first + i / 3) % HOSTS.length];
                    client.get("http://" + host + ":" + server.port() + "/");
                  }
                  return null;
                }));
      }
      for (Future<?> call : calls) {
        call.get(60, TimeUnit.SECONDS);
      }
      assertEquals(2, server.most());
      long answered = client.report().hosts().stream().mapToLong(HostReport::requests).sum();
      assertEquals(480, answered);
      assertTrue(server.total() < 480, server.total() + " connections for 480 requests");
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void keepsTheCapOfAHost() throws Exception {
    InetAddress address = InetAddress.getLoopbackAddress();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try (CountingServer server = new CountingServer(address, 0);
        EgressClient client =
            client(server.port(), address).maxConnections(4).maxConnectionsPerHost(1).build()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String host = HOSTS[i % 2];
        calls.add(
            callers.submit(() -> client.get("http://" + host + ":" + server.port() + "/").text()));
      }
      for (Future<?> call : calls) {
        assertEquals("yes", call.get(60, TimeUnit.SECONDS));
      }
      assertEquals(2, server.total());
    } finally {
      callers.shutdownNow();
    }
  }

  /** With idle ones counted: one request at a time over three hosts holds one connection. */
  @Test
  void countsIdleConnections() throws Exception {
    InetAddress address = InetAddress.getLoopbackAddress();
    try (CountingServer server = new CountingServer(address, 0);
        EgressClient client = client(server.port(), address).maxConnections(1).build()) {
      for (int i = 0; i < 9; i++) {
        client.get("http://" + HOSTS[i % 3] + ":" + server.port() + "/");
      }
      assertEquals(1, server.most());
      assertEquals(9, server.total());
    }
  }

  @Test
  void closesIdleConnectionsToWithdrawnAddresses() throws Exception {
    FakeTime time = new FakeTime();
    InetAddress old = LoopbackAddress.pick();
    InetAddress fresh = LoopbackAddress.pick();
    try (CountingServer withdrawn = new CountingServer(old, 0);
        CountingServer server = new CountingServer(fresh, withdrawn.port());
        EgressClient client =
            client(server.port(), old)
                .hosts(Shipped.hosts(HOSTS[0], time.now(), old))
                .resolver(new FakeHostResolver().set(HOSTS[0], fresh))
                .time(time)
                .background(Runnable::run)
                .build()) {
      String url = "http://" + HOSTS[0] + ":" + server.port() + "/";
      client.get(url);
      assertEquals(1, withdrawn.now());
      // Beyond the soft lifetime; the connection's rest and age are the same clock's.
      time.move(Duration.ofMinutes(21));
      client.get(url);
      await(withdrawn, 0);
      await(server, 1);
    }
  }

  @Test
  void closesEverythingWhenItIsClosed() throws Exception {
    InetAddress address = InetAddress.getLoopbackAddress();
    try (CountingServer server = new CountingServer(address, 0)) {
      try (EgressClient client = client(server.port(), address).build()) {
        for (String host : HOSTS) {
          client.get("http://" + host + ":" + server.port() + "/");
        }
        assertEquals(3, server.now());
      }
      await(server, 0);
    }
  }

  private static void await(CountingServer server, int open) throws Exception {
    for (int i = 0; i < 200 && server.now() != open; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertEquals(open, server.now());
  }

  /** OkHttp's own threads are shared by all clients: a few daemons, with nothing to do. */
  @Test
  void leavesNoThreadBehind() throws IOException {
    InetAddress address = InetAddress.getLoopbackAddress();
    try (CountingServer server = new CountingServer(address, 0)) {
      for (int i = 0; i < 20; i++) {
        openAndClose(server);
      }
      int before = Thread.activeCount();
      for (int i = 0; i < 1000; i++) {
        openAndClose(server);
      }
      assertTrue(Thread.activeCount() <= before + 2, before + " -> " + Thread.activeCount());
      assertEquals(1020, server.total());
      // Their workers are named for what they do, or did last; a busy one has a task on its stack.
      Thread.getAllStackTraces()
          .forEach(
              (thread, stack) -> {
                boolean okHttps = thread.getName().startsWith("OkHttp");
                String where = thread.getName() + " " + Arrays.toString(stack);
                assertTrue(!okHttps || (thread.isDaemon() && !where.contains("runOnce")), where);
              });
    }
  }

  private void openAndClose(CountingServer server) throws IOException {
    try (EgressClient client =
        client(server.port(), InetAddress.getLoopbackAddress()).reportAtClose(false).build()) {
      client.get("http://" + HOSTS[0] + ":" + server.port() + "/");
    }
  }
}
