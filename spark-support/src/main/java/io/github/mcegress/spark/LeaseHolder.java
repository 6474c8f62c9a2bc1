package io.github.mcegress.spark;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The executor's side of the lease: numbers the renewals, and tells until when an answer holds by
 * the executor's own clock.
 *
 * <p>An answer holds from the moment at which its renewal was SENT, so that the driver, which
 * counts from receiving it, can only be later. Only the answer to the last renewal counts, and
 * once: with a renewal the driver forgets what it granted in answer to older ones.
 *
 * <p>For one thread, since the order matters: what is held is read, the renewal is made and sent,
 * its answer is taken and put into force before what is held is read again.
 */
final class LeaseHolder {
  private final String executor;
  private long sequence;
  private boolean awaits;
  private long sentNanos;

  /** What an executor may hold open, and until when. Immutable. */
  static final class Held {
    private final int connections;
    private final long untilNanos;

    Held(int connections, long untilNanos) {
      this.connections = connections;
      this.untilNanos = untilNanos;
    }

    /** 0 or more. */
    int connections() {
      return connections;
    }

    /** When it ends, by the clock that {@link LeaseHolder#next} was told; may be over already. */
    long untilNanos() {
      return untilNanos;
    }

    /** Both. */
    @Override
    public String toString() {
      return connections + " until " + untilNanos;
    }
  }

  /** Without a renewal yet; executor: Spark's executor id. */
  LeaseHolder(String executor) {
    this.executor = executor;
  }

  /**
   * The next renewal, to be sent at once; answers to older ones count no more.
   *
   * @param held the most connections that can be open now and until an answer is taken
   * @param wanted connections in use or waited for
   * @param addresses version of the addresses here
   * @param nowNanos this process's clock before sending
   * @throws IllegalArgumentException as {@link Renewal}
   */
  Renewal next(int held, int wanted, long addresses, long nowNanos) {
    Renewal renewal = new Renewal(executor, sequence + 1, held, wanted, addresses);
    sequence++;
    awaits = true;
    sentNanos = nowNanos;
    return renewal;
  }

  /** What an answer grants; null for an answer to anything but the last renewal, or a second. */
  @Nullable Held take(Grant grant) {
    if (!awaits || grant.sequence() != sequence) {
      return null;
    }
    awaits = false;
    return new Held(
        grant.connections(), sentNanos + TimeUnit.MILLISECONDS.toNanos(grant.ttlMillis()));
  }

  /**
   * Ends it: no answer counts any more. To be called when all connections are closed.
   *
   * @return the sequence with which the driver is told, see {@link SlotTable#released}
   */
  long release() {
    awaits = false;
    return ++sequence;
  }
}
