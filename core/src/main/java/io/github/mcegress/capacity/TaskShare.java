package io.github.mcegress.capacity;

import io.github.mcegress.EgressSpec;
import java.util.OptionalInt;

/**
 * What each task of a job may hold at the proxy: {@code floor(max-connections / max-tasks)}.
 *
 * <p>With more tasks than connections, or without {@code max-tasks}, the tasks are to be as many as
 * the connections, see {@link ParallelismHints}, and each may hold one. Nothing is limited without
 * {@code max-connections}. The same at plan time and in the task, since the description travels
 * with the job. Source: Network connection process, 2025-02-12. Immutable.
 */
public final class TaskShare {
  private final OptionalInt connections;
  private final OptionalInt declared;

  private TaskShare(OptionalInt connections, OptionalInt declared) {
    this.connections = connections;
    this.declared = declared;
  }

  /** The share that a description gives to each of its tasks. */
  public static TaskShare of(EgressSpec spec) {
    return new TaskShare(spec.maxConnections(), spec.maxTasks());
  }

  /** The most connections that one task may hold, 1 or more; empty where nothing limits them. */
  public OptionalInt connections() {
    if (!connections.isPresent()) {
      return connections;
    }
    return OptionalInt.of(isLowered() ? 1 : connections.getAsInt() / declared.getAsInt());
  }

  /** The most tasks that may run at once so that the share holds; empty where any number may. */
  public OptionalInt tasks() {
    return isLowered() ? connections : declared;
  }

  /** Whether tasks are to be fewer than declared, or none are declared. */
  public boolean isLowered() {
    return connections.isPresent()
        && (!declared.isPresent() || connections.getAsInt() < declared.getAsInt());
  }

  /** The arithmetic, on one line. */
  @Override
  public String toString() {
    if (!connections.isPresent()) {
      return "max-connections is not declared: connections are not shared out";
    }
    int all = connections.getAsInt();
    if (isLowered()) {
      return all
          + " connections for "
          + (declared.isPresent() ? declared.getAsInt() + " tasks" : "an unknown number of tasks")
          + ": at most "
          + all
          + " tasks at once, 1 connection for each";
    }
    int each = all / declared.getAsInt();
    return all
        + " connections / "
        + declared.getAsInt()
        + " tasks = "
        + each
        + " for each, "
        + all % declared.getAsInt()
        + " left over";
  }
}
