package io.github.mcegress.samples.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.spark.SharedEgress;
import io.github.mcegress.spark.SparkEgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Asks a service for the price of each item, without the plugin: addresses and a fixed share of the
 * connections come as a broadcast. Arguments: the file of the description, and where the service
 * is, such as {@code https://prices.example.com}.
 */
public final class BroadcastJob {
  private BroadcastJob() {}

  public static void main(String[] arguments) throws IOException {
    String description =
        new String(Files.readAllBytes(Paths.get(arguments[0])), StandardCharsets.UTF_8);
    String service = arguments[1];
    SparkConf conf = new SparkConf().setAppName("prices");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      // begin BroadcastJob
      EgressSpec spec = EgressSpec.parse(description);
      Broadcast<SharedEgress> egress = SparkEgress.broadcast(spark.sc(), spec);
      spark
          .parallelize(Arrays.asList("tea", "rice", "salt", "oil"), 2)
          .map(item -> item + " " + price(egress.value().client(), service, item))
          // end
          .collect()
          .forEach(System.out::println);
    }
  }

  private static String price(EgressClient client, String service, String item) throws IOException {
    return client.get(service + "/price/" + item).text();
  }
}
