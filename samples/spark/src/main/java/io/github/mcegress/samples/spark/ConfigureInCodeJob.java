package io.github.mcegress.samples.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Vpc;
import io.github.mcegress.spark.SparkEgress;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Asks a service inside of a VPC for the price of each item; plugin and description are set in
 * code. That is enough outside of MaxCompute; there the network keys of the description must be in
 * spark-defaults.conf besides, or the plugin stops the job and names them. Argument: host and port
 * of the service.
 */
public final class ConfigureInCodeJob {
  private ConfigureInCodeJob() {}

  public static void main(String[] arguments) {
    String hostPort = arguments[0];
    // begin ConfigureInCodeJob
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-beijing")
            .dedicated(Vpc.of("cn-beijing", "vpc-2zeaeq21"), hostPort)
            .maxConnections(4)
            .build();
    SparkConf conf = SparkEgress.configure(new SparkConf().setAppName("prices"), spec);
    // end
    String service = "https://" + hostPort;
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      spark
          .parallelize(Arrays.asList("tea", "rice", "salt", "oil"), 2)
          .map(item -> item + " " + SparkEgress.client().get(service + "/price/" + item).text())
          .collect()
          .forEach(System.out::println);
    }
  }
}
