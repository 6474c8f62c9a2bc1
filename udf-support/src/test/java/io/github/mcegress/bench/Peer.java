package io.github.mcegress.bench;

import java.io.Closeable;
import java.io.IOException;

/** One of those that are measured. Safe for use by many threads. */
interface Peer extends Closeable {
  /** As the table names it. */
  String name();

  /** Reads the whole body of an answer 200. */
  byte[] get(String url) throws IOException;
}
