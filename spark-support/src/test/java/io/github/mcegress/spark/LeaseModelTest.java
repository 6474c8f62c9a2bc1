package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.mcegress.spark.LeaseMoves.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All states of small applications: whatever is delayed, reordered, doubled or lost, whoever dies,
 * is given up or ends, no more connections can be open than the application may hold.
 *
 * <p>The driver's clock runs twice as fast as the slow executors', which is what a margin as long
 * as the TTL covers: {@code (ttl + margin) / ttl = 2}. Two executors are explored to the end, until
 * no move leads to a new state, however long they run; three up to a number of moves. {@code
 * -Dlease.deeper=2} goes two moves deeper; what was explored is printed.
 */
class LeaseModelTest {
  private static final Duration TTL = Duration.ofMillis(2);
  private static final int DEEPER = Integer.getInteger("lease.deeper", 0);
  private static final int TO_THE_END = 1_000;
  private static final long SLOW = 1_000_000;
  private static final long FAST = 2_000_000;

  private static LeaseWorld.Sizes sizes(int connections, int slots, long... rates) {
    return new LeaseWorld.Sizes(connections, slots, TTL, TTL, FAST, rates);
  }

  private static void holds(String what, LeaseWorld.Sizes sizes, LeaseMoves moves, int depth) {
    LeaseExplorer explorer =
        new LeaseExplorer(sizes, LeaseRules.REAL, moves).explore(depth + DEEPER);
    System.out.println("lease model, " + what + ": " + explorer);
    assertEquals("", explorer.violation());
    assertEquals(sizes.connections, explorer.greatest(), "nothing was ever used up");
    assertEquals(depth == TO_THE_END, explorer.isComplete());
  }

  @Test
  void twoExecutorsOnOneSlotHoweverLongTheyRun() {
    LeaseMoves moves = new LeaseMoves(2, 2);
    if (DEEPER == 0) {
      moves.without(Kind.TO_DRIVER_KEPT, Kind.FROM_DRIVER_KEPT);
    }
    holds("2 executors, 1 slot, 2 connections", sizes(2, 1, SLOW, SLOW), moves, TO_THE_END);
  }

  @Test
  void twoExecutorsThatLendToEachOtherHoweverLongTheyRun() {
    holds(
        "2 executors, 2 slots, 2 connections, 1 message at once for each",
        sizes(2, 2, SLOW, SLOW),
        new LeaseMoves(1, 0, 2),
        TO_THE_END);
  }

  @Test
  void twoExecutorsThatLendToEachOtherWithMessagesReordered() {
    holds(
        "2 executors, 2 slots, 2 connections, nobody ends",
        sizes(2, 2, SLOW, SLOW),
        new LeaseMoves(2, 0, 2)
            .without(
                Kind.TO_DRIVER_KEPT, Kind.FROM_DRIVER_KEPT, Kind.DIE, Kind.RELEASE, Kind.GIVE_UP),
        9);
  }

  @Test
  void threeExecutorsOnTwoSlots() {
    holds(
        "3 executors, 2 slots, 3 connections",
        sizes(3, 2, SLOW, SLOW, FAST),
        new LeaseMoves(2, 0, 3),
        7);
  }

  @Test
  void threeExecutorsOnOneSlot() {
    holds(
        "3 executors, 1 slot, 2 connections, nothing doubled or ended",
        sizes(2, 1, SLOW, SLOW, FAST),
        new LeaseMoves(2, 2)
            .without(
                Kind.TO_DRIVER_KEPT, Kind.FROM_DRIVER_KEPT, Kind.DIE, Kind.RELEASE, Kind.GIVE_UP),
        10);
  }

  @ParameterizedTest
  @EnumSource(BrokenLeaseRules.class)
  void findsEveryMistake(BrokenLeaseRules broken) {
    boolean time =
        broken == BrokenLeaseRules.NO_MARGIN
            || broken == BrokenLeaseRules.COUNTS_FROM_THE_ANSWER
            || broken == BrokenLeaseRules.FREES_WHAT_SPARK_GIVES_UP;
    LeaseMoves moves =
        new LeaseMoves(2, time ? new int[] {2} : new int[] {0, 2})
            .without(Kind.TO_DRIVER_KEPT, Kind.FROM_DRIVER_KEPT, Kind.DIE, Kind.RELEASE);
    if (!time) {
      moves.without(Kind.TICK, Kind.GIVE_UP);
    }
    LeaseWorld.Sizes sizes = sizes(2, time ? 1 : 2, SLOW, SLOW);
    LeaseExplorer found = new LeaseExplorer(sizes, broken, moves).explore(10);
    assertFalse(found.violation().isEmpty(), broken + ": " + found);
    assertEquals("", new LeaseExplorer(sizes, LeaseRules.REAL, moves).explore(7).violation());
  }
}
