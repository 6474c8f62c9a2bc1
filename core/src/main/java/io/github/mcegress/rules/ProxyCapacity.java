package io.github.mcegress.rules;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.capacity.ParallelismHints;
import io.github.mcegress.capacity.TaskShare;
import java.util.HashSet;
import java.util.Set;

/** Whether connections, tasks and hosts fit together. */
final class ProxyCapacity {
  private static final String LOWERED =
      "; odps.sql.split.dop lowers the parallelism to %d, each task gets 1; it does not hold for"
          + " external, transactional and clustered tables, nor for functions behind a shuffle";

  private ProxyCapacity() {}

  static void check(Findings it) {
    TaskShare share = TaskShare.of(it.spec);
    if (!share.connections().isPresent()) {
      return;
    }
    int connections = it.spec.maxConnections().getAsInt();
    if (share.isLowered()) {
      lowered(it, connections);
      return;
    }
    int each = share.connections().getAsInt();
    Set<String> hosts = new HashSet<>();
    for (Endpoint endpoint : it.spec.endpoints(it.workload)) {
      hosts.add(endpoint.host());
    }
    if (each < hosts.size()) {
      add(
          it,
          "each task gets "
              + each
              + " connections for "
              + hosts.size()
              + " hosts: connections are closed and opened again",
          connections < hosts.size()
              ? "raise max-connections to " + hosts.size()
              : "lower max-tasks to " + connections / hosts.size());
    }
  }

  private static void lowered(Findings it, int connections) {
    if (it.workload.sparkVersion().isPresent()) {
      loweredOnSpark(it, connections);
      return;
    }
    boolean hints = it.workload.equals(Workload.UDF);
    int tasks = ParallelismHints.of(it.spec, it.workload).tasks().orElse(connections);
    String split = String.format(LOWERED, tasks);
    if (!it.spec.maxTasks().isPresent()) {
      add(
          it,
          "max-connections = "
              + connections
              + " without max-tasks"
              + (hints ? split : ": each task gets 1"),
          hints
              ? "there raise odps.stage.mapper.split.size, or declare max-tasks"
              : "declare max-tasks, the most tasks that run at once");
    } else {
      add(
          it,
          connections
              + " connections for "
              + it.spec.maxTasks().getAsInt()
              + " tasks"
              + (hints ? split : ": each task gets 1, together more"),
          hints
              ? "there raise odps.stage.mapper.split.size"
              : "lower the parallelism to " + connections + " tasks");
    }
  }

  /** There the plugin divides them, whatever is declared, among the executors. */
  private static void loweredOnSpark(Findings it, int connections) {
    if (!it.spec.maxTasks().isPresent()) {
      add(
          it,
          "max-connections = "
              + connections
              + " without max-tasks: rendered for "
              + connections
              + " executors, 1 for each; the plugin divides them among the executors that are"
              + " configured",
          "declare max-tasks, the most executors that run at once");
    } else {
      add(
          it,
          connections + " connections for " + it.spec.maxTasks().getAsInt() + " executors",
          "let " + connections + " executors run, or raise max-connections");
    }
  }

  private static void add(Findings it, String message, String remedy) {
    it.add(Rule.CAPACITY, "", message, remedy);
  }
}
