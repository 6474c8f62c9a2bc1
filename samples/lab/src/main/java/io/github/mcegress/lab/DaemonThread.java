package io.github.mcegress.lab;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the JVM alive, with the name of the server they belong to. */
final class DaemonThread {
  private DaemonThread() {}

  static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
