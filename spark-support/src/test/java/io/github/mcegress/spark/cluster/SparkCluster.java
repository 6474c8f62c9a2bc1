package io.github.mcegress.spark.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone cluster on loopback: a master and workers in JVMs of their own, on ports that the
 * system chose. The executors that they start are JVMs too.
 *
 * <p>Safe for use by many threads; jobs of several tests may run on it one after the other.
 */
public final class SparkCluster implements Closeable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern JOINED = Pattern.compile("Successfully registered with master");
  private static final List<String> SMALL = Collections.singletonList("-Xmx256m");

  private final SparkHome home;
  private final Path folder;
  private final String master;
  private final List<SparkProcess> processes;

  private SparkCluster(SparkHome home, Path folder, String master, List<SparkProcess> processes) {
    this.home = home;
    this.folder = folder;
    this.master = master;
    this.processes = processes;
  }

  /**
   * Starts a master and so many workers, each with room for so many executors of one core.
   *
   * @throws IOException when one of them does not start
   */
  public static SparkCluster start(int workers, int coresEach)
      throws IOException, InterruptedException {
    SparkHome home = SparkHome.ofBuild();
    Path folder = Files.createTempDirectory(SparkHome.target(), "spark-cluster");
    List<SparkProcess> processes = new ArrayList<>();
    try {
      ProcessBuilder master =
          SparkJvm.of(
              home,
              folder.resolve("master"),
              SMALL,
              "org.apache.spark.deploy.master.Master",
              "--host",
              "127.0.0.1",
              "--port",
              "0",
              "--webui-port",
              "0");
      processes.add(SparkProcess.start("master", master.redirectErrorStream(true)));
      String address = processes.get(0).awaitLine(MASTER, START);
      for (int i = 0; i < workers; i++) {
        processes.add(worker(home, folder.resolve("worker-" + i), coresEach, address));
      }
      for (SparkProcess worker : processes.subList(1, processes.size())) {
        worker.awaitLine(JOINED, START);
      }
      return new SparkCluster(home, folder, address, processes);
    } catch (IOException | InterruptedException | RuntimeException e) {
      processes.forEach(SparkProcess::close);
      throw e;
    }
  }

  private static SparkProcess worker(SparkHome home, Path folder, int cores, String master)
      throws IOException {
    ProcessBuilder worker =
        SparkJvm.of(
            home,
            folder,
            SMALL,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            String.valueOf(cores),
            "--memory",
            cores + "g",
            "--work-dir",
            folder.toString(),
            master);
    return SparkProcess.start("worker", worker.redirectErrorStream(true));
  }

  /** The master's URL, such as {@code spark://127.0.0.1:40231}. */
  public String master() {
    return master;
  }

  /** A job of this cluster, with executors of one core. */
  public SparkJob job(Class<?> main) throws IOException {
    return new SparkJob(home, main)
        .master(master)
        .conf("spark.executor.cores", "1")
        .conf("spark.executor.memory", "512m");
  }

  /** What all executors of all jobs have printed on standard error, one after the other. */
  public String executorLogs() throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.walk(folder)) {
      logs =
          files
              .filter(file -> file.toString().matches(".*/app-[^/]+/\\d+/stderr"))
              .sorted()
              .collect(Collectors.toList());
    }
    StringBuilder all = new StringBuilder();
    for (Path log : logs) {
      all.append(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    }
    return all.toString();
  }

  /**
   * Ends the workers, with their executors, and the master. Their files stay until a clean build.
   */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).close();
    }
  }
}
