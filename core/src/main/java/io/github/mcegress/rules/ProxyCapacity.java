package io.github.mcegress.rules;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import java.util.HashSet;
import java.util.Set;

/** Whether connections, tasks and hosts fit together. */
final class ProxyCapacity {
  private static final String LOWERED =
      "; odps.sql.split.dop lowers the parallelism to %d, each task gets 1; it does not hold for"
          + " external, transactional and clustered tables, nor for functions behind a shuffle";

  /** The most that odps.sql.split.dop takes. */
  private static final int MOST_DOP = 99_999;

  private ProxyCapacity() {}

  static void check(Findings it) {
    if (!it.spec.maxConnections().isPresent()) {
      return;
    }
    int connections = it.spec.maxConnections().getAsInt();
    boolean hints = it.workload.equals(Workload.UDF);
    if (!it.spec.maxTasks().isPresent()) {
      add(
          it,
          "max-connections = "
              + connections
              + " without max-tasks"
              + (hints
                  ? String.format(LOWERED, Math.min(connections, MOST_DOP))
                  : ": each task gets 1"),
          hints
              ? "there raise odps.stage.mapper.split.size, or declare max-tasks"
              : "declare max-tasks, the most tasks that run at once");
      return;
    }
    int tasks = it.spec.maxTasks().getAsInt();
    if (connections < tasks) {
      add(
          it,
          connections
              + " connections for "
              + tasks
              + " tasks"
              + (hints
                  ? String.format(LOWERED, Math.min(connections, MOST_DOP))
                  : ": each task gets 1, together more"),
          hints
              ? "there raise odps.stage.mapper.split.size"
              : "lower the parallelism to " + connections + " tasks");
      return;
    }
    Set<String> hosts = new HashSet<>();
    for (Endpoint endpoint : it.spec.endpoints(it.workload)) {
      hosts.add(endpoint.host());
    }
    if (connections / tasks < hosts.size()) {
      add(
          it,
          "each task gets "
              + connections / tasks
              + " connections for "
              + hosts.size()
              + " hosts: connections are closed and opened again",
          connections < hosts.size()
              ? "raise max-connections to " + hosts.size()
              : "lower max-tasks to " + connections / hosts.size());
    }
  }

  private static void add(Findings it, String message, String remedy) {
    it.add(Rule.CAPACITY, "", message, remedy);
  }
}
