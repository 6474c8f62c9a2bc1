package io.github.mcegress.spark;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.EgressResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Two tasks that read until a server answers {@code end}; argument: hosts with ports, separated by
 * commas. Prints how often each has read.
 */
public final class TalkJob {
  static final String END = "end";

  /** Where nobody ends it. */
  private static final int MOST = 1_000_000;

  private TalkJob() {}

  /** Talks. */
  public static void main(String[] arguments) {
    List<String> hosts = Arrays.asList(arguments[0].split(",", -1));
    try (JavaSparkContext spark = new JavaSparkContext()) {
      System.out.println(
          spark
              .parallelize(Arrays.asList(1, 2), 2)
              .map(task -> talk(hosts, SparkEgress.client()))
              .collect());
    }
  }

  private static int talk(List<String> hosts, EgressClient client) throws IOException {
    for (int reads = 1; reads <= MOST; reads++) {
      String url = "https://" + hosts.get(reads % hosts.size()) + "/" + reads;
      EgressResponse answer =
          client.send(EgressRequest.read(url).header(Worker.HEADER, Worker.ofThisJvm()));
      if (answer.status() != 200) {
        throw new IOException(url + " was answered " + answer.status());
      }
      if (answer.text().equals(END)) {
        return reads;
      }
    }
    throw new IOException("nobody ended it");
  }
}
