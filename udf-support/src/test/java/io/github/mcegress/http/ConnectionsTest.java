package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private final FakeTime time = new FakeTime();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  private Connections<FakeConnection> connections(int cap, int capPerHost) {
    return new Connections<>(new AdaptiveLimit(cap, time), capPerHost, time);
  }

  private static Route route(String host) throws Exception {
    return route(host, 1);
  }

  private static Route route(String host, int address) throws Exception {
    return new Route(
        Target.parse("https://" + host + "/"),
        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) address}));
  }

  private static Slot<FakeConnection> lease(Connections<FakeConnection> connections, Route route)
      throws Exception {
    Slot<FakeConnection> slot = connections.lease(route, Deadline.in(Duration.ofSeconds(20)));
    if (slot.connection() == null) {
      connections.opened(slot, new FakeConnection());
    }
    return slot;
  }

  private static FakeConnection use(Connections<FakeConnection> connections, String host)
      throws Exception {
    Slot<FakeConnection> slot = lease(connections, route(host));
    connections.release(slot, true);
    return slot.connection();
  }

  private static EgressException exhausted(Connections<FakeConnection> connections, String host) {
    EgressException refused =
        assertThrows(
            EgressException.class,
            () -> connections.lease(route(host), Deadline.in(Duration.ofMillis(30))));
    assertEquals(Codes.CAPACITY_EXHAUSTED, refused.code());
    return refused;
  }

  private Future<Slot<FakeConnection>> waiting(
      Connections<FakeConnection> connections, String host, int before) throws Exception {
    Future<Slot<FakeConnection>> lease = callers.submit(() -> lease(connections, route(host)));
    while (connections.waiting() <= before && !lease.isDone()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return lease;
  }

  @Test
  void keepsAConnectionForItsRouteOnly() throws Exception {
    Connections<FakeConnection> connections = connections(4, 4);
    FakeConnection first = use(connections, "a.test");
    assertSame(first, use(connections, "a.test"));
    FakeConnection other = use(connections, "b.test");
    FakeConnection elsewhere = lease(connections, route("a.test", 2)).connection();
    assertEquals(3, connections.size());
    assertTrue(first.isOpen() && other.isOpen() && elsewhere.isOpen());
  }

  @Test
  void endsTheLongestIdleConnectionAtTheCap() throws Exception {
    Connections<FakeConnection> connections = connections(2, 2);
    FakeConnection first = use(connections, "a.test");
    time.move(Duration.ofSeconds(1));
    FakeConnection second = use(connections, "b.test");
    time.move(Duration.ofSeconds(1));
    use(connections, "c.test");
    assertFalse(first.isOpen());
    assertTrue(second.isOpen());
    assertEquals(2, connections.size());
  }

  @Test
  void refusesWhenTheDeadlineIsOverBeforeItsTurn() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> slot = lease(connections, route("a.test"));
    exhausted(connections, "a.test");
    exhausted(connections, "b.test");
    assertEquals(0, connections.waiting());
    connections.release(slot, true);
    assertSame(slot.connection(), use(connections, "a.test"));
  }

  @Test
  void servesInTheOrderOfArrival() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> slot = lease(connections, route("a.test"));
    List<Future<Slot<FakeConnection>>> waiting = new ArrayList<>();
    for (String host : new String[] {"b.test", "a.test", "c.test"}) {
      waiting.add(waiting(connections, host, waiting.size()));
    }
    for (Future<Slot<FakeConnection>> next : waiting) {
      connections.release(slot, true);
      slot = next.get(20, TimeUnit.SECONDS);
      assertEquals(1, connections.size());
    }
  }

  @Test
  void keepsTheCapOfAHostWithoutHoldingUpOthers() throws Exception {
    Connections<FakeConnection> connections = connections(3, 1);
    Slot<FakeConnection> slot = lease(connections, route("a.test", 1));
    Future<Slot<FakeConnection>> same =
        callers.submit(() -> lease(connections, route("a.test", 2)));
    while (connections.waiting() == 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertNotNull(use(connections, "b.test"));
    assertFalse(same.isDone());
    connections.release(slot, true);
    same.get(20, TimeUnit.SECONDS);
    assertFalse(slot.connection().isOpen());
  }

  @Test
  void endsRestedAndAgedConnections() throws Exception {
    Connections<FakeConnection> connections = connections(2, 2);
    FakeConnection rested = use(connections, "a.test");
    time.move(Duration.ofSeconds(61));
    FakeConnection aged = use(connections, "a.test");
    assertFalse(rested.isOpen());
    for (int i = 0; i < 5; i++) {
      time.move(Duration.ofSeconds(59));
      assertSame(aged, use(connections, "a.test"));
    }
    time.move(Duration.ofSeconds(10));
    time.random(0.5);
    FakeConnection next = use(connections, "a.test");
    assertFalse(aged.isOpen());
    for (int i = 0; i < 7; i++) {
      time.move(Duration.ofSeconds(59));
      assertSame(next, use(connections, "a.test"));
    }
    time.move(Duration.ofSeconds(59));
    use(connections, "a.test");
    assertFalse(next.isOpen());
  }

  @Test
  void doesNotKeepWhatIsBrokenOrClosed() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> slot = lease(connections, route("a.test"));
    connections.release(slot, false);
    assertFalse(slot.connection().isOpen());
    assertEquals(0, connections.size());
    FakeConnection left = use(connections, "a.test");
    left.cut();
    assertTrue(use(connections, "a.test").isOpen());
  }

  @Test
  void endsIdleConnectionsToWithdrawnAddressesAndOthersAfterUse() throws Exception {
    Connections<FakeConnection> connections = connections(4, 4);
    Slot<FakeConnection> busy = lease(connections, route("a.test", 1));
    Slot<FakeConnection> kept = lease(connections, route("a.test", 2));
    Slot<FakeConnection> idle = lease(connections, route("a.test", 1));
    FakeConnection other = use(connections, "b.test");
    connections.release(kept, true);
    connections.release(idle, true);
    connections.retain(
        route("a.test").endpoint(), Collections.singletonList(route("a.test", 2).address()));
    assertFalse(idle.connection().isOpen());
    assertTrue(busy.connection().isOpen() && kept.connection().isOpen() && other.isOpen());
    connections.release(busy, true);
    assertFalse(busy.connection().isOpen());
    assertEquals(2, connections.size());
  }

  @Test
  void sharesAConnectionThatMultiplexes() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> slot = lease(connections, route("a.test"));
    Future<Slot<FakeConnection>> second = waiting(connections, "a.test", 0);
    assertFalse(second.isDone());
    connections.multiplex(slot, 3);
    assertSame(slot, second.get(20, TimeUnit.SECONDS));
    assertSame(slot, lease(connections, route("a.test")));
    exhausted(connections, "a.test");
    connections.refused(slot);
    connections.release(slot, true);
    exhausted(connections, "a.test");
    connections.release(slot, true);
    assertSame(slot, lease(connections, route("a.test")));
  }

  @Test
  void doesNotStarveWhoWaitsBehindASharedConnection() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> slot = lease(connections, route("a.test"));
    connections.multiplex(slot, 3);
    Future<Slot<FakeConnection>> other = waiting(connections, "b.test", 0);
    Future<Slot<FakeConnection>> late = waiting(connections, "a.test", 1);
    connections.release(slot, true);
    connections.release(other.get(20, TimeUnit.SECONDS), true);
    assertNotNull(late.get(20, TimeUnit.SECONDS));
  }

  @Test
  void leavesTheQueueWhenInterrupted() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    lease(connections, route("a.test"));
    Future<Slot<FakeConnection>> interrupted = waiting(connections, "a.test", 0);
    callers.shutdownNow();
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> interrupted.get(20, TimeUnit.SECONDS));
    assertTrue(failed.getCause() instanceof InterruptedIOException);
    assertEquals(0, connections.waiting());
  }

  @Test
  void endsEverythingWhenClosed() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> busy = lease(connections, route("a.test"));
    Future<Slot<FakeConnection>> pending = waiting(connections, "a.test", 0);
    connections.close();
    assertFalse(busy.connection().isOpen());
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> pending.get(20, TimeUnit.SECONDS));
    assertTrue(failed.getCause() instanceof IllegalStateException);
    connections.release(busy, true);
    assertThrows(IllegalStateException.class, () -> use(connections, "a.test"));
    assertEquals(0, connections.size());
  }

  @Test
  void endsWhatIsOpenedAfterClose() throws Exception {
    Connections<FakeConnection> connections = connections(1, 1);
    Slot<FakeConnection> slot =
        connections.lease(route("a.test"), Deadline.in(Duration.ofSeconds(1)));
    assertNull(slot.connection());
    connections.close();
    FakeConnection late = new FakeConnection();
    assertThrows(IllegalStateException.class, () -> connections.opened(slot, late));
    assertFalse(late.isOpen());
  }

  @Test
  void endsIdleConnectionsBeyondALoweredLimit() throws Exception {
    AdaptiveLimit limit = new AdaptiveLimit(4, time);
    Connections<FakeConnection> connections = new Connections<>(limit, 4, time);
    Slot<FakeConnection> busy = lease(connections, route("a.test"));
    FakeConnection oldest = use(connections, "b.test");
    time.move(Duration.ofSeconds(1));
    FakeConnection second = use(connections, "c.test");
    time.move(Duration.ofSeconds(1));
    FakeConnection last = use(connections, "d.test");
    limit.lost(time.nanoTime());
    assertSame(last, use(connections, "d.test"));
    assertFalse(oldest.isOpen() || second.isOpen());
    assertEquals(2, connections.size());
    connections.release(busy, true);
    assertTrue(busy.connection().isOpen());
  }

  @Test
  void servesInTheOrderOfArrivalUnderALoweredLimitAndWhenItRises() throws Exception {
    AdaptiveLimit limit = new AdaptiveLimit(3, time);
    Connections<FakeConnection> connections = new Connections<>(limit, 3, time);
    Slot<FakeConnection> first = lease(connections, route("a.test"));
    Slot<FakeConnection> second = lease(connections, route("a.test"));
    limit.lost(time.nanoTime());
    assertEquals(1, limit.now());
    List<Future<Slot<FakeConnection>>> waiting = new ArrayList<>();
    for (String host : new String[] {"b.test", "a.test", "c.test"}) {
      waiting.add(waiting(connections, host, waiting.size()));
    }
    connections.release(first, true);
    assertFalse(first.connection().isOpen());
    assertEquals(3, connections.waiting());
    connections.release(second, true);
    Slot<FakeConnection> served = waiting.get(0).get(20, TimeUnit.SECONDS);
    assertEquals(1, connections.size());
    assertTrue(exhausted(connections, "d.test").getMessage().contains("limit of 3 is lowered"));
    time.move(Duration.ofSeconds(1));
    limit.answered();
    assertEquals(2, limit.now());
    connections.release(served, true);
    assertNotNull(waiting.get(1).get(20, TimeUnit.SECONDS));
    assertNotNull(waiting.get(2).get(20, TimeUnit.SECONDS));
    assertEquals(2, connections.size());
  }
}
