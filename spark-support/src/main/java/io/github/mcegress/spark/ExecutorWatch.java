package io.github.mcegress.spark;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the driver has heard of its executors: their last counters, so that one that was killed
 * counts up to its last message, and their failures, each told once. Thread-safe.
 */
final class ExecutorWatch {
  private final LongSupplier nanoTime;
  private final Consumer<String> told;
  private final Map<String, Last> last = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> refusals = new HashSet<>();
  private long messages;

  /** The newest message of one executor. */
  private static final class Last {
    private long sequence;
    private long heardNanos;
    private boolean ended;
    private EgressCounters counters = EgressCounters.none();
  }

  ExecutorWatch(LongSupplier nanoTime, Consumer<String> told) {
    this.nanoTime = nanoTime;
    this.told = told;
  }

  /** A message came. */
  synchronized void counted() {
    messages++;
  }

  synchronized long messages() {
    return messages;
  }

  /** An executor renewed. */
  synchronized void alive(String executor, long sequence, EgressCounters counters) {
    heard(executor, sequence, counters);
  }

  /** An executor ended in order. */
  synchronized void ended(String executor, long sequence, EgressCounters counters) {
    heard(executor, sequence, counters);
    last.get(executor).ended = true;
    notifyAll();
  }

  private void heard(String executor, long sequence, EgressCounters counters) {
    Last newest = last.computeIfAbsent(executor, unknown -> new Last());
    newest.heardNanos = nanoTime.getAsLong();
    if (sequence > newest.sequence) {
      newest.sequence = sequence;
      newest.counters = counters;
    }
  }

  /** An executor has no client. */
  synchronized void failed(String executor, String why) {
    if (failed.add(executor)) {
      told.accept("executor " + executor + " has no client: " + why);
    }
  }

  /** A message was no message: told once for each kind. */
  synchronized void refused(RuntimeException why) {
    if (refusals.size() < 10 && refusals.add(String.valueOf(why.getMessage()))) {
      told.accept("an executor's message was refused: " + why.getMessage());
    }
  }

  /**
   * Waits until every executor has ended, or the time is over.
   *
   * @param silence who was not heard of for so long has ended without a word
   */
  synchronized void awaitEnd(Duration silence, Duration most) {
    long until = nanoTime.getAsLong() + most.toNanos();
    try {
      long left = most.toNanos();
      while (left > 0 && !allEnded(silence)) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        left = until - nanoTime.getAsLong();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean allEnded(Duration silence) {
    long now = nanoTime.getAsLong();
    return last.values().stream()
        .allMatch(each -> each.ended || now - each.heardNanos > silence.toNanos());
  }

  /**
   * The sum over all executors, and what the messages come to in a minute. An executor that was
   * killed, or whose last message came after Spark had closed its line, counts up to its last
   * renewal, which is said.
   */
  synchronized String summary(Duration ran) {
    EgressCounters sum = EgressCounters.none();
    for (Last each : last.values()) {
      sum = sum.plus(each.counters);
    }
    long unended = last.values().stream().filter(each -> !each.ended).count();
    double minutes = Math.max(ran.toMillis(), 1) / 60_000.0;
    return sum.requests()
        + " requests by "
        + last.size()
        + (last.size() == 1 ? " executor, " : " executors, ")
        + sum.failures()
        + " failures, "
        + sum.connections()
        + " connections made; "
        + messages
        + " messages to the driver in "
        + ran.getSeconds()
        + " s, "
        + Math.round(messages / minutes)
        + " a minute, "
        + sum.failedRpcs()
        + " unanswered; "
        + sum.refusedLookups()
        + " look-ups by executors refused"
        + (unended == 0 ? "" : "; " + unended + " of them counted up to the last renewal")
        + (failed.isEmpty() ? "" : "; " + failed.size() + " executors without a client");
  }
}
