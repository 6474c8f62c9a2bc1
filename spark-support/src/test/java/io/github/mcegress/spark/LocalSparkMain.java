package io.github.mcegress.spark;

import io.github.mcegress.dns.ResolvedHosts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Every way of use on {@code local[2]}, contexts one after another in one JVM. */
final class LocalSparkMain {
  private static final int READS = 300;

  private LocalSparkMain() {}

  public static void main(String[] arguments) throws Exception {
    try (LabSites sites = new LabSites()) {
      List<String> hosts =
          Arrays.stream(LabSites.HOSTS)
              .map(host -> host + ":" + sites.web().port())
              .collect(Collectors.toList());
      long expected = ReadsJob.expected(hosts, READS);
      plugin(sites, hosts, expected);
      sql(sites);
      broadcast(sites, hosts, expected);
      refused(sites);
    }
  }

  private static SparkConf conf() {
    return new SparkConf()
        .setMaster("local[2]")
        .setAppName("local")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }

  private static SparkConf withPlugin(LabSites sites) {
    return SparkEgress.configure(conf(), sites.spec(4))
        .set("spark.mcegress.resolver", LoopbackNames.class.getName())
        .set("spark.mcegress.pem", ShippedText.toUri(sites.pem()));
  }

  // Nothing that is serialized is unknown to Kryo, and other plugins are left alone.
  private static void plugin(LabSites sites, List<String> hosts, long expected) {
    SparkConf conf =
        withPlugin(sites)
            .set("spark.plugins", OtherPlugin.class.getName() + "," + EgressPlugin.class.getName())
            .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .set("spark.kryo.registrationRequired", "true")
            .registerKryoClasses(SparkEgress.kryoClasses());
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      print("plugin: " + (ReadsJob.run(spark, hosts, READS, 4, SparkEgress::client) == expected));
      print("beside another: " + OtherPlugin.started());
    }
  }

  private static void sql(LabSites sites) {
    SparkSession session = SparkSession.builder().config(withPlugin(sites)).getOrCreate();
    try {
      SparkEgress.registerFunctions(session);
      session
          .createDataset(Arrays.asList(sites.url(0, "/x"), sites.url(1, "/y")), Encoders.STRING())
          .createOrReplaceTempView("urls");
      List<Row> rows =
          session
              .sql("SELECT egress_fetch(value) FROM urls ORDER BY value")
              .union(session.sql("SELECT egress_fetch(CAST(NULL AS STRING))"))
              .collectAsList();
      print("sql: " + rows);
    } finally {
      session.stop();
    }
  }

  private static void broadcast(LabSites sites, List<String> hosts, long expected)
      throws Exception {
    SparkConf conf =
        conf()
            .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .set("spark.kryo.registrationRequired", "true")
            .registerKryoClasses(SparkEgress.kryoClasses());
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      Broadcast<SharedEgress> shared =
          SparkEgress.broadcast(
              spark.sc(), sites.spec(4), ResolvedHosts.parse(""), sites.pem(), new LoopbackNames());
      long sum = ReadsJob.run(spark, hosts, READS, 4, () -> shared.value().client());
      print("broadcast: " + (sum == expected) + ", " + shared.value());
      shared.value().close();
    }
  }

  // What is wrong stops the application at its start.
  private static void refused(LabSites sites) {
    SparkConf conf = withPlugin(sites).set("spark.mcegress.lease", "never");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      print("started: " + spark.appName());
    } catch (IllegalArgumentException e) {
      print("refused: " + e.getMessage().contains("\"never\" is no time"));
    }
  }

  private static void print(String line) {
    System.out.println("local> " + line);
  }
}
