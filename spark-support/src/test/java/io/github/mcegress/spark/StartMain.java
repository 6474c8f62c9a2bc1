package io.github.mcegress.spark;

import com.sun.management.OperatingSystemMXBean;
import io.github.mcegress.EgressSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Paths;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * An application on {@code local[2]} from the making of its context to the end of its first job,
 * which reads nothing. Without arguments it has no plugin; with it: the host, with its port, and
 * the PEM file to trust.
 *
 * <p>Prints a line {@code start> } with milliseconds, and those of the JVM's CPU.
 */
final class StartMain {
  static final String LINE = "start> ";

  private static final int CONNECTIONS = 4;

  private StartMain() {}

  static SparkConf conf() {
    return new SparkConf()
        .setMaster("local[2]")
        .setAppName("bench")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }

  static SparkConf withPlugin(String host, String pem) {
    EgressSpec spec =
        EgressSpec.builder()
            .internet(host)
            .privateAddresses(host)
            .maxConnections(CONNECTIONS)
            .build();
    return SparkEgress.configure(conf(), spec)
        .set(EgressSettings.RESOLVER, LoopbackNames.class.getName())
        .set(ShippedFiles.PEM, Paths.get(pem).toUri().toString());
  }

  public static void main(String[] arguments) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long begun = System.nanoTime();
    // The configuration belongs to it: with the plugin there is a description to write.
    SparkConf conf = arguments.length == 0 ? conf() : withPlugin(arguments[0], arguments[1]);
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      long rows = spark.parallelize(Arrays.asList(1, 2, 3, 4), 2).map(row -> row + 1).count();
      double millis = (System.nanoTime() - begun) / 1e6;
      double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6;
      System.out.println(LINE + (rows == 4 ? millis + " " + cpuMillis : rows + " rows"));
    }
  }
}
