package io.github.mcegress.spark;

import io.github.mcegress.http.EgressClient;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A job that reads many URLs over several hosts in {@code mapPartitions}; arguments: hosts with
 * ports separated by commas, how many reads, in how many partitions, and, to have an executor die
 * in the middle, the path of a file that is not there. Prints a sum over all answers that does not
 * depend on their order.
 */
public final class ReadsJob {
  private ReadsJob() {}

  /** Where a task finds its client; serialized with the job. */
  interface Clients extends Serializable {
    EgressClient client() throws IOException;
  }

  public static void main(String[] arguments) {
    List<String> hosts = Arrays.asList(arguments[0].split(",", -1));
    int reads = Integer.parseInt(arguments[1]);
    try (JavaSparkContext spark = new JavaSparkContext()) {
      int partitions = Integer.parseInt(arguments[2]);
      String marker = arguments.length > 3 ? arguments[3] : "";
      long sum = run(spark, hosts, reads, partitions, () -> clientOrDeath(marker, partitions));
      System.out.println("reads=" + reads + " sum=" + sum);
    }
  }

  /** The task of the last partition ends its executor's JVM, the first time that it is run. */
  private static EgressClient clientOrDeath(String marker, int partitions) throws IOException {
    boolean last = TaskContext.getPartitionId() == partitions - 1;
    if (!marker.isEmpty() && last && new File(marker).createNewFile()) {
      Runtime.getRuntime().halt(137);
    }
    return SparkEgress.client();
  }

  static long run(
      JavaSparkContext spark, List<String> hosts, int reads, int partitions, Clients clients) {
    List<Integer> numbers = IntStream.range(0, reads).boxed().collect(Collectors.toList());
    JavaRDD<Integer> rows = spark.parallelize(numbers, partitions);
    return rows.mapPartitions(part -> read(hosts, part, clients.client())).collect().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static Iterator<Long> read(
      List<String> hosts, Iterator<Integer> rows, EgressClient client) throws IOException {
    long sum = 0;
    while (rows.hasNext()) {
      int row = rows.next();
      String host = hosts.get(row % hosts.size());
      sum += crc(client.get("https://" + host + "/" + row).text());
    }
    return Collections.singleton(sum).iterator();
  }

  /** What the sum is where {@code https://host:port/row} answers {@code host/row}. */
  static long expected(List<String> hosts, int reads) {
    return IntStream.range(0, reads)
        .mapToLong(row -> crc(hosts.get(row % hosts.size()).replaceFirst(":.*", "") + "/" + row))
        .sum();
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
