package io.github.mcegress.capacity;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The settings that lower a job's parallelism to its connections, where {@link
 * TaskShare#isLowered}; empty elsewhere.
 *
 * <p>Those of {@link #asMap} are rendered with a description for SQL and Spark. The others need to
 * know the query: add them by {@code SessionHints.with}, to a {@code SqlJob} by its {@code hints},
 * in MapReduce to the {@code JobConf}; so too those for external tables, which a query reads by its
 * session's hints.
 *
 * <p>Sources: Flag parameters; MaxFrame Flag Reference; MapReduce limits; all read 2026-11-21.
 * Immutable.
 */
public final class ParallelismHints {
  private static final String SPLIT_SIZE = "odps.stage.mapper.split.size";
  private static final String REDUCERS = "odps.stage.reducer.num";
  private static final int MOST_DOP = 99_999;
  private static final int MOST_REDUCERS = 10_000;

  /** One page says 2000 for MapReduce, another 10000 for SQL. */
  private static final int MOST_MAPREDUCE_REDUCERS = 2_000;

  private static final long DEFAULT_SPLIT_MIB = 256;
  private static final long MIB = 1 << 20;

  private final TaskShare share;
  private final Workload workload;

  private ParallelismHints(TaskShare share, Workload workload) {
    this.share = share;
    this.workload = workload;
  }

  /** The settings for a description in a job of that kind. */
  public static ParallelismHints of(EgressSpec spec, Workload workload) {
    return new ParallelismHints(TaskShare.of(spec), workload);
  }

  /** The tasks at once that {@link #asMap} asks for; empty where it is empty. */
  public OptionalInt tasks() {
    return asMap().isEmpty() ? OptionalInt.empty() : OptionalInt.of(lowered());
  }

  private int lowered() {
    int tasks = share.tasks().getAsInt();
    return workload.equals(Workload.UDF) ? Math.min(tasks, MOST_DOP) : tasks;
  }

  /**
   * What holds the number of tasks whatever they read. SQL: {@code odps.sql.split.dop}, exact, for
   * internal tables that are neither transactional nor clustered. External tables: {@code
   * odps.sql.unstructured.external.max.dop}. Spark: {@code spark.executor.instances} and {@code
   * spark.executor.cores}. MapReduce has nothing of the kind. Unmodifiable.
   */
  public Map<String, String> asMap() {
    Map<String, String> hints = new LinkedHashMap<>();
    if (share.isLowered()) {
      int tasks = lowered();
      if (workload.equals(Workload.UDF)) {
        hints.put("odps.sql.split.dop", "{\"*\":" + tasks + "}");
      } else if (workload.equals(Workload.EXTERNAL_TABLE)) {
        hints.put("odps.sql.unstructured.external.max.dop", String.valueOf(tasks));
      } else if (workload.sparkVersion().isPresent()) {
        hints.put("spark.executor.instances", String.valueOf(tasks));
        hints.put("spark.executor.cores", "1");
      }
    }
    return Collections.unmodifiableMap(hints);
  }

  /** {@code odps.stage.reducer.num}, for functions behind a shuffle: SQL, MapReduce. */
  public Map<String, String> behindShuffle() {
    boolean mapReduce = workload.equals(Workload.MAPREDUCE);
    return share.isLowered() && (mapReduce || workload.equals(Workload.UDF))
        ? Collections.singletonMap(
            REDUCERS,
            String.valueOf(
                Math.min(
                    share.tasks().getAsInt(), mapReduce ? MOST_MAPREDUCE_REDUCERS : MOST_REDUCERS)))
        : Collections.emptyMap();
  }

  /**
   * {@code odps.stage.mapper.split.size} in MiB, so that an input of that size is read by no more
   * tasks than there are connections: SQL and MapReduce, where {@link #asMap} does not hold. It
   * lowers concurrency; no page says that the number of tasks is then exact.
   *
   * @param inputBytes what the job reads, 1 or more
   * @throws InvalidEgressException if it is less than 1
   */
  public Map<String, String> forInput(long inputBytes) {
    if (inputBytes < 1) {
      throw new InvalidEgressException(
          Problem.error(
              Codes.SPEC_VALUE,
              "the input has " + inputBytes + " bytes",
              "write the size of what the job reads, 1 or more"));
    }
    return share.isLowered()
            && (workload.equals(Workload.UDF) || workload.equals(Workload.MAPREDUCE))
        ? Collections.singletonMap(SPLIT_SIZE, String.valueOf(splitMib(inputBytes)))
        : Collections.emptyMap();
  }

  private long splitMib(long inputBytes) {
    long mib = (inputBytes - 1) / MIB + 1;
    int tasks = share.tasks().getAsInt();
    return Math.max(DEFAULT_SPLIT_MIB, (mib - 1) / tasks + 1);
  }

  /** The share's arithmetic and the settings with what they do not hold for, a line each. */
  public String toText() {
    StringBuilder text = new StringBuilder().append(share).append('\n');
    append(text, asMap(), "\n");
    append(text, behindShuffle(), " where functions stand behind a shuffle\n");
    if (share.isLowered()) {
      if (workload.equals(Workload.UDF)) {
        text.append(
            "odps.sql.split.dop does not hold for external, transactional and clustered tables:"
                + " there raise "
                + SPLIT_SIZE
                + "\n");
      } else if (workload.equals(Workload.MAPREDUCE)) {
        text.append("nothing caps the map tasks of a job with input: raise " + SPLIT_SIZE + "\n");
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Map<String, String> hints, String end) {
    for (Map.Entry<String, String> hint : hints.entrySet()) {
      text.append(hint.getKey()).append(" = ").append(hint.getValue()).append(end);
    }
  }
}
