package io.github.mcegress.samples.spark;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.EgressResponse;
import io.github.mcegress.http.IdempotencyKey;
import io.github.mcegress.spark.SparkEgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Writes the orders of a folder to a service, a file for each batch, and ends with the last file. A
 * batch that failed is run again, so every write has a key. The plugin and the description come
 * from spark-defaults.conf or {@code --conf}. Arguments: where the service is, the folder of files
 * with lines {@code date,order,item}, and a folder for the checkpoint.
 */
public final class StreamingJob {
  private StreamingJob() {}

  public static void main(String[] arguments) throws Exception {
    String service = arguments[0];
    try (SparkSession spark = SparkSession.builder().appName("orders").getOrCreate()) {
      Dataset<Row> orders =
          spark
              .readStream()
              .option("maxFilesPerTrigger", 1)
              .schema("date STRING, number STRING, item STRING")
              .csv(arguments[1]);
      ForeachPartitionFunction<Row> write = rows -> write(service, rows);
      VoidFunction2<Dataset<Row>, Long> writeBatch = (batch, id) -> batch.foreachPartition(write);
      orders
          .writeStream()
          .foreachBatch(writeBatch)
          .option("checkpointLocation", arguments[2])
          // Of Spark 3.3 and later; before, Trigger.Once() takes all files as one batch.
          .trigger(Trigger.AvailableNow())
          .start()
          .awaitTermination();
    }
  }

  private static void write(String service, Iterator<Row> orders) throws IOException {
    EgressClient client = SparkEgress.client();
    while (orders.hasNext()) {
      Row order = orders.next();
      // The order's own identity: a batch's or a row's number would be another the next time.
      IdempotencyKey key = IdempotencyKey.of("orders " + order.getString(0), order.getString(1));
      byte[] body = order.getString(2).getBytes(StandardCharsets.UTF_8);
      String url = service + "/orders/" + order.getString(1);
      EgressResponse answer = client.send(EgressRequest.write("PUT", url, body, key));
      if (answer.status() != 200) {
        throw new IOException("order " + order.getString(1) + " was answered " + answer.status());
      }
    }
  }
}
