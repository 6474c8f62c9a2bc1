package io.github.mcegress.http;

import io.github.mcegress.Stage;
import java.time.Duration;

/**
 * A deadline that is to end a call, and not before it came to a stage: on a busy machine it is
 * tried again with more time, so that only the time a test takes depends on that.
 */
final class ShortDeadline {
  private static final Duration FIRST = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A call that fails, within so much time. */
  interface Call {
    EgressException within(Duration timeout) throws Exception;
  }

  private ShortDeadline() {}

  /** The failure that came at that stage or later, or the last one. */
  static EgressException ends(Stage stage, Call call) throws Exception {
    Duration timeout = FIRST;
    EgressException failed = call.within(timeout);
    while (failed.stage().compareTo(stage) < 0 && timeout.compareTo(LONGEST) < 0) {
      timeout = timeout.multipliedBy(5);
      failed = call.within(timeout);
    }
    return failed;
  }
}
