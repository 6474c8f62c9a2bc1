package io.github.mcegress.bench;

import io.github.mcegress.lab.ProxyJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Tasks of the benchmark {@code capacity}, one after the other, in a JVM of their own.
 *
 * <p>Started with the port of the server, which it calls first, so that no task pays for loading
 * classes; then it prints {@code ready}. For a line {@code run SENDER PORT CONNECTIONS DECLARED
 * IN-FLIGHT ROWS MILLIS SEED} it runs a task, and prints {@code done} or {@code failed} and the
 * requests that were answered. A line {@code stop} ends the task that runs.
 */
public final class CapacityTaskMain {
  private static final int WARM_UP_CALLS = 20;

  private CapacityTaskMain() {}

  /** Runs tasks until nobody writes to it any more. */
  public static void main(String[] arguments) throws Exception {
    for (CapacitySender sender : Arrays.asList(CapacitySender.UNLIMITED, CapacitySender.OURS)) {
      try (CapacityTask.Client client =
          sender.client(url(arguments[0], "warm"), description(arguments[0], "1", "1"))) {
        for (int i = 0; i < WARM_UP_CALLS; i++) {
          client.call();
        }
      }
    }
    System.out.println("ready");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    CapacityTask running = null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.equals("stop")) {
        String[] words = line.split(" ");
        CapacityTask task = task(words);
        new Thread(() -> run(task, Integer.parseInt(words[6])), "capacity").start();
        running = task;
      } else if (running != null) {
        running.stop();
      }
    }
    if (running != null) {
      running.stop();
    }
  }

  private static CapacityTask task(String[] words) {
    CapacitySender sender = CapacitySender.valueOf(words[1]);
    int rows = Integer.parseInt(words[6]);
    ProxyJob job =
        ProxyJob.of(Integer.parseInt(words[3]), 1, Integer.parseInt(words[5]))
            .rows(rows)
            .meanMillis(Integer.parseInt(words[7]));
    return new CapacityTask(
        job,
        sender.real(),
        sender.client(url(words[2], "row"), description(words[2], words[3], words[4])),
        new SplittableRandom(Long.parseLong(words[8])));
  }

  private static void run(CapacityTask task, int rows) {
    try {
      task.run();
      System.out.println((task.answered() == rows ? "done " : "failed ") + task.answered());
    } catch (IOException e) {
      throw new IllegalStateException("the client of a task cannot be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String url(String port, String path) {
    return "http://127.0.0.1:" + port + "/" + path;
  }

  private static String description(String port, String connections, String tasks) {
    return "internet = 127.0.0.1:"
        + port
        + "\nprivate-addresses = 127.0.0.1:"
        + port
        + "\nmax-connections = "
        + connections
        + "\nmax-tasks = "
        + tasks
        + "\n";
  }
}
