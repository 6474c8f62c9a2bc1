package io.github.mcegress.bench;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.capacity.TaskShare;
import io.github.mcegress.lab.ProxyJob;
import io.github.mcegress.lab.ProxySimulation;
import io.github.mcegress.lab.TaskLimit;
import java.util.Arrays;
import java.util.List;

/** One row of the benchmark: a way to share the proxy, for one job. Immutable. */
final class CapacityRun {
  static final int CONNECTIONS = 200;
  static final int[] TASKS = {10, 100, 150, 1_000, 5_000, 100_000};
  static final String OURS = "mcegress";
  static final String NOT_OBEYED = "mcegress, hint not obeyed";
  private static final long SEED = 20261121;

  final String who;
  final int declared;
  final int tasks;
  final int inFlight;
  final ProxySimulation job;
  private final double ideal;

  private CapacityRun(String who, int declared, ProxyJob plan, TaskLimit limit) {
    this.who = who;
    this.declared = declared;
    this.tasks = plan.tasks();
    this.inFlight = plan.inFlight();
    // Answers a second with min(C, N x requests in flight) requests at any time.
    this.ideal = plan.perSecond(Math.min(CONNECTIONS, (long) declared * inFlight));
    job = new ProxySimulation(plan, limit, SEED).run();
  }

  /** A job of so many tasks at that proxy. */
  static ProxyJob job(int tasks, int inFlight) {
    return ProxyJob.of(CONNECTIONS, tasks, inFlight);
  }

  /** Every way for a job whose tasks can have that many requests in flight. */
  static List<CapacityRun> all(int declared, int inFlight, boolean endless) {
    TaskShare share =
        TaskShare.of(EgressSpec.builder().maxConnections(CONNECTIONS).maxTasks(declared).build());
    TaskLimit each = TaskLimit.fixed(share.connections().getAsInt());
    ProxyJob all = job(declared, inFlight);
    ProxyJob planned = job(share.tasks().getAsInt(), inFlight);
    if (endless) {
      all = all.endless();
      planned = planned.endless();
    }
    return Arrays.asList(
        new CapacityRun("unlimited", declared, all, TaskLimit.UNLIMITED),
        new CapacityRun("fixed 20", declared, all, TaskLimit.fixed(20)),
        new CapacityRun("AIMD, floor 20", declared, all, TaskLimit.AIMD_FROM_20),
        new CapacityRun(NOT_OBEYED, declared, all, each),
        new CapacityRun(OURS, declared, planned, each));
  }

  double ideal() {
    return ideal;
  }

  double ratio() {
    return job.goodput() / ideal();
  }
}
