package io.github.mcegress;

/** How far a call came before it failed; the stages in their order. */
public enum Stage {
  /** The call was checked against the description; nothing left the process. */
  PLAN,
  /** The host's addresses were looked up. */
  RESOLVE,
  /** A connection was made; nothing of the request was sent. */
  CONNECT,
  /** The TLS handshake was made; nothing of the request was sent. */
  TLS,
  /** The request was sent: the server may have received it. */
  REQUEST,
  /** The answer was read: the server has received the request. */
  ANSWER;

  /** Whether the server may have received the request, or a part of it. */
  public boolean mayHaveReachedServer() {
    return compareTo(REQUEST) >= 0;
  }
}
