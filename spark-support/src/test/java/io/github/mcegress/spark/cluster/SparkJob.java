package io.github.mcegress.spark.cluster;

import io.github.mcegress.lab.LabDns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A main class of the tests, submitted by Spark's own spark-submit: the driver is a JVM of its own,
 * with Spark's jars first on its class path.
 *
 * <p>Unless told otherwise it brings nothing but the test classes. Used by one thread.
 */
public final class SparkJob {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final SparkHome home;
  private final String main;
  private final Map<String, String> conf = new LinkedHashMap<>();
  private final List<Path> jars = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> driverOptions = new ArrayList<>();
  private String master = "local[2]";

  SparkJob(SparkHome home, Class<?> main) {
    this.home = home;
    this.main = main.getName();
    conf.put("spark.ui.enabled", "false");
    conf.put("spark.driver.host", "127.0.0.1");
    conf.put("spark.driver.bindAddress", "127.0.0.1");
    driverOptions.add("-Xmx768m");
  }

  /** A job without a cluster: on {@code local[2]} unless another master is given. */
  public static SparkJob of(Class<?> main) throws IOException {
    return new SparkJob(SparkHome.ofBuild(), main);
  }

  /** A master's URL, {@code local[2]}, or {@code local-cluster[2,1,1024]}. */
  public SparkJob master(String master) {
    this.master = master;
    return this;
  }

  /** As {@code --conf key=value}. */
  public SparkJob conf(String key, String value) {
    conf.put(key, value);
    return this;
  }

  /** The look-ups of executors' JVMs go to that server; the folder is for the agent's jar. */
  public SparkJob executorDns(Path folder, LabDns dns) throws IOException {
    return conf("spark.executor.extraJavaOptions", dnsAgent(folder, dns));
  }

  /** The same for the driver's JVM. */
  public SparkJob driverDns(Path folder, LabDns dns) throws IOException {
    return driverOption(dnsAgent(folder, dns));
  }

  private static String dnsAgent(Path folder, LabDns dns) throws IOException {
    return "-javaagent:"
        + TestJar.ofAgent(folder, LabDnsAgent.class)
        + "="
        + dns.address().getHostAddress()
        + ":"
        + dns.port();
  }

  /** As {@code --jars}. */
  public SparkJob jar(Path jar) {
    jars.add(jar);
    return this;
  }

  /** With our self-contained jar. */
  public SparkJob withAllJar() {
    return jar(SparkHome.allJar());
  }

  /** What main receives. */
  public SparkJob arguments(String... arguments) {
    this.arguments.addAll(Arrays.asList(arguments));
    return this;
  }

  /** An option of the driver's JVM. */
  public SparkJob driverOption(String option) {
    driverOptions.add(option);
    return this;
  }

  /** Starts the driver and leaves it running; its log is a file of its folder under target. */
  public SparkProcess start() throws IOException {
    return start(folder());
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException when it does not end in ten minutes
   */
  public SparkRun run() throws IOException, InterruptedException {
    Path folder = folder();
    try (SparkProcess driver = start(folder)) {
      int status = driver.awaitEnd(LIMIT);
      return new SparkRun(status, driver.output(), log(folder));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "\nIts log:\n" + log(folder), e);
    }
  }

  private static String log(Path folder) throws IOException {
    return new String(Files.readAllBytes(folder.resolve("log")), StandardCharsets.UTF_8);
  }

  private Path folder() throws IOException {
    return Files.createTempDirectory(SparkHome.target(), "spark-driver");
  }

  private SparkProcess start(Path folder) throws IOException {
    List<String> submit = new ArrayList<>(Arrays.asList("--master", master, "--class", main));
    conf.put("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString());
    conf.forEach((key, value) -> submit.addAll(Arrays.asList("--conf", key + "=" + value)));
    if (!jars.isEmpty()) {
      submit.add("--jars");
      submit.add(jars.stream().map(Path::toString).collect(Collectors.joining(",")));
    }
    submit.add(TestJar.ofTests(folder).toString());
    submit.addAll(arguments);
    ProcessBuilder driver =
        SparkJvm.of(
                home,
                // The script spark-submit, which is not here, does the same.
                conf.getOrDefault("spark.driver.extraClassPath", ""),
                folder,
                driverOptions,
                "org.apache.spark.deploy.SparkSubmit",
                submit.toArray(new String[0]))
            .redirectError(folder.resolve("log").toFile());
    return SparkProcess.start("the driver of " + main, driver);
  }
}
