package io.github.mcegress.samples.spark;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.spark.SparkEgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Asks a service for the price of each item, in {@code mapPartitions}. The plugin and the
 * description come from spark-defaults.conf or {@code --conf}. Argument: where the service is, such
 * as {@code https://prices.example.com}.
 */
public final class PluginJob {
  private PluginJob() {}

  public static void main(String[] arguments) {
    String service = arguments[0];
    SparkConf conf = new SparkConf().setAppName("prices");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      spark
          .parallelize(Arrays.asList("tea", "rice", "salt", "oil"), 2)
          .mapPartitions(items -> prices(service, items))
          .collect()
          .forEach(System.out::println);
    }
  }

  // begin PluginJob
  private static Iterator<String> prices(String service, Iterator<String> items)
      throws IOException {
    EgressClient client = SparkEgress.client();
    List<String> prices = new ArrayList<>();
    while (items.hasNext()) {
      String item = items.next();
      prices.add(item + " " + client.get(service + "/price/" + item).text());
    }
    return prices.iterator();
  }
  // end
}
