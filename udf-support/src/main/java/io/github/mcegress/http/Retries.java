package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one call may send again, and when: all out of its client's budget and within its deadline.
 * Used by one thread.
 *
 * <p>What may have left is sent again only if it is a read or has a key. At once, on a new
 * connection: when a kept connection broke before the answer, or the answer is 421. After a pause,
 * three times at most: when a connection broke, or the answer is 408, 425, 429 or 503; and when
 * every address refused or reset the connection, as a proxy does that is full. Then a write without
 * a key is tried again too, as long as nothing of it left. The pause is chance times a bound that
 * doubles (full jitter), behind what Retry-After asks for; one that would outlast the deadline is
 * not made, and what there is stands.
 */
final class Retries {
  private static final int MISDIRECTED = 421;
  private static final int MOST_PAUSES = 3;
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final boolean repeatable;
  private final Deadline deadline;
  private final RetryBudget budget;
  private final Time time;
  private int pauses;
  private boolean renewed;

  Retries(EgressRequest request, Deadline deadline, RetryBudget budget, Time time) {
    this.repeatable = request.isRepeatable();
    this.deadline = deadline;
    this.budget = budget;
    this.time = time;
  }

  /** Whether it is the address that failed, before anything of the request left, and in time. */
  boolean isNotConnected(EgressException failure) {
    return failure.stage() != Stage.PLAN
        && !failure.stage().mayHaveReachedServer()
        && !deadline.isOver();
  }

  /**
   * Whether the request may go to another address.
   *
   * @param known whether the address was known to fail: those that meet a dead one first go on for
   *     free, else it would fail reads; from then on it is tried last
   * @param last whether there is no other one, unless the resolver knows one, which is asked seldom
   */
  boolean elsewhere(Exchange exchange, EgressException failure, boolean known, boolean last) {
    if (isNotConnected(failure)) {
      return last || !known || budget.take();
    }
    return !last && afterPause(exchange, failure);
  }

  /** Whether to send at once, on a new connection; once in a call. */
  boolean onNewConnection(Exchange exchange, @Nullable EgressException failure) {
    boolean wanted =
        failure == null
            // Not processed: the server did not take the connection for this name's.
            ? exchange.answer().status() == MISDIRECTED
            // The server had closed it meanwhile: nothing was answered.
            : exchange.reused() && failure.stage() == Stage.REQUEST;
    if (!wanted || renewed || !repeatable || deadline.isOver() || !budget.take()) {
      return false;
    }
    renewed = true;
    return true;
  }

  /** Whether to send again; the pause is over then. */
  boolean afterPause(Exchange exchange, @Nullable EgressException failure) {
    if (failure != null) {
      return failure.code().equals(Codes.HTTP_CONNECTION_LOST) && paused(0, repeatable);
    }
    EgressResponse answer = exchange.answer();
    return isPassing(answer.status())
        && paused(RetryAfter.nanos(answer.header("Retry-After"), time.now()), repeatable);
  }

  /**
   * Whether to try all addresses again, the resolver knowing no other; the pause is over then.
   *
   * @param failures what each address ended in
   * @param sent how much of the request may have left
   */
  boolean everywhere(List<EgressException> failures, Sent sent) {
    return failures.stream().allMatch(Failure::isPassing)
        && paused(0, repeatable || sent == Sent.NOTHING);
  }

  private boolean paused(long asked, boolean mayRepeat) {
    if (!mayRepeat || pauses == MOST_PAUSES) {
      return false;
    }
    long pause = asked + (long) (time.random() * (FIRST_PAUSE << pauses));
    if (pause >= deadline.remainingNanos() || !budget.take()) {
      return false;
    }
    pauses++;
    return slept(pause);
  }

  private static boolean isPassing(int status) {
    return status == 408 || status == 425 || status == 429 || status == 503;
  }

  private boolean slept(long nanos) {
    try {
      time.sleep(nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
