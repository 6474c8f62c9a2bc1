package io.github.mcegress.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CapacityRunTest {
  @Test
  void ourPlanStaysBelowTheLimitAndNearTheIdeal() {
    CapacityRun ours = CapacityRun.all(5_000, 1, false).get(4);
    assertEquals(CapacityRun.OURS, ours.who);
    assertEquals(200, ours.tasks);
    assertEquals(0, ours.job.refused());
    assertTrue(ours.ratio() >= 0.95 && ours.ratio() <= 1, "ratio " + ours.ratio());
  }
}
