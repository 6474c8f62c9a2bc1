package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProxySimulationTest {
  private static ProxySimulation run(ProxyJob job, TaskLimit limit) {
    return new ProxySimulation(job, limit, 1).run();
  }

  @Test
  void refusesNothingBelowTheLimit() {
    ProxySimulation job = run(ProxyJob.of(200, 100, 32), TaskLimit.fixed(2));
    assertEquals(0, job.refused());
    assertEquals(3_200_000, job.answered());
    assertTrue(job.goodput() > 990 && job.goodput() <= 1000, job.goodput() + " answers/s");
  }

  @Test
  void refusesOneTaskTooMany() {
    ProxySimulation job = run(ProxyJob.of(200, 201, 1), TaskLimit.UNLIMITED);
    assertTrue(job.failed());
    assertEquals(0, job.goodput());
    assertEquals(4, job.taskFailures());
    assertEquals(16, job.refused());
  }

  @Test
  void answersEveryRowOnceWhereNobodyGivesUp() {
    ProxySimulation job = run(ProxyJob.of(200, 300, 1).endless(), TaskLimit.fixed(1));
    assertEquals(3_200_000, job.answered());
    assertEquals(0, job.taskFailures());
    assertTrue(job.refused() > 0);
  }

  @Test
  void aJobOfHalfTheTimesIsTheSameInHalfTheTime() {
    ProxyJob whole = ProxyJob.of(8, 4, 2).rows(4_000);
    ProxyJob half = whole.meanMillis(100);
    double ratio =
        run(half, TaskLimit.fixed(2)).goodput() / run(whole, TaskLimit.fixed(2)).goodput();
    assertEquals(2, ratio, 0.02);
    assertEquals(40, whole.perSecond(8));
    assertEquals(80, half.perSecond(8));
  }

  @Test
  void aFailedTaskLetsGoOfItsConnections() {
    // The one task holds all connections, is refused one more and fails: it finds them free again.
    ProxySimulation job = run(ProxyJob.of(2, 1, 3).rows(100), TaskLimit.UNLIMITED);
    assertTrue(job.failed());
    assertEquals(4, job.taskFailures());
    assertEquals(16, job.refused());
  }

  @Test
  void refusesTimesThatItCannotHold() {
    assertThrows(IllegalArgumentException.class, () -> ProxyJob.of(1, 1, 1).meanMillis(301));
    assertThrows(IllegalArgumentException.class, () -> ProxyJob.of(1, 1, 1).meanMillis(3));
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
