package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;

/**
 * How many tasks and rows at once a job gets whose description limits connections.
 *
 * <p>Without {@code max-tasks}, or with more tasks than connections, every table is split for as
 * many tasks as there are connections ({@code odps.sql.split.dop}, exact, for internal tables that
 * are neither transactional nor clustered), so each task can have one. Without {@code batch.rows} a
 * batch has {@value #NETWORK_ROWS} rows instead of 1024: the time-out covers a whole batch.
 * Sources: Flag parameters; MaxFrame Flag Reference; both read 2026-11-21.
 */
final class Parallelism {
  /** The advice for functions that call a service; an older page advises 16. */
  private static final int NETWORK_ROWS = 32;

  private static final int MOST_DOP = 99_999;

  private Parallelism() {}

  /** Whether tasks are to be fewer than the description says, or it says nothing of them. */
  static boolean isLowered(EgressSpec spec) {
    return spec.maxConnections().isPresent()
        && (!spec.maxTasks().isPresent()
            || spec.maxConnections().getAsInt() < spec.maxTasks().getAsInt());
  }

  /** One number of tasks for every table, as JSON; no reader of SET lines minds it. */
  static String splitDop(EgressSpec spec) {
    return "{\"*\":" + Math.min(spec.maxConnections().getAsInt(), MOST_DOP) + "}";
  }

  /** Rows of a batch when the description leaves them open. */
  static int rows(EgressSpec spec) {
    return spec.batchRows().orElse(NETWORK_ROWS);
  }
}
