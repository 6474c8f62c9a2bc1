package io.github.mcegress.maxcompute;

import com.aliyun.odps.Instance;
import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.task.SQLTask;
import io.github.mcegress.Codes;
import io.github.mcegress.settings.SqlStatement;
import java.io.IOException;
import java.time.Duration;

/**
 * Waits for one instance, in growing steps and within a bound, which the SDK's own {@code
 * waitForSuccess} has not. Thread-safe.
 */
final class StatementWait {
  private static final Duration FIRST_STEP = Duration.ofMillis(250);
  private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

  private final PollTime time;
  private final Duration timeout;

  /**
   * With the time for each statement.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  StatementWait(PollTime time, Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "the timeout is " + timeout + "; write a positive time for one statement");
    }
    this.time = time;
    this.timeout = timeout;
  }

  /** The result of the statement, once it has succeeded. */
  SqlResult resultOf(Odps odps, SqlStatement statement, Instance instance)
      throws OdpsException, InterruptedException {
    String place =
        "the statement in line " + statement.line() + " (instance " + instance.getId() + ")";
    try {
      untilTerminated(odps, instance, place);
      SdkCall.of(odps, () -> success(instance, place));
      String text = SdkCall.of(odps, () -> SQLTask.getRawResult(instance));
      return new SqlResult(statement, instance, text == null ? "" : text);
    } catch (MaxComputeException e) {
      throw e.code().equals(Codes.MAXCOMPUTE_UNREACHABLE) ? e.during(place) : e;
    } catch (IOException e) {
      throw new OdpsException(place + ": its result cannot be read", e);
    }
  }

  private void untilTerminated(Odps odps, Instance instance, String place)
      throws OdpsException, IOException, InterruptedException {
    long start = time.nanoTime();
    Duration step = FIRST_STEP;
    while (!SdkCall.of(odps, instance::isTerminated)) {
      Duration left = timeout.minusNanos(time.nanoTime() - start);
      if (left.isZero() || left.isNegative()) {
        throw new MaxComputeException(
            Codes.SQL_TIMEOUT,
            place + " is still running after " + timeout,
            "it was left running: look it up in Logview, or stop it there",
            null);
      }
      time.sleep(step.compareTo(left) < 0 ? step : left);
      step = step.multipliedBy(2);
      step = step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP;
    }
  }

  private static boolean success(Instance instance, String place) throws OdpsException {
    if (instance.isSuccessful()) {
      return true;
    }
    String reason = "it ended without success";
    try {
      instance.waitForSuccess();
    } catch (OdpsException e) {
      if (e.getCause() != null || e.getStatus() != null) {
        throw e;
      }
      reason = e.getMessage() == null ? reason : e.getMessage().trim();
    }
    throw new MaxComputeException(
        Codes.SQL_FAILED, place + " failed: " + reason, "statements behind it were not run", null);
  }
}
