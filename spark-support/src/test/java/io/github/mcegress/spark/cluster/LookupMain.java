package io.github.mcegress.spark.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Prints what an executor's JVM resolves each argument to: {@code NAME ADDRESS}. */
public final class LookupMain {
  private LookupMain() {}

  /** Looks the names up in one task. */
  public static void main(String[] args) {
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("look-up"))) {
      List<String> names = Arrays.asList(args);
      spark.parallelize(names, 1).map(LookupMain::resolve).collect().forEach(System.out::println);
    }
  }

  private static String resolve(String name) {
    try {
      return name + " " + InetAddress.getByName(name).getHostAddress();
    } catch (UnknownHostException e) {
      return name + " unknown: " + e.getMessage();
    }
  }
}
