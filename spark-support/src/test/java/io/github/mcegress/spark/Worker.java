package io.github.mcegress.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;

/** By which header a server knows the executor that asks: its process id. */
final class Worker {
  static final String HEADER = "Worker";

  private Worker() {}

  /** Of this JVM. */
  static String ofThisJvm() {
    return ManagementFactory.getRuntimeMXBean().getName().replaceFirst("@.*", "");
  }

  /** Ends it at once, as the system does when memory runs out: no hook of it runs. */
  static void kill(String worker) {
    try {
      int status = new ProcessBuilder("kill", "-KILL", worker).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -KILL " + worker + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
