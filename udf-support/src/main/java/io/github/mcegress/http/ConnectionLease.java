package io.github.mcegress.http;

import org.jspecify.annotations.Nullable;

/**
 * How many connections a client may hold open where somebody else says so, for a time: the driver
 * of a Spark application, which divides the application's connections among its executors.
 *
 * <p>It begins with none: calls wait, within their deadlines, until some are granted. A smaller
 * grant ends idle connections at once and busy ones after their requests; at the end of a grant all
 * of them are cut, whoever uses them. Below the grant the client's own adaptive limit holds as
 * ever. For one client; thread-safe.
 */
public final class ConnectionLease {
  private final int most;
  private final Time time;
  private final Runnable wanting;
  private volatile Grant grant;
  private volatile @Nullable Connections<?> connections;

  /** What was granted; immutable. */
  private static final class Grant {
    private final int connections;
    private final long untilNanos;

    Grant(int connections, long untilNanos) {
      this.connections = connections;
      this.untilNanos = untilNanos;
    }
  }

  ConnectionLease(int most, Runnable wanting, Time time) {
    this.most = most;
    this.wanting = wanting;
    this.time = time;
    this.grant = new Grant(0, time.nanoTime());
  }

  /**
   * Without a grant yet.
   *
   * @param most the most connections that may ever be granted, 1 or more
   * @param wanting run by a call that has to wait for a connection, on its own thread; it must
   *     return at once
   * @throws IllegalArgumentException if it is less than 1
   */
  public static ConnectionLease upTo(int most, Runnable wanting) {
    if (most < 1) {
      throw new IllegalArgumentException("the lease is " + most + "; write 1 or more");
    }
    return new ConnectionLease(most, wanting, Time.SYSTEM);
  }

  /**
   * Grants so many connections in place of what was granted before; callers that wait get theirs.
   *
   * @param connections from 0 to the most
   * @param untilNanos when it ends, by {@link System#nanoTime}
   * @throws IllegalArgumentException if there are fewer than 0 or more than the most
   */
  public void grant(int connections, long untilNanos) {
    if (connections < 0 || connections > most) {
      throw new IllegalArgumentException(
          connections + " connections are granted; write 0 to " + most);
    }
    grant = new Grant(connections, untilNanos);
    Connections<?> held = this.connections;
    if (held != null) {
      held.granted();
    }
  }

  /** When its time is over, cuts all connections; else does nothing. To be called at that time. */
  public void endIfOver() {
    Connections<?> held = connections;
    if (isOver() && held != null) {
      held.cutAll();
    }
  }

  /**
   * The most that can be open until another grant: what is granted or, while busy ones end, what is
   * open.
   */
  public int held() {
    Connections<?> held = connections;
    return Math.max(now(), held == null ? 0 : held.size());
  }

  /** How many connections are in use or waited for. */
  public int wanted() {
    Connections<?> held = connections;
    return held == null ? 0 : held.wanted();
  }

  int most() {
    return most;
  }

  /** How many may be open now. */
  int now() {
    Grant current = grant;
    return isOver(current) ? 0 : current.connections;
  }

  boolean isOver() {
    return isOver(grant);
  }

  private boolean isOver(Grant current) {
    return time.nanoTime() - current.untilNanos >= 0;
  }

  /** Whose connections it is about. */
  void of(Connections<?> connections) {
    if (this.connections != null) {
      throw new IllegalArgumentException("the lease is another client's; make one for each");
    }
    this.connections = connections;
  }

  void wanting() {
    wanting.run();
  }

  /** What is granted of how many. */
  @Override
  public String toString() {
    return now() + " of " + most + " granted";
  }
}
