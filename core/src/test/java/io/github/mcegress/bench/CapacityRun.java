package io.github.mcegress.bench;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.capacity.TaskShare;
import java.util.ArrayList;
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

  private CapacityRun(
      String who, int declared, int tasks, int inFlight, TaskLimit limit, int tries) {
    this.who = who;
    this.declared = declared;
    this.tasks = tasks;
    this.inFlight = inFlight;
    job = new ProxySimulation(CONNECTIONS, tasks, limit, inFlight, tries, SEED).run();
  }

  /** Every way for a job whose tasks can have that many requests in flight. */
  static List<CapacityRun> all(int declared, int inFlight, int tries) {
    TaskShare share =
        TaskShare.of(EgressSpec.builder().maxConnections(CONNECTIONS).maxTasks(declared).build());
    TaskLimit each = TaskLimit.fixed(share.connections().getAsInt());
    List<CapacityRun> runs = new ArrayList<>();
    runs.add(
        new CapacityRun("unlimited", declared, declared, inFlight, TaskLimit.UNLIMITED, tries));
    runs.add(new CapacityRun("fixed 20", declared, declared, inFlight, TaskLimit.fixed(20), tries));
    runs.add(
        new CapacityRun(
            "AIMD, floor 20", declared, declared, inFlight, TaskLimit.AIMD_FROM_20, tries));
    runs.add(new CapacityRun(NOT_OBEYED, declared, declared, inFlight, each, tries));
    runs.add(new CapacityRun(OURS, declared, share.tasks().getAsInt(), inFlight, each, tries));
    return runs;
  }

  /** Answers a second with min(C, N x requests in flight) requests at any time. */
  double ideal() {
    return Math.min(CONNECTIONS, (long) declared * inFlight) * 1000.0 / ProxySimulation.MEAN_MILLIS;
  }

  double ratio() {
    return job.goodput() / ideal();
  }
}
