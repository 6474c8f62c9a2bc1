package io.github.mcegress.http;

import java.io.Closeable;
import java.io.IOException;

/** One client of a storm, with connections and a state of its own. */
interface StormClient extends Closeable {
  /** Calls once, in simulated time; whether the answer was 200 in the end. */
  boolean call() throws InterruptedException;

  @Override
  void close() throws IOException;
}
