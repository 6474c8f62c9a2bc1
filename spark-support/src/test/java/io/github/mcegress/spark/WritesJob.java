package io.github.mcegress.spark;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.IdempotencyKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A job that writes rows, each with its key, over several hosts; arguments: hosts with ports
 * separated by commas, and how many rows. Prints the rows that were answered.
 */
public final class WritesJob {
  /** Longer than a lease is waited for. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private WritesJob() {}

  /** Writes them by two tasks, each of which has a half. */
  public static void main(String[] arguments) {
    List<String> hosts = Arrays.asList(arguments[0].split(",", -1));
    List<Integer> rows =
        IntStream.range(0, Integer.parseInt(arguments[1])).boxed().collect(Collectors.toList());
    try (JavaSparkContext spark = new JavaSparkContext()) {
      System.out.println(
          spark
              .parallelize(rows, 2)
              .mapPartitions(part -> write(hosts, part, SparkEgress.client()))
              .collect());
    }
  }

  private static Iterator<Integer> write(
      List<String> hosts, Iterator<Integer> rows, EgressClient client) throws IOException {
    List<Integer> answered = new ArrayList<>();
    while (rows.hasNext()) {
      int row = rows.next();
      String url = "https://" + hosts.get(row % hosts.size()) + "/" + row;
      IdempotencyKey key = IdempotencyKey.of("2026-11-21", "row " + row);
      EgressRequest request =
          EgressRequest.write("POST", url, new byte[] {(byte) row}, key)
              .header(Worker.HEADER, Worker.ofThisJvm())
              .timeout(PATIENT);
      answered.add(Integer.parseInt(client.send(request).text()));
    }
    return answered.iterator();
  }
}
