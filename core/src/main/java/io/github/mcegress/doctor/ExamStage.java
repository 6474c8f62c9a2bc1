package io.github.mcegress.doctor;

/** The stages of an examination, in their order. */
public enum ExamStage {
  /** Java, the sandbox, clock, settings of the JVM. */
  RUNTIME,
  /** Whether the target is declared, and what the rules say about the description. */
  DESCRIPTION,
  /** Addresses of the host. */
  DNS,
  /** A connection to each of the first addresses. */
  CONNECT,
  /** The handshake, the certificate and its names, dates and issuer. */
  TLS,
  /** The answer to one {@code HEAD /}. */
  HTTP,
  /** What the description leaves each task of the proxy's connections. */
  CAPACITY
}
