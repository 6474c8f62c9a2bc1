package io.github.mcegress.samples.road;

import io.github.mcegress.lab.SandboxRun;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One submitted statement of the lab: its settings as they came, and its task. Thread-safe. */
final class LabInstance {
  private final String id;
  private final Map<String, String> settings;
  private final Future<SandboxRun> task;

  LabInstance(String id, Map<String, String> settings, Future<SandboxRun> task) {
    this.id = id;
    this.settings = settings;
    this.task = task;
  }

  String id() {
    return id;
  }

  /** The settings of the POST, all of them. */
  Map<String, String> settings() {
    return settings;
  }

  boolean isDone() {
    return task.isDone();
  }

  /** The run once it is done, or null when the task could not be run at all. */
  @Nullable SandboxRun run() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      return null;
    }
  }

  /** What the platform would say of a failure; null after a success. */
  @Nullable String failure() throws InterruptedException {
    try {
      String failure = task.get().failure();
      return failure == null
          ? null
          : "ODPS-0123131:User defined function exception - Traceback:\n" + failure;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return "the task could not be run: "
          + (cause instanceof IOException ? cause.getMessage() : cause);
    }
  }
}
