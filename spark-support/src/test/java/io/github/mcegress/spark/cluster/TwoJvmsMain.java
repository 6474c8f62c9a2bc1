package io.github.mcegress.spark.cluster;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** Prints where its tasks ran: a line {@code executor ID in JVM} for each. */
public final class TwoJvmsMain {
  private TwoJvmsMain() {}

  /** Runs four tasks. */
  public static void main(String[] args) {
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("two JVMs"))) {
      List<String> seen =
          spark.parallelize(Arrays.asList(1, 2, 3, 4), 4).map(i -> place()).collect();
      new TreeSet<>(seen).forEach(System.out::println);
      System.out.println("driver in " + jvm());
    }
  }

  private static String place() {
    return "executor " + SparkEnv.get().executorId() + " in " + jvm();
  }

  private static String jvm() {
    return ManagementFactory.getRuntimeMXBean().getName();
  }
}
