package io.github.mcegress.bench;

import io.github.mcegress.lab.ProxyJob;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Processes that run tasks of a {@link ProxyJob}, and what is begun again. Used by one thread. */
final class CapacityTasks implements Closeable {
  /** All at once they would wait for a processor until their first calls time out. */
  private static final int STARTING = 4;

  /** One {@link CapacityTaskMain}. */
  private static final class Jvm {
    final Process process;
    final BufferedReader out;

    Jvm(int serverPort) throws IOException {
      process =
          new ProcessBuilder(
                  ServerProcess.java(),
                  "-Xmx32m",
                  "-Xss256k",
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CapacityTaskMain.class.getName(),
                  Integer.toString(serverPort))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void tell(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    String heard() throws IOException {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("a process of the benchmark has ended");
      }
      return line;
    }
  }

  /** How one job went. Guarded by itself while it runs. */
  static final class Run {
    private final CountDownLatch failure = new CountDownLatch(1);
    private final long beganNanos = System.nanoTime();
    int taskFailures;
    long answered;
    boolean failed;
    long millis;

    private synchronized boolean ended(int begun, boolean done, int answered) {
      this.answered += answered;
      if (failed) {
        return true;
      }
      millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
      taskFailures += done ? 0 : 1;
      failed = !done && begun == ProxyJob.RUNS;
      if (failed) {
        failure.countDown();
      }
      return failed || done;
    }

    /** Answers a second until the end, those of failed tasks and jobs included. */
    double perSecond() {
      return 1000.0 * answered / millis;
    }
  }

  private final List<Jvm> jvms = new ArrayList<>();

  /** Starts so many processes, a few at a time, and waits until all are ready. */
  CapacityTasks(int count, int serverPort) throws IOException {
    try {
      for (int ready = 0; ready < count; ready++) {
        while (jvms.size() < Math.min(count, ready + STARTING)) {
          jvms.add(new Jvm(serverPort));
        }
        String line = jvms.get(ready).heard();
        if (!line.equals("ready")) {
          throw new IOException("a process of the benchmark said \"" + line + "\"");
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Runs a job, each task in a process of its own. */
  Run run(CapacitySender sender, ProxyJob job, int declared, int proxyPort, int meanMillis)
      throws Exception {
    SplittableRandom random = new SplittableRandom(proxyPort);
    ExecutorService threads = Executors.newFixedThreadPool(job.tasks());
    Run run = new Run();
    try {
      List<Future<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < job.tasks(); i++) {
        Jvm jvm = jvms.get(i);
        int delay = job.startMillis(random);
        String line =
            String.format(
                "run %s %d %d %d %d %d %d %d",
                sender,
                proxyPort,
                job.connections(),
                declared,
                job.inFlight(),
                job.rowsOf(i),
                meanMillis,
                random.nextInt(1 << 30));
        Callable<Void> task =
            () -> {
              runTask(run, jvm, line, delay, job.restartMillis());
              return null;
            };
        tasks.add(threads.submit(task));
      }
      for (Future<Void> task : tasks) {
        task.get();
      }
      return run;
    } finally {
      threads.shutdownNow();
    }
  }

  private void runTask(Run run, Jvm jvm, String line, int delay, int restart) throws Exception {
    int wait = delay;
    for (int begun = 1; !run.failure.await(wait, TimeUnit.MILLISECONDS); begun++) {
      wait = restart;
      synchronized (run) {
        if (run.failed) {
          return;
        }
        jvm.tell(line);
      }
      String[] result = jvm.heard().split(" ");
      boolean before = run.failed;
      if (run.ended(begun, result[0].equals("done"), Integer.parseInt(result[1]))) {
        if (run.failed && !before) {
          stopAll();
        }
        return;
      }
    }
  }

  private void stopAll() throws IOException {
    for (Jvm jvm : jvms) {
      jvm.tell("stop");
    }
  }

  @Override
  public void close() {
    jvms.forEach(jvm -> jvm.process.destroy());
  }
}
