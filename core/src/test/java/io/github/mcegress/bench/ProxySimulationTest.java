package io.github.mcegress.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProxySimulationTest {
  private static ProxySimulation job(int tasks, TaskLimit limit, int inFlight, int tries) {
    return new ProxySimulation(200, tasks, limit, inFlight, tries, 1).run();
  }

  @Test
  void refusesNothingBelowTheLimit() {
    ProxySimulation job = job(100, TaskLimit.fixed(2), 32, ProxySimulation.TRIES);
    assertEquals(0, job.refused);
    assertEquals(ProxySimulation.ROWS, job.answered);
    assertTrue(job.goodput() > 990 && job.goodput() <= 1000, job.goodput() + " answers/s");
  }

  @Test
  void refusesOneTaskTooMany() {
    ProxySimulation job = job(201, TaskLimit.UNLIMITED, 1, ProxySimulation.TRIES);
    assertTrue(job.failed);
    assertEquals(0, job.goodput());
    assertEquals(4, job.taskFailures);
    assertEquals(16, job.refused);
  }

  @Test
  void answersEveryRowOnceWhereNobodyGivesUp() {
    ProxySimulation job = job(300, TaskLimit.fixed(1), 1, ProxySimulation.ENDLESS);
    assertEquals(ProxySimulation.ROWS, job.answered);
    assertEquals(0, job.taskFailures);
    assertTrue(job.refused > 0);
  }

  @Test
  void ourPlanStaysBelowTheLimitAndNearTheIdeal() {
    CapacityRun ours = CapacityRun.all(5_000, 1, ProxySimulation.TRIES).get(4);
    assertEquals(CapacityRun.OURS, ours.who);
    assertEquals(200, ours.tasks);
    assertEquals(0, ours.job.refused);
    assertTrue(ours.ratio() >= 0.95 && ours.ratio() <= 1, "ratio " + ours.ratio());
  }

  @Test
  void theLimiterGrowsAndShrinksAboveItsFloor() {
    TaskLimit aimd = TaskLimit.AIMD_FROM_20;
    assertEquals(21, aimd.afterAnswer(20, 10));
    assertEquals(20, aimd.afterAnswer(20, 9));
    assertEquals(200, aimd.afterAnswer(200, 200));
    assertEquals(27, aimd.afterRefusal(30));
    assertEquals(20, aimd.afterRefusal(21));
  }
}
