package io.github.mcegress.http;

/** Which transport carries the requests; both stand under the same policies. */
public enum TransportKind {
  /** The one that the runtime allows; choice and reason are in the report. */
  AUTO,
  /** OkHttp. Not part of this release: a client built with it fails with the reason. */
  OKHTTP,
  /** Blocking sockets without threads; runs in the Java sandbox of MaxCompute. */
  BLOCKING
}
