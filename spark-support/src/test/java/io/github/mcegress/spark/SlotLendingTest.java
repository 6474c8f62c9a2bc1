package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many connections a holder of a slot gets. */
class SlotLendingTest {
  /** Three slots with three connections each, and one left over. */
  private final SlotTable table =
      new SlotTable(10, 3, Duration.ofSeconds(10), Duration.ofSeconds(2));

  private long sequence;

  private int renew(String executor, int held, int wanted) {
    sequence++;
    return table.renew(new Renewal(executor, sequence, held, wanted, 0), 0).connections();
  }

  private int reserved() {
    return table.report(0).connectionsReserved();
  }

  @Test
  void anIdleHolderHasOneSoThatItCanBegin() {
    assertEquals(1, renew("a", 0, 0));
  }

  @Test
  void whatIsFreeIsLent() {
    assertEquals(2, renew("a", 0, 2));
    assertEquals(8, renew("b", 0, 20));
    assertEquals(10, reserved());
  }

  @Test
  void nobodyGivesBackWhatNobodyLacks() {
    renew("a", 0, 7);
    assertEquals(7, renew("a", 7, 0));
    assertEquals(3, renew("b", 0, 3));
    assertEquals(7, renew("a", 7, 0));
  }

  @Test
  void aBorrowerComesDownToItsShareForWhoLacksItsOwn() {
    assertEquals(10, renew("a", 0, 10));
    assertEquals(0, renew("b", 0, 1));
    assertEquals(3, renew("a", 10, 10));
    assertEquals(10, reserved(), "what is still open is not lent yet");
    assertEquals(0, renew("b", 0, 1));
    assertEquals(3, renew("a", 3, 10));
    assertEquals(1, renew("b", 0, 1));
    assertEquals(9, renew("a", 3, 10), "and gets what nobody lacks");
  }

  @Test
  void anIdleHolderMakesRoomForWhoWantsToBorrow() {
    renew("a", 0, 6);
    assertEquals(4, renew("b", 0, 8));
    assertEquals(2, renew("a", 6, 0));
    assertEquals(2, renew("a", 2, 0));
    assertEquals(8, renew("b", 4, 8));
  }

  @Test
  void thoseThatWantMoreThanThereIsGetEqualParts() {
    renew("a", 0, 10);
    renew("b", 0, 10);
    renew("c", 0, 2);
    for (int i = 0; i < 4; i++) {
      renew("a", renew("a", 10, 10), 10);
      renew("b", renew("b", 3, 10), 10);
      renew("c", renew("c", 0, 2), 2);
    }
    assertEquals(4, renew("a", 4, 10));
    assertEquals(4, renew("b", 4, 10));
    assertEquals(2, renew("c", 2, 2));
  }

  @Test
  void aSilentHolderLacksNothing() {
    renew("a", 0, 10);
    renew("b", 0, 3);
    long silent = Duration.ofSeconds(11).toNanos();
    assertEquals(10, table.renew(new Renewal("a", 9, 10, 10, 0), silent).connections());
  }

  @Test
  void wantingMoreThanCanBeCountedIsNoOverflow() {
    assertEquals(10, renew("a", 0, Integer.MAX_VALUE));
    assertEquals(0, renew("b", Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertEquals(10, reserved());
  }
}
