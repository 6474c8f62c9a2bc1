package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionLeaseTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeTime time = new FakeTime();
  private final Semaphore wanting = new Semaphore(0);
  private final ConnectionLease lease = new ConnectionLease(4, wanting::release, time);
  private final AdaptiveLimit limit = new AdaptiveLimit(4, lease, time);
  private final Connections<FakeConnection> connections = new Connections<>(limit, 4, time);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  private void grant(int granted) {
    lease.grant(granted, time.nanoTime() + TimeUnit.SECONDS.toNanos(10));
  }

  private static Route route(String host) throws Exception {
    return new Route(
        Target.parse("https://" + host + "/"), InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private Slot<FakeConnection> open(String host) throws Exception {
    Slot<FakeConnection> slot = connections.lease(route(host), Deadline.in(LONG));
    if (slot.connection() == null) {
      connections.opened(slot, new FakeConnection());
    }
    return slot;
  }

  private Future<Slot<FakeConnection>> waiting(String host) throws Exception {
    Future<Slot<FakeConnection>> slot = callers.submit(() -> open(host));
    assertTrue(wanting.tryAcquire(20, TimeUnit.SECONDS), "nobody was told");
    return slot;
  }

  @Test
  void callsWaitUntilSomeAreGranted() throws Exception {
    assertEquals(0, lease.held());
    Future<Slot<FakeConnection>> first = waiting("a.test");
    Future<Slot<FakeConnection>> second = waiting("b.test");
    assertEquals(2, lease.wanted());
    assertFalse(first.isDone() || second.isDone());
    grant(1);
    Slot<FakeConnection> slot = first.get(20, TimeUnit.SECONDS);
    assertFalse(second.isDone());
    assertEquals(1, connections.size());
    connections.release(slot, true);
    second.get(20, TimeUnit.SECONDS);
    assertFalse(slot.connection().isOpen(), "it is the other's turn");
    assertEquals(1, lease.held());
  }

  @Test
  void saysThatNoneIsGranted() {
    EgressException refused =
        assertThrows(
            EgressException.class,
            () -> connections.lease(route("a.test"), Deadline.in(Duration.ofMillis(20))));
    assertEquals(Codes.CAPACITY_EXHAUSTED, refused.code());
    assertTrue(refused.getMessage().contains("no connection is granted"), refused.getMessage());
  }

  @Test
  void aSmallerGrantEndsIdleOnesAndThenBusyOnes() throws Exception {
    grant(3);
    Slot<FakeConnection> busy = open("a.test");
    Slot<FakeConnection> other = open("b.test");
    Slot<FakeConnection> idle = open("c.test");
    connections.release(idle, true);
    assertEquals(2, lease.wanted());
    grant(1);
    assertFalse(idle.connection().isOpen());
    assertTrue(busy.connection().isOpen() && other.connection().isOpen());
    assertEquals(2, lease.held(), "what is open counts");
    connections.release(busy, true);
    assertFalse(busy.connection().isOpen());
    assertEquals(1, lease.held());
    grant(0);
    assertTrue(other.connection().isOpen());
    connections.release(other, true);
    assertFalse(other.connection().isOpen());
    assertEquals(0, lease.held());
  }

  @Test
  void aConnectionOfManyRequestsTakesNoFurtherOne() throws Exception {
    grant(2);
    Slot<FakeConnection> first = open("a.test");
    Slot<FakeConnection> second = open("b.test");
    connections.multiplex(first, 100);
    connections.multiplex(second, 100);
    grant(1);
    Slot<FakeConnection> third = open("b.test");
    assertEquals(second, third, "one of the two goes on");
    Future<Slot<FakeConnection>> waits = waiting("a.test");
    connections.release(first, true);
    assertFalse(first.connection().isOpen());
    connections.release(second, true);
    connections.release(third, true);
    waits.get(20, TimeUnit.SECONDS);
    assertEquals(1, lease.held());
  }

  @Test
  void cutsAllAtItsEnd() throws Exception {
    grant(2);
    Slot<FakeConnection> busy = open("a.test");
    Slot<FakeConnection> idle = open("b.test");
    connections.release(idle, true);
    time.move(Duration.ofSeconds(9));
    lease.endIfOver();
    assertTrue(busy.connection().isOpen() && idle.connection().isOpen());
    time.move(Duration.ofSeconds(1));
    lease.endIfOver();
    assertFalse(busy.connection().isOpen() || idle.connection().isOpen());
    assertEquals(0, lease.held());
    Future<Slot<FakeConnection>> waits = waiting("a.test");
    connections.release(busy, true);
    assertFalse(waits.isDone());
    grant(1);
    waits.get(20, TimeUnit.SECONDS);
  }

  @Test
  void cutsWhatIsBusyAtTheEndOfAGrantOfNone() throws Exception {
    grant(1);
    Slot<FakeConnection> busy = open("a.test");
    grant(0);
    assertTrue(busy.connection().isOpen());
    time.move(Duration.ofSeconds(10));
    lease.endIfOver();
    assertFalse(busy.connection().isOpen());
    assertEquals(0, lease.held());
  }

  @Test
  void nothingIsUsedBehindItsEndEvenIfNobodyCut() throws Exception {
    grant(2);
    Slot<FakeConnection> idle = open("a.test");
    connections.release(idle, true);
    time.move(Duration.ofSeconds(10));
    waiting("a.test");
    assertFalse(idle.connection().isOpen());
  }

  @Test
  void whatIsOpenedBehindItsEndIsClosed() throws Exception {
    grant(1);
    Slot<FakeConnection> slot = connections.lease(route("a.test"), Deadline.in(LONG));
    time.move(Duration.ofSeconds(10));
    lease.endIfOver();
    grant(1);
    FakeConnection late = new FakeConnection();
    assertThrows(SocketException.class, () -> connections.opened(slot, late));
    assertFalse(late.isOpen());
    connections.release(slot, false);
    assertEquals("1 of 4 granted", lease.toString());
  }

  @Test
  void theAdaptiveLimitStaysBelowTheGrant() throws Exception {
    grant(3);
    limit.lost(time.nanoTime());
    assertEquals(1, limit.now());
    grant(0);
    time.move(Duration.ofSeconds(2));
    limit.lost(time.nanoTime());
    assertEquals(1, limit.report().lowered(), "what broke without a grant we cut ourselves");
    assertEquals(0, limit.report().current());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> ConnectionLease.upTo(0, () -> {}));
    assertThrows(IllegalArgumentException.class, () -> grant(5));
    assertThrows(IllegalArgumentException.class, () -> grant(-1));
    assertThrows(IllegalArgumentException.class, () -> new Connections<>(limit, 4, time));
    EgressClient.Builder both =
        EgressClient.builder()
            .spec(Shipped.spec("api.example.test:443"))
            .lease(ConnectionLease.upTo(4, () -> {}))
            .maxConnections(2);
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, both::build);
    assertEquals("the client has a cap of 2 and a lease; set one of them", refused.getMessage());
  }
}
