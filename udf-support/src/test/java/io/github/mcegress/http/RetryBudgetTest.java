package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final FakeTime time = new FakeTime();
  private final RetryBudget budget = new RetryBudget(time);

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
    for (int i = 0; i < 99; i++) {
      budget.called();
    }
    assertEquals(19, takeAll());
    for (int i = 0; i < 10_000; i++) {
      budget.called();
    }
    assertEquals(100, takeAll());
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

  @Test
  void doesNotGrowByTimeAboveItsFloor() {
    for (int i = 0; i < 50; i++) {
      budget.called();
    }
    time.move(Duration.ofSeconds(60));
    assertEquals(20, takeAll());
  }
}
