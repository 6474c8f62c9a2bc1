package io.github.mcegress.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.CappedProxy;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.ProxyJob;
import io.github.mcegress.lab.ProxySimulation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The simulation of the benchmark {@code capacity} beside the same job of real processes at a real
 * proxy with so many connections at most, on loopback; every task is a JVM of its own.
 *
 * <p>All times are those of the figure, of a smaller job. Agreement is 1 - |real - simulated| /
 * ideal, in answers a second from the start of the job to its end, done or failed; the ideal is
 * min(C, N x requests a task can have in flight) requests at any time. Simulated values are means
 * of {@value #SEEDS} seeds. Bar: ours is refused nothing.
 */
class CapacityProxyBench {
  private static final int SEEDS = 20;
  private static final int MILLIS = Integer.getInteger("bench.millis", 200);
  private static final int IN_FLIGHT = 32;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 24);

  /** Connections of the proxy, and tasks declared. */
  private static final int[][] JOBS = {{32, 4}, {32, 64}, {32, 24}};

  private static final int MOST_TASKS = 64;

  private final BenchReport report = new BenchReport("capacity-proxy");
  private final SplittableRandom random = new SplittableRandom(20261121);

  @Test
  void realProxy() throws Exception {
    LabHandler handler = request -> answer(request.path());
    try (LabWeb server = LabWeb.plain().host("127.0.0.1", handler).start();
        CapacityTasks tasks = new CapacityTasks(MOST_TASKS, server.port())) {
      for (int[] job : JOBS) {
        for (CapacitySender sender : CapacitySender.of(job[0], job[1])) {
          compare(server, tasks, sender, job[0], job[1]);
        }
      }
    } finally {
      report.publish();
    }
  }

  private LabResponse answer(String path) throws IOException {
    if (path.equals("/row")) {
      try {
        Thread.sleep(serviceMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the server is closed", e);
      }
    }
    return LabResponse.of(200, "answered");
  }

  private synchronized int serviceMillis() {
    return ProxyJob.of(1, 1, 1).meanMillis(MILLIS).serviceMillis(random);
  }

  private void compare(
      LabWeb server, CapacityTasks tasks, CapacitySender sender, int connections, int declared)
      throws Exception {
    int most = Math.min(connections, declared * IN_FLIGHT);
    ProxyJob job =
        ProxyJob.of(connections, sender.tasks(connections, declared), IN_FLIGHT)
            .meanMillis(MILLIS)
            .rows(most * SECONDS * 1000 / MILLIS);
    double ideal = job.perSecond(most);
    CapacityTasks.Run real;
    try (CappedProxy proxy =
        CappedProxy.start(new InetSocketAddress(server.address(), server.port()), connections)) {
      real = tasks.run(sender, job, declared, proxy.port(), MILLIS);
      row(sender, job, declared, ideal, proxy, real);
      assertTrue(proxy.greatest() <= connections);
      if (sender == CapacitySender.OURS) {
        assertEquals(0, proxy.refused());
      }
    }
  }

  private void row(
      CapacitySender sender,
      ProxyJob job,
      int declared,
      double ideal,
      CappedProxy proxy,
      CapacityTasks.Run real) {
    double refused = 0;
    double perSecond = 0;
    double goodput = 0;
    int failures = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      ProxySimulation simulated =
          new ProxySimulation(job, sender.simulated(job.connections(), declared), seed).run();
      refused += simulated.refused() * 1.0 / SEEDS;
      perSecond += 1000.0 * simulated.answered() / simulated.millis() / SEEDS;
      goodput += simulated.goodput() / SEEDS;
      failures += simulated.failed() ? 1 : 0;
    }
    report.row(
        "real processes at a real proxy / simulated, a task can have " + IN_FLIGHT + " in flight",
        "client",
        sender.who,
        "C",
        job.connections(),
        "N",
        declared,
        "tasks run",
        job.tasks(),
        "open at most",
        proxy.greatest(),
        "refused",
        proxy.refused(),
        "simulated",
        refused,
        "job failed",
        real.failed ? 1 : 0,
        "simulated, of " + SEEDS,
        failures,
        "answers/s",
        real.perSecond(),
        "simulated/s",
        perSecond,
        "goodput/ideal",
        real.failed ? 0.0 : 1000.0 * job.rows() / real.millis / ideal,
        "simulated/ideal",
        goodput / ideal,
        "ideal/s",
        ideal,
        "agreement",
        1 - Math.abs(real.perSecond() - perSecond) / ideal);
  }
}
