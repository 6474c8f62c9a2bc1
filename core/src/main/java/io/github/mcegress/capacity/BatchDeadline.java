package io.github.mcegress.capacity;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The time that a batch of rows leaves for each request: {@code batch.timeout / batch.rows}.
 *
 * <p>All rows of a batch share one UDF time-out ({@code odps.function.timeout}), and the UDF
 * interface does not tell when a batch began; so a request of each row gets an equal part, and a
 * function that sends several for a row divides it further. What is not declared has the default:
 * 1024 rows (32 where connections are limited, see {@link #rowsOf}) and 600 s, the shorter one of
 * the two that pages name (the other is 1800 s). In MapReduce the time-out covers what lies between
 * two {@code progress()} calls: all of it is one request's. Sources: Flag parameters; MaxFrame Flag
 * Reference; both read 2026-11-21. Immutable.
 */
public final class BatchDeadline {
  /** Flag parameters and the MaxFrame Flag Reference agree. */
  private static final long DEFAULT_ROWS = 1024;

  /** Flag parameters: 600; the MaxFrame Flag Reference: 1800. */
  private static final long DEFAULT_SECONDS = 600;

  /** The advice for functions that call a service; an older page advises 16. */
  private static final int NETWORK_ROWS = 32;

  private final OptionalLong rows;
  private final OptionalLong seconds;

  private BatchDeadline(OptionalLong rows, OptionalLong seconds) {
    this.rows = rows;
    this.seconds = seconds;
  }

  /** Of a description in a job of that kind; nothing for Spark and tables, which have no batch. */
  public static BatchDeadline of(EgressSpec spec, Workload workload) {
    boolean mapReduce = workload.equals(Workload.MAPREDUCE);
    if (!mapReduce && !workload.equals(Workload.UDF)) {
      return new BatchDeadline(OptionalLong.empty(), OptionalLong.empty());
    }
    OptionalLong seconds =
        spec.batchTimeout().isPresent()
            ? OptionalLong.of(spec.batchTimeout().get().getSeconds())
            : OptionalLong.empty();
    if (mapReduce) {
      return new BatchDeadline(seconds.isPresent() ? OptionalLong.of(1) : seconds, seconds);
    }
    boolean chosen = spec.batchRows().isPresent() || spec.maxConnections().isPresent();
    return new BatchDeadline(
        chosen ? OptionalLong.of(rowsOf(spec)) : OptionalLong.empty(), seconds);
  }

  /** Of the rows of a batch and its time-out in seconds, each 1 or more where it is chosen. */
  public static BatchDeadline of(OptionalLong rows, OptionalLong seconds) {
    return new BatchDeadline(rows, seconds);
  }

  /** Rows of a batch: as declared, or 32 where connections are limited, so that few share it. */
  public static int rowsOf(EgressSpec spec) {
    return spec.batchRows().orElse(NETWORK_ROWS);
  }

  /** The rows that share the time-out, the default where none are chosen. */
  public long rows() {
    return rows.orElse(DEFAULT_ROWS);
  }

  /** The seconds of the time-out, the default where none are chosen. */
  public long seconds() {
    return seconds.orElse(DEFAULT_SECONDS);
  }

  /** The time for one request, in whole milliseconds; empty where nothing is chosen. */
  public Optional<Duration> request() {
    return rows.isPresent() || seconds.isPresent()
        ? Optional.of(Duration.ofMillis(seconds() * 1000 / rows()))
        : Optional.empty();
  }

  /**
   * The time for one request and no more than that; at least 1 ms, the shortest that a request can
   * have. Where nobody chose how many rows share the time-out, a part of it would be a guess.
   */
  public Duration within(Duration most) {
    Duration part = rows.isPresent() ? request().orElse(most) : most;
    Duration shorter = part.compareTo(most) < 0 ? part : most;
    return shorter.toMillis() < 1 ? Duration.ofMillis(1) : shorter;
  }

  /** The arithmetic, on one line. */
  @Override
  public String toString() {
    Optional<Duration> part = request();
    if (!part.isPresent()) {
      return "no time of a batch is declared: requests have the client's own time-out";
    }
    return seconds()
        + " s"
        + (seconds.isPresent() ? "" : " (one page's default)")
        + " / "
        + rows()
        + " rows"
        + (rows.isPresent() ? "" : " (the default)")
        + " = "
        + part.get().toMillis()
        + " ms for each request";
  }
}
