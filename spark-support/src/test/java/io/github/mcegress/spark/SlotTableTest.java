package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who gets a slot, and when it is given out again. */
class SlotTableTest {
  private static final long SECOND = 1_000_000_000;

  private final Told told = new Told();

  /** Two slots with two connections each; TTL 10 s, margin 2 s. */
  private final SlotTable table =
      new SlotTable(4, 2, Duration.ofSeconds(10), Duration.ofSeconds(2), told);

  private String renew(String executor, long sequence, int held, int wanted, long seconds) {
    Grant grant = table.renew(new Renewal(executor, sequence, held, wanted, 0), seconds * SECOND);
    assertEquals(sequence, grant.sequence());
    assertEquals(10_000, grant.ttlMillis());
    return grant.slot() + ": " + grant.connections();
  }

  private String report(long seconds) {
    return table.report(seconds * SECOND).toString();
  }

  @Test
  void givesTheLowestFreeSlotAndWithoutOneNothing() {
    assertEquals("0: 1", renew("a", 1, 0, 1, 0));
    assertEquals("1: 1", renew("b", 1, 0, 1, 0));
    assertEquals("-1: 0", renew("c", 1, 0, 1, 0));
    table.released("a", 2, 0);
    assertEquals("0: 1", renew("c", 2, 0, 1, 0));
    assertEquals("-1: 0", renew("a", 3, 0, 1, 0));
  }

  @Test
  void freesASlotAtTtlAndMarginCountedFromReceivingTheLastRenewal() {
    renew("a", 1, 0, 4, 0);
    renew("b", 1, 0, 1, 0);
    renew("b", 2, 0, 1, 9);
    assertEquals("-1: 0", renew("c", 1, 0, 1, 9));
    assertEquals(
        "slots: 1 taken, 0 free, 1 in quarantine; connections reserved: 4, at most 4;"
            + " renewals: 4",
        report(11));
    assertEquals("-1: 0", renew("c", 2, 0, 1, 11));
    assertEquals("0: 1", renew("c", 3, 0, 1, 12));
    assertEquals("1: 3", renew("b", 3, 0, 9, 12));
    assertEquals(
        Arrays.asList(
            "executor a was not heard of for 12000 ms, 11000 ms when last looked at: its slot 0 and 4"
                + " connections are free",
            "executor c has slot 0 now; executor a was not heard of for 12000 ms"),
        told.lines());
  }

  @Test
  void anExecutorThatWasSilentTooLongBeginsAnew() {
    renew("a", 1, 0, 2, 0);
    renew("b", 1, 0, 2, 12);
    assertEquals("1: 2", renew("a", 2, 0, 2, 13));
    assertEquals("1: 2", renew("a", 3, 2, 2, 24));
    assertEquals("0: 4", renew("c", 1, 0, 4, 36));
  }

  @Test
  void lateRenewalsChangeNothing() {
    assertEquals("0: 4", renew("a", 2, 0, 4, 0));
    assertEquals("-1: 0", renew("a", 1, 0, 1, 5));
    assertEquals("0: 4", renew("a", 2, 0, 4, 5), "the same again gets the same answer");
    assertEquals("1: 0", renew("b", 1, 0, 1, 5));
    assertEquals("0: 1", renew("c", 1, 0, 1, 12), "none of them was a sign of life");
    assertEquals("-1: 0", renew("a", 2, 0, 4, 12), "its slot is another's, and its lease over");
  }

  @Test
  void aLateEndChangesNothing() {
    renew("a", 3, 0, 4, 0);
    table.released("a", 2, 0);
    assertEquals("1: 0", renew("b", 1, 0, 1, 0));
    table.released("a", 4, 0);
    assertEquals("1: 4", renew("b", 2, 0, 4, 0));
    assertEquals("-1: 0", renew("a", 3, 0, 4, 0));
  }

  @Test
  void anEndOfAnExecutorThatNeverAskedIsRemembered() {
    table.released("a", 2, 0);
    assertEquals("-1: 0", renew("a", 1, 0, 4, 0));
    assertEquals("0: 4", renew("a", 3, 0, 4, 0));
  }

  @Test
  void whatAnExecutorSaysItHoldsNeverMakesTheSumLarger() {
    renew("a", 1, 0, 4, 0);
    renew("b", 1, 0, 4, 12);
    assertEquals("1: 0", renew("a", 2, 4, 4, 13), "a stopped process, or a message of its past");
    assertEquals(
        "slots: 2 taken, 0 free, 0 in quarantine; connections reserved: 4, at most 4; renewals: 3",
        report(13));
  }

  @Test
  void forgetsTheOldestOfManyThatHoldNothing() {
    renew("a", 1, 0, 1, 0);
    renew("b", 5, 0, 1, 0);
    for (int i = 0; i < 10_001; i++) {
      renew("x" + i, 2, 0, 1, 0);
    }
    table.released("a", 2, 0);
    assertEquals("-1: 0", renew("x10000", 1, 0, 1, 0), "late");
    assertEquals("0: 1", renew("x0", 1, 0, 1, 0), "late, and forgotten");
    assertEquals("-1: 0", renew("b", 4, 0, 1, 0), "a holder is never forgotten");
  }

  @Test
  void refusesNumbersThatCannotBe() {
    Duration ttl = Duration.ofSeconds(10);
    Duration margin = Duration.ofSeconds(2);
    assertEquals(
        "1 connections are too few for 2 executors; write 2 or more, or let fewer executors run",
        refusal(1, 2, ttl, margin));
    assertEquals("the number of slots is 0; write 1 or more", refusal(1, 0, ttl, margin));
    assertEquals(
        "the time of a lease is PT0.0009S; write PT10S",
        refusal(1, 1, Duration.ofNanos(900_000), margin));
    assertEquals("the margin is PT0S; write PT2S", refusal(1, 1, ttl, Duration.ZERO));
    assertEquals("the margin is PT-1S; write PT2S", refusal(1, 1, ttl, Duration.ofSeconds(-1)));
  }

  private static String refusal(int connections, int slots, Duration ttl, Duration margin) {
    return assertThrows(
            IllegalArgumentException.class, () -> new SlotTable(connections, slots, ttl, margin))
        .getMessage();
  }
}
