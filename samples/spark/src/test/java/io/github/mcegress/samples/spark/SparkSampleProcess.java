package io.github.mcegress.samples.spark;

import io.github.mcegress.lab.LabJvm;
import io.github.mcegress.lab.LabTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a sample on {@code local[2]} in a JVM of its own, which trusts the lab's authority alone and
 * knows the names of one hosts file alone. What spark-submit takes from {@code --conf} are system
 * properties.
 */
final class SparkSampleProcess {
  private final Path folder;
  private final Map<String, String> properties = new LinkedHashMap<>();

  SparkSampleProcess(Path folder, String caPem, String host) throws Exception {
    this.folder = folder;
    properties.put("spark.master", "local[2]");
    properties.put("spark.ui.enabled", "false");
    properties.put("spark.driver.host", "127.0.0.1");
    properties.put("spark.driver.bindAddress", "127.0.0.1");
    properties.put("spark.local.dir", folder.resolve("local").toString());
    properties.put("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString());
    LabTrust.of(caPem).write(trust());
    // Spark wants to know who it runs on.
    String self = InetAddress.getLocalHost().getHostName();
    properties.put(
        "jdk.net.hosts.file",
        file("hosts", "127.0.0.1 localhost " + self + "\n127.0.0.1 " + host + "\n"));
  }

  private Path trust() {
    return folder.resolve("trust.p12");
  }

  /** A file with that text, for a sample to read. */
  String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** As {@code --conf key=value}. */
  SparkSampleProcess conf(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /** What the sample printed, on both streams. */
  List<String> run(Class<?> sample, String... arguments) throws Exception {
    LabJvm jvm = LabJvm.of(sample).option("-Xmx768m").trust(trust());
    properties.forEach(jvm::property);
    return jvm.environment("SPARK_LOCAL_IP", "127.0.0.1").run(arguments);
  }
}
