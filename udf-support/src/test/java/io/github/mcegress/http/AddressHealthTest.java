package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressHealthTest {
  private static final InetAddress A = address(1);
  private static final InetAddress B = address(2);
  private static final InetAddress C = address(3);

  private final FakeTime time = new FakeTime();
  private AddressHealth health;

  static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, (byte) last});
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void threeAddresses() {
    health = new AddressHealth(time, 0);
    health.addresses(Arrays.asList(A, B, C));
    // The whole of a back-off.
    time.random(1);
  }

  private void assertOrder(InetAddress... order) {
    assertEquals(Arrays.asList(order), health.order());
  }

  private boolean failed(InetAddress address) {
    return health.failed(address, time.nanoTime());
  }

  @Test
  void startsWhereItsOffsetSays() {
    assertOrder(A, B, C);
    for (int[] one : new int[][] {{1, 2}, {2, 3}, {3, 1}, {4, 2}, {Integer.MAX_VALUE, 2}}) {
      AddressHealth other = new AddressHealth(time, one[0]);
      other.addresses(Arrays.asList(A, B, C));
      assertEquals(address(one[1]), other.order().get(0), "offset " + one[0]);
    }
  }

  @Test
  void putsAFailedAddressBehindAndBringsItBackAfterItsTime() {
    failed(A);
    assertOrder(B, C, A);
    time.move(Duration.ofMillis(999));
    assertOrder(B, C, A);
    time.move(Duration.ofMillis(1));
    assertOrder(A, B, C);
  }

  @Test
  void doublesTheTimeWithEachFailureUpToALimit() {
    long[] seconds = {1, 2, 4, 8, 16, 32, 64, 128, 256, 256};
    for (long back : seconds) {
      failed(A);
      time.move(Duration.ofSeconds(back).minusNanos(1));
      assertOrder(B, C, A);
      time.move(Duration.ofNanos(1));
      assertOrder(A, B, C);
    }
  }

  @Test
  void countsWhatBeganBeforeTheLastFailureAsTheSame() {
    long begun = time.nanoTime();
    time.move(Duration.ofMillis(100));
    assertTrue(health.failed(A, begun));
    time.move(Duration.ofMillis(100));
    assertFalse(health.failed(A, begun + 1), "another thread's, that took longer");
    assertTrue(health.failed(B, begun), "another address");
    time.move(Duration.ofMillis(900));
    assertOrder(A, C, B);
    assertTrue(health.failed(A, time.nanoTime()), "it was tried again");
    assertFalse(health.failed(address(9), time.nanoTime()), "it is none of the addresses");
  }

  @Test
  void forgetsFailuresAfterASuccess() {
    failed(A);
    failed(A);
    health.succeeded(A);
    assertOrder(A, B, C);
    failed(A);
    time.move(Duration.ofSeconds(1));
    assertOrder(A, B, C);
  }

  @Test
  void leavesNoneOutWhenAllFailed() {
    failed(C);
    time.move(Duration.ofMillis(10));
    failed(A);
    time.move(Duration.ofMillis(10));
    failed(B);
    assertOrder(C, A, B);
  }

  @Test
  void keepsWhatItKnowsOfAddressesThatStay() {
    failed(A);
    failed(B);
    health.addresses(Arrays.asList(A, C));
    assertOrder(C, A);
    health.addresses(Arrays.asList(A, B, C));
    assertOrder(B, C, A);
    failed(address(9));
    assertOrder(B, C, A);
  }

  @Test
  void givesTheSameListWhileNothingChanges() {
    List<InetAddress> order = health.order();
    assertSame(order, health.order());
    health.succeeded(A);
    assertSame(order, health.order());
    failed(A);
    List<InetAddress> after = health.order();
    assertSame(after, health.order());
  }
}
