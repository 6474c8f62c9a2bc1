package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Reads by the plugin and by a broadcast in one application, beside another plugin; arguments:
 * hosts with ports separated by commas, and the files of the description and of the CA
 * certificates.
 */
public final class PluginModesJob {
  static final int READS = 200;

  private PluginModesJob() {}

  public static void main(String[] arguments) throws IOException {
    List<String> hosts = Arrays.asList(arguments[0].split(",", -1));
    EgressSpec spec = EgressSpec.parse(read(arguments[1]));
    long expected = ReadsJob.expected(hosts, READS);
    try (JavaSparkContext spark = new JavaSparkContext()) {
      long byPlugin = ReadsJob.run(spark, hosts, READS, 4, SparkEgress::client);
      System.out.println("plugin: " + (byPlugin == expected));
      System.out.println("other plugin's parts by executor: " + otherParts(spark));
      Broadcast<SharedEgress> shared =
          SparkEgress.broadcast(
              spark.sc(), spec, ResolvedHosts.parse(""), read(arguments[2]), new LoopbackNames());
      long byBroadcast = ReadsJob.run(spark, hosts, READS, 4, () -> shared.value().client());
      System.out.println("broadcast: " + (byBroadcast == expected) + ", " + shared.value());
    }
  }

  private static TreeSet<String> otherParts(JavaSparkContext spark) {
    return new TreeSet<>(
        spark
            .parallelize(Arrays.asList(1, 2, 3, 4), 4)
            .map(any -> SparkEnv.get().executorId() + "=" + OtherPlugin.started())
            .collect());
  }

  private static String read(String file) throws IOException {
    return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.UTF_8);
  }
}
