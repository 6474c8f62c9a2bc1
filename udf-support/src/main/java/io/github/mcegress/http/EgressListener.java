package io.github.mcegress.http;

/**
 * Is told of every event of a client: look-ups, connections, requests, answers, failures.
 *
 * <p>Called where the event happens, on the caller's own thread, or on the client's where that
 * renews addresses: the call waits for it, so it should be quick, and it must be safe for
 * concurrent use. It must not call the client. What it throws does not break the call: the first
 * exception goes to standard error with its stack trace, all are counted in {@link
 * EgressReport#listenerFailures}.
 */
@FunctionalInterface
public interface EgressListener {
  /** Takes one event. */
  void on(EgressEvent event);
}
