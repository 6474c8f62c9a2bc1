package io.github.mcegress.spark;

import io.github.mcegress.http.ConnectionLease;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The grant that is in force at an executor's client: until when, and how soon more may be asked
 * for. For the lease's thread alone.
 */
final class LeaseTerm {
  private static final long MESSAGES_APART = TimeUnit.MILLISECONDS.toNanos(100);

  private final @Nullable ConnectionLease lease;
  private final long everyNanos;
  private int granted;
  private boolean runs;
  private long endsNanos;
  private long apartNanos = MESSAGES_APART;

  /**
   * Without a grant yet.
   *
   * @param lease the client's, or null where its connections are its own affair
   * @param everyNanos what lies between two renewals while no call waits
   */
  LeaseTerm(@Nullable ConnectionLease lease, long everyNanos) {
    this.lease = lease;
    this.everyNanos = everyNanos;
  }

  /** The most connections that can be open. */
  int held() {
    return lease == null ? 0 : lease.held();
  }

  /** How many connections are in use or waited for. */
  int wanted() {
    return lease == null ? 0 : lease.wanted();
  }

  /** Puts a grant into force, the answer to a wish for so many connections. */
  void begin(LeaseHolder.@Nullable Held now, int wanted) {
    if (now == null || lease == null) {
      return;
    }
    // A wish that was not fulfilled is not repeated ten times a second for ever.
    boolean more = now.connections() > granted || now.connections() >= wanted;
    apartNanos = more ? MESSAGES_APART : Math.min(2 * apartNanos, everyNanos);
    granted = now.connections();
    endsNanos = now.untilNanos();
    runs = true;
    lease.grant(granted, endsNanos);
  }

  /** How long after the last renewal the next one is due. */
  long nextNanos(boolean callsWait) {
    return callsWait ? Math.min(apartNanos, everyNanos) : everyNanos;
  }

  /** What is left of it, at most so much; 1 or more. */
  long untilTheEnd(long nowNanos, long mostNanos) {
    return runs ? Math.min(mostNanos, Math.max(1, endsNanos - nowNanos)) : mostNanos;
  }

  /** A grant of none ends too: busy connections of the one before may be open. */
  void cutIfOver() {
    if (lease != null && runs && System.nanoTime() - endsNanos >= 0) {
      runs = false;
      granted = 0;
      lease.endIfOver();
    }
  }
}
