package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final FakeTime time = new FakeTime();
  private final RetryBudget budget = new RetryBudget(1, time);

  private int takeAll() {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  @Test
  void beginsWithItsFloor() {
    assertEquals(10, takeAll());
  }

  @Test
  void growsByAFifthOfTheCallsUpToItsBound() {
    takeAll();
    for (int i = 0; i < 24; i++) {
      budget.called();
    }
    assertEquals(4, takeAll());
    for (int i = 0; i < 10_000; i++) {
      budget.called();
    }
    assertEquals(10, takeAll());
  }

  @Test
  void itsFloorIsAsManyAsThereAreConnections() {
    for (int[] floor : new int[][] {{1, 10}, {10, 10}, {16, 16}, {100, 100}, {5_000, 100}}) {
      RetryBudget ofSoMany = new RetryBudget(floor[0], time);
      int taken = 0;
      while (ofSoMany.take()) {
        taken++;
      }
      assertEquals(floor[1], taken, floor[0] + " connections");
    }
  }

  @Test
  void growsByOneForEachSecondUpToItsFloor() {
    takeAll();
    time.move(Duration.ofMillis(2_500));
    assertEquals(2, takeAll());
    time.move(Duration.ofMillis(500));
    assertEquals(1, takeAll());
    time.move(Duration.ofDays(30));
    assertEquals(10, takeAll());
  }

  /** What is taken from any instant on, whatever the order of calls, takes and time. */
  @Test
  void neverGivesMoreThanAFifthOfTheCallsAndTheFloor() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Sequence sequence = new Sequence(random);
      int steps = random.nextInt(400);
      for (int step = 0; step < steps; step++) {
        sequence.step(random);
      }
      sequence.calls = 0;
      sequence.taken = 0;
      sequence.elapsed = Duration.ZERO;
      for (int step = 0; step < 200; step++) {
        sequence.step(random);
        // A second that had begun before may end just after.
        assertTrue(
            sequence.taken * 5 <= sequence.calls + 5 * (10 + sequence.elapsed.getSeconds() + 1),
            "seed " + seed + ": " + sequence);
      }
    }
  }

  /** Calls, takes and time at random, some much more often than others. */
  private static final class Sequence {
    private final FakeTime time = new FakeTime();
    private final RetryBudget budget = new RetryBudget(1, time);
    private final int callsOfTen;
    private final int takesOfTen;
    private final int longestMillis;
    long calls;
    long taken;
    Duration elapsed = Duration.ZERO;

    Sequence(Random random) {
      callsOfTen = random.nextInt(9);
      takesOfTen = 1 + random.nextInt(9 - callsOfTen);
      longestMillis = (int) Math.pow(10, 1 + random.nextInt(6));
    }

    void step(Random random) {
      int kind = random.nextInt(10);
      // Many at once too, or a sequence would hardly reach the bounds.
      int times = random.nextBoolean() ? 1 : random.nextInt(300);
      if (kind < callsOfTen) {
        for (int i = 0; i < times; i++) {
          budget.called();
          calls++;
        }
      } else if (kind < callsOfTen + takesOfTen) {
        for (int i = 0; i < times && budget.take(); i++) {
          taken++;
        }
      } else {
        Duration by = Duration.ofMillis(random.nextInt(longestMillis));
        time.move(by);
        elapsed = elapsed.plus(by);
      }
    }

    @Override
    public String toString() {
      return taken + " taken, " + calls + " calls, " + elapsed;
    }
  }
}
