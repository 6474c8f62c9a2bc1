package io.github.mcegress.http;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a client holds open for now: all of its cap until peers show that it is too
 * many, then half, and one more for every second without such a sign; never fewer than one.
 *
 * <p>It starts at the cap, not below, since that is this task's share already. It is lowered at
 * most once a second, and only for what was begun after it was lowered last: what was under way by
 * then says nothing of the new limit. Where connections are leased it never exceeds the grant; what
 * breaks without one was cut by us and says nothing. Thread-safe.
 */
final class AdaptiveLimit {
  static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

  private final int cap;
  private final @Nullable ConnectionLease lease;
  private final Time time;
  private volatile int now;
  private int lowest;
  private long lowered;
  private long loweredAtNanos;
  private long changedAtNanos;

  AdaptiveLimit(int cap, Time time) {
    this(cap, null, time);
  }

  AdaptiveLimit(int cap, @Nullable ConnectionLease lease, Time time) {
    this.cap = cap;
    this.lease = lease;
    this.time = time;
    this.now = cap;
    this.lowest = cap;
  }

  /** One at least, unless connections are leased and none is granted. */
  int now() {
    return lease == null ? now : Math.min(now, lease.now());
  }

  @Nullable ConnectionLease lease() {
    return lease;
  }

  int cap() {
    return cap;
  }

  /** A peer refused or reset a connection, or answered that there is too much. */
  synchronized void lost(long begunAtNanos) {
    long at = time.nanoTime();
    boolean first = lowered == 0;
    if (now() == 0
        || !first && (begunAtNanos - loweredAtNanos < 0 || at - loweredAtNanos < WINDOW)) {
      return;
    }
    lowered++;
    loweredAtNanos = at;
    changedAtNanos = at;
    now = Math.max(1, now() / 2);
    lowest = Math.min(lowest, now);
  }

  /** A request was answered, and not so. */
  void answered() {
    if (now < cap) {
      raise();
    }
  }

  private synchronized void raise() {
    long at = time.nanoTime();
    if (now < cap && at - changedAtNanos >= WINDOW) {
      changedAtNanos = at;
      now++;
    }
  }

  synchronized LimitReport report() {
    return new LimitReport(cap, now(), lowest, lowered);
  }
}
