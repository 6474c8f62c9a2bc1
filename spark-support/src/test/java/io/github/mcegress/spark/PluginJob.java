package io.github.mcegress.spark;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkJob;
import io.github.mcegress.spark.cluster.SparkRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job with the plugin from the self-contained jar, on two executors of one core each. */
final class PluginJob {
  private static final String SAYS = "mcegress: ";
  private static final Pattern COUNTED =
      Pattern.compile("summary: ([0-9]+) requests by 2 executors, 0 failures, ");

  private static final Pattern MESSAGES =
      Pattern.compile(
          "; ([0-9]+) messages to the driver in ([0-9]+) s, [0-9]+ a minute, 0 unanswered; ");

  private PluginJob() {}

  /** With a description and CA certificates, which become files in the folder. */
  static SparkJob of(
      SparkCluster cluster, Path folder, Class<?> main, EgressSpec spec, String caCertificates)
      throws IOException {
    Path description = folder.resolve("egress.properties");
    Path pem = folder.resolve("egress.pem");
    Files.write(description, spec.toText().getBytes(StandardCharsets.UTF_8));
    Files.write(pem, caCertificates.getBytes(StandardCharsets.US_ASCII));
    return cluster
        .job(main)
        .withAllJar()
        .conf("spark.plugins", EgressPlugin.class.getName())
        .conf("spark.mcegress.spec", description.toString())
        .conf("spark.mcegress.pem", pem.toUri().toString())
        .conf("spark.mcegress.resolver", LoopbackNames.class.getName())
        .conf("spark.cores.max", "2")
        .conf("spark.executor.cores", "1");
  }

  /** What the plugin told on the driver. */
  static String told(SparkRun run) {
    return Arrays.stream(run.log().split("\n", -1))
        .filter(line -> line.startsWith(SAYS))
        .map(line -> line.substring(SAYS.length()))
        .collect(joining("\n"));
  }

  /** Its line at the application's end. */
  static String summary(SparkRun run) {
    return Arrays.stream(told(run).split("\n", -1))
        .filter(line -> line.startsWith("summary: "))
        .collect(joining("\n"));
  }

  /**
   * It counts all requests of two executors, or says that the last ones of one are not in it: Spark
   * may close the line before an executor's last word.
   */
  static void assertCounts(String summary, int requests) {
    Matcher counted = COUNTED.matcher(summary);
    assertTrue(counted.lookingAt(), summary);
    int count = Integer.parseInt(counted.group(1));
    boolean all = !summary.contains(" of them counted up to the last renewal");
    assertTrue(all ? count == requests : count <= requests, summary);
  }

  /**
   * As many messages as there are renewals in the time, by the driver's clock, and a few for each
   * executor's start and end, however many requests there were.
   */
  static void assertMessagesGrowWithTimeOnly(String summary, int executors, Duration lease) {
    Matcher messages = MESSAGES.matcher(summary);
    assertTrue(messages.find(), summary);
    long seconds = Long.parseLong(messages.group(2)) + 1;
    long renewals = 3 * seconds / lease.getSeconds() + 1;
    assertTrue(Long.parseLong(messages.group(1)) <= executors * (renewals + 6), summary);
  }
}
