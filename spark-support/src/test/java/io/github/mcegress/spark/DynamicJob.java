package io.github.mcegress.spark;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Phases of reads by two tasks, between which idle executors go; arguments: hosts with ports
 * separated by commas, the phases, and the reads of a task. Prints for each phase a line {@code
 * phase N: executors [ids]}, and at the end how many answers were right.
 */
public final class DynamicJob {
  /** Longer than executors and leases are waited for. */
  private static final Duration PATIENT = Duration.ofMinutes(4);

  private DynamicJob() {}

  /** The executors that have gone. Thread-safe. */
  private static final class Gone extends SparkListener {
    private final Set<String> ids = new HashSet<>();

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
      ids.add(removed.executorId());
      notifyAll();
    }

    /** Waits until none of them is left. */
    synchronized void await(Set<String> executors) throws InterruptedException {
      while (!ids.containsAll(executors)) {
        wait();
      }
    }
  }

  /** Reads. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> hosts = Arrays.asList(arguments[0].split(",", -1));
    int phases = Integer.parseInt(arguments[1]);
    int reads = Integer.parseInt(arguments[2]);
    Gone gone = new Gone();
    try (JavaSparkContext spark = new JavaSparkContext()) {
      spark.sc().addSparkListener(gone);
      int right = 0;
      for (int phase = 0; phase < phases; phase++) {
        String prefix = "/" + phase + "/";
        Set<String> executors = new TreeSet<>();
        for (String done :
            spark
                .parallelize(Arrays.asList(0, 1), 2)
                .map(task -> read(hosts, prefix, reads, SparkEgress.client()))
                .collect()) {
          executors.add(done.substring(0, done.indexOf(' ')));
          right += Integer.parseInt(done.substring(done.indexOf(' ') + 1));
        }
        System.out.println("phase " + phase + ": executors " + executors);
        gone.await(executors);
      }
      System.out.println("right: " + right);
    }
  }

  private static String read(List<String> hosts, String prefix, int reads, EgressClient client)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int row = 0; row < reads; row++) {
      String host = hosts.get(row % hosts.size());
      String path = prefix + TaskContext.getPartitionId() + "/" + row;
      EgressRequest request = EgressRequest.read("https://" + host + path).timeout(PATIENT);
      String answer = client.send(request).text();
      if (!answer.equals(host.replaceFirst(":.*", "") + path)) {
        wrong.add(answer);
      }
    }
    return SparkEnv.get().executorId() + " " + (reads - wrong.size());
  }
}
