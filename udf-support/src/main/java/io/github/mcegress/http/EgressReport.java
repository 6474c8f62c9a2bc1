package io.github.mcegress.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client did so far: a snapshot. Immutable; holds no query, header or body. */
public final class EgressReport {
  private final TransportKind transport;
  private final String reason;
  private final @Nullable String securityManager;
  private final List<HostReport> hosts;
  private final EgressObservation observed;
  private final long listenerFailures;
  private final @Nullable MemoReport memo;
  private final LimitReport limit;

  EgressReport(
      TransportKind transport,
      String reason,
      @Nullable String securityManager,
      List<HostReport> hosts,
      EgressObservation observed,
      long listenerFailures,
      @Nullable MemoReport memo,
      LimitReport limit) {
    this.transport = transport;
    this.reason = reason;
    this.securityManager = securityManager;
    this.hosts = hosts;
    this.observed = observed;
    this.listenerFailures = listenerFailures;
    this.memo = memo;
    this.limit = limit;
  }

  /** The transport that carried the requests. */
  public TransportKind transport() {
    return transport;
  }

  /** Why that transport. */
  public String reason() {
    return reason;
  }

  /** The class of the SecurityManager that was found when the client was built, or nothing. */
  public Optional<String> securityManager() {
    return Optional.ofNullable(securityManager);
  }

  /**
   * One entry per endpoint that was called, in alphabetical order; of more than a thousand the rest
   * together, as {@code others.invalid:1}, which is also the endpoint of their events.
   */
  public List<HostReport> hosts() {
    return hosts;
  }

  /** What was contacted in observe mode; nothing in enforce mode. */
  public EgressObservation observed() {
    return observed;
  }

  /** How many exceptions the listener threw. */
  public long listenerFailures() {
    return listenerFailures;
  }

  /** The memo, or nothing where none was asked for. */
  public Optional<MemoReport> memo() {
    return Optional.ofNullable(memo);
  }

  /** How many connections there may be. */
  public LimitReport limit() {
    return limit;
  }

  /**
   * One line: the transport, its reason, the SecurityManager, failures of the listener, the limit
   * if it was ever lowered, the memo if there is one, then host after host with its counters.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("transport=").append(transport).append(" (").append(reason).append(')');
    text.append(" securityManager=").append(securityManager == null ? "none" : securityManager);
    if (listenerFailures > 0) {
      text.append(" listener-failures=").append(listenerFailures);
    }
    if (limit.lowered() > 0) {
      text.append(" limit=(").append(limit).append(')');
    }
    if (memo != null) {
      text.append(" memo=(").append(memo).append(')');
    }
    for (HostReport host : hosts) {
      text.append(" | ").append(host);
    }
    return text.toString();
  }
}
