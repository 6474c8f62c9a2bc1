package io.github.mcegress.samples.spark;

import static java.util.stream.Collectors.toList;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a sample on {@code local[2]} in a JVM of its own, which trusts the lab's authority alone and
 * knows the names of one hosts file alone. What spark-submit takes from {@code --conf} are system
 * properties.
 */
final class SparkSampleProcess {
  private static final String PASSWORD = "changeit";

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
    properties.put("javax.net.ssl.trustStore", trustStore(caPem));
    properties.put("javax.net.ssl.trustStoreType", "PKCS12");
    properties.put("javax.net.ssl.trustStorePassword", PASSWORD);
    // Spark wants to know who it runs on.
    String self = InetAddress.getLocalHost().getHostName();
    properties.put(
        "jdk.net.hosts.file",
        file("hosts", "127.0.0.1 localhost " + self + "\n127.0.0.1 " + host + "\n"));
  }

  private String trustStore(String caPem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "lab",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
    Path file = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file.toString();
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
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("--add-opens") || flag.startsWith("-Djdk.reflect.")) {
        command.add(flag);
      }
    }
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        Arrays.asList("-cp", System.getProperty("java.class.path"), "-Xmx768m", sample.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> printed = out.lines().collect(toList());
      process.waitFor();
      return printed;
    }
  }
}
