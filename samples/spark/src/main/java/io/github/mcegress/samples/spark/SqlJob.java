package io.github.mcegress.samples.spark;

import io.github.mcegress.spark.SparkEgress;
import java.util.Arrays;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * Asks a service for the price of each item, in SQL. The plugin and the description come from
 * spark-defaults.conf or {@code --conf}. Argument: where the service is, such as {@code
 * https://prices.example.com}.
 */
public final class SqlJob {
  private SqlJob() {}

  public static void main(String[] arguments) {
    String service = arguments[0];
    try (SparkSession spark = SparkSession.builder().appName("prices").getOrCreate()) {
      spark
          .createDataset(Arrays.asList("tea", "rice"), Encoders.STRING())
          .toDF("item")
          .createOrReplaceTempView("items");
      // begin SqlJob
      SparkEgress.registerFunctions(spark);
      String url = "'" + service + "/price/' || item";
      spark
          .sql("SELECT item, egress_fetch(" + url + ") AS price FROM items ORDER BY item")
          // end
          .collectAsList()
          .forEach(System.out::println);
    }
  }
}
