package io.github.mcegress.http;

import org.jspecify.annotations.Nullable;

/**
 * What one connection takes of the cap, from before it is opened until after it is closed. Guarded
 * by the lock of its {@link Connections}, except for what a lease says.
 */
final class Slot<C extends Connections.Kept> {
  private final Route route;
  private final long retiredAtNanos;
  private @Nullable C connection;
  private int requests = 1;
  private int mostRequests = 1;
  private boolean retired;
  private boolean ended;
  private long idleSinceNanos;
  private long restedNanos;

  /** Leased to one request, without a connection yet. */
  Slot(Route route, long retiredAtNanos) {
    this.route = route;
    this.retiredAtNanos = retiredAtNanos;
  }

  Route route() {
    return route;
  }

  /** Null until it is opened. */
  @Nullable C connection() {
    return connection;
  }

  /** How long the connection had been idle when it was leased. */
  long restedNanos() {
    return restedNanos;
  }

  /** Whether it may be; one that ended meanwhile takes none any more. */
  boolean opened(C connection) {
    this.connection = connection;
    return !ended;
  }

  /** From now on it serves so many requests at once. */
  void multiplex(int mostRequests) {
    this.mostRequests = mostRequests;
  }

  boolean multiplexes() {
    return mostRequests > 1;
  }

  /** It did not take a request beside the others that it serves. */
  void refused() {
    mostRequests = Math.max(1, Math.min(mostRequests, requests - 1));
  }

  boolean isIdle() {
    return requests == 0;
  }

  boolean hasRoom() {
    return requests < mostRequests;
  }

  /** No further request may go out on it. */
  boolean isSpent(long now) {
    return retired
        || connection == null
        || !connection.isOpen()
        || now - retiredAtNanos >= 0
        || (requests == 0 && now - idleSinceNanos >= Connections.LONGEST_IDLE);
  }

  /** The busier one is better, so that the others may rest and end; of idle ones the last used. */
  boolean isBetterThan(Slot<?> other) {
    return requests != other.requests ? requests > other.requests : other.isIdleForLongerThan(this);
  }

  boolean isIdleForLongerThan(Slot<?> other) {
    return idleSinceNanos - other.idleSinceNanos < 0;
  }

  /** One request more. */
  void take(long now) {
    restedNanos = requests == 0 ? now - idleSinceNanos : 0;
    requests++;
  }

  /** One request less. */
  void giveBack(long now, boolean reusable) {
    requests--;
    retired |= !reusable;
    idleSinceNanos = now;
  }

  /** From now on no request goes out on it. */
  void retire() {
    retired = true;
  }

  boolean isRetired() {
    return retired;
  }

  /** Cuts the connection, whoever uses it. */
  void end() {
    retired = true;
    ended = true;
    C open = connection;
    if (open != null) {
      open.cut();
    }
  }
}
