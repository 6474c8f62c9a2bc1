package io.github.mcegress.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Reads over kept connections in {@code mapPartitions} on {@code local[2]}: ours and bare OkHttp in
 * turn. Arguments: the host for ours, the host for bare OkHttp, both with ports, the PEM file to
 * trust, how many rounds to warm up and to measure, and the reads of a job.
 *
 * <p>Prints for each round and client a line {@code round> CLIENT}, with microseconds of a task for
 * each read, and of the whole JVM's CPU for each.
 */
final class ReadRoundsMain {
  static final String LINE = "round> ";
  static final String OURS = "ours";
  static final String BARE = "bare";

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ReadRoundsMain() {}

  /** One read; serialized with the job. */
  private interface Get extends Serializable {
    String get(String url) throws IOException;
  }

  public static void main(String[] arguments) {
    String ours = arguments[0];
    String bare = arguments[1];
    System.setProperty(BareOkHttp.PEM, arguments[2]);
    int warmUp = Integer.parseInt(arguments[3]);
    int rounds = Integer.parseInt(arguments[4]);
    int reads = Integer.parseInt(arguments[5]);
    try (JavaSparkContext spark = new JavaSparkContext(StartMain.withPlugin(ours, arguments[2]))) {
      for (int round = -warmUp; round < rounds; round++) {
        boolean oursFirst = round % 2 == 0;
        for (boolean isOurs : new boolean[] {oursFirst, !oursFirst}) {
          String measured =
              isOurs
                  ? measure(spark, ours, reads, url -> SparkEgress.client().get(url).text())
                  : measure(spark, bare, reads, BareOkHttp::get);
          if (round >= 0) {
            System.out.println(LINE + (isOurs ? OURS : BARE) + " " + measured);
          }
        }
      }
    }
  }

  private static String measure(JavaSparkContext spark, String host, int reads, Get client) {
    List<Integer> numbers = IntStream.range(0, reads).boxed().collect(Collectors.toList());
    JavaRDD<Integer> rows = spark.parallelize(numbers, 2);
    long cpu = SYSTEM.getProcessCpuTime();
    List<Long> tasks = rows.mapPartitions(part -> nanos(host, part, client)).collect();
    long cpuNanos = SYSTEM.getProcessCpuTime() - cpu;
    long taskNanos = tasks.stream().mapToLong(Long::longValue).sum();
    return taskNanos / 1e3 / reads + " " + cpuNanos / 1e3 / reads;
  }

  private static Iterator<Long> nanos(String host, Iterator<Integer> rows, Get client)
      throws IOException {
    String name = host.substring(0, host.indexOf(':'));
    long begun = System.nanoTime();
    while (rows.hasNext()) {
      String path = "/" + rows.next();
      String answer = client.get("https://" + host + path);
      if (!answer.equals(name + path)) {
        throw new IOException("read \"" + answer + "\" behind " + path);
      }
    }
    return Collections.singleton(System.nanoTime() - begun).iterator();
  }
}
