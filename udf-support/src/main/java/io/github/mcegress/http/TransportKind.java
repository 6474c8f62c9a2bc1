package io.github.mcegress.http;

/** Which transport carries the requests; both stand under the same policies. */
public enum TransportKind {
  /**
   * OKHTTP where the runtime allows threads, else BLOCKING; choice and reason are in the report.
   */
  AUTO,
  /** OkHttp, HTTP/2 and HTTP/1.1. Where threads are denied a client built with it fails. */
  OKHTTP,
  /**
   * Blocking sockets without threads, HTTP/1.1; runs in the Java sandbox of MaxCompute. Request
   * bodies are limited to 64 KiB, since without threads no deadline bounds a write.
   */
  BLOCKING
}
