package io.github.mcegress.rules;

import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.capacity.BatchDeadline;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether the function time-out, which covers one batch of rows, can hold a call for each row.
 *
 * <p>A description does not say how long a call takes: 1 second is assumed, since a slower service
 * is one to plan for. Nothing is said where neither the rows nor the time-out are chosen.
 */
final class BatchTime {
  private static final Duration CALL = Duration.ofSeconds(1);
  private static final String ROWS = "odps.sql.executionengine.batch.rowcount";
  private static final String TIMEOUT = "odps.function.timeout";

  private BatchTime() {}

  static void check(Findings it) {
    if (!it.workload.equals(Workload.UDF)) {
      return;
    }
    OptionalLong rows =
        it.spec.batchRows().isPresent()
            ? OptionalLong.of(it.spec.batchRows().getAsInt())
            : OptionalLong.empty();
    OptionalLong seconds =
        it.spec.batchTimeout().isPresent()
            ? OptionalLong.of(it.spec.batchTimeout().get().getSeconds())
            : OptionalLong.empty();
    boolean lowered = it.spec.maxConnections().isPresent() && !rows.isPresent();
    if (!lowered) {
      for (Problem problem : problems(rows, seconds)) {
        it.add(problem.at("batch.timeout", 0));
        if (!seconds.isPresent()) {
          it.raise(Topic.DEFAULT_TIMEOUT);
        }
      }
    }
  }

  static List<Problem> ofHints(Map<String, String> hints) {
    OptionalLong seconds = number(hints.get(TIMEOUT));
    List<Problem> problems = new ArrayList<>(problems(number(hints.get(ROWS)), seconds));
    if (!problems.isEmpty() && !seconds.isPresent()) {
      Contradiction doubt = Catalog.shipped().contradiction("udf-timeout-default").orElse(null);
      if (doubt != null) {
        problems.add(doubt.warning());
      }
    }
    return Collections.unmodifiableList(problems);
  }

  private static OptionalLong number(@Nullable String value) {
    return value != null && value.matches("[0-9]{1,9}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  private static List<Problem> problems(OptionalLong rows, OptionalLong seconds) {
    BatchDeadline batch = BatchDeadline.of(rows, seconds);
    Duration part = batch.request().orElse(CALL);
    if (part.compareTo(CALL) >= 0) {
      return Collections.emptyList();
    }
    long needed = batch.rows();
    long given = batch.seconds();
    String remedy = "lower batch.rows to " + given + " or less, or raise batch.timeout";
    if (part.toMillis() < 1) {
      return Collections.singletonList(
          Rule.BATCH_REFUSED.problem(
              "no request fits: " + batch + ", and 1 ms is the shortest", remedy));
    }
    return Collections.singletonList(
        Rule.BATCH_TIME.problem(
            "a batch of "
                + needed
                + " rows"
                + (rows.isPresent() ? "" : " (the default)")
                + " takes "
                + needed
                + " s at 1 s for a call, and its time-out is "
                + given
                + " s"
                + (seconds.isPresent() ? "" : " by default (600 on one page, 1800 on another)"),
            remedy));
  }
}
