package io.github.mcegress.spark;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkJob;
import io.github.mcegress.spark.cluster.SparkRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The self-contained jar on masters whose executors are JVMs of their own: beside another plugin,
 * with a Kryo that serializes nothing it does not know.
 */
@ExtendWith(SharedCluster.class)
class PluginModesIT {
  @TempDir Path folder;

  private void assertRuns(SparkJob job) throws Exception {
    Path spec = folder.resolve("egress.properties");
    Path pem = folder.resolve("egress.pem");
    try (LabSites sites = new LabSites()) {
      Files.write(spec, sites.spec(4).toText().getBytes(StandardCharsets.UTF_8));
      Files.write(pem, sites.pem().getBytes(StandardCharsets.US_ASCII));
      String hosts =
          Arrays.stream(LabSites.HOSTS)
              .map(host -> host + ":" + sites.web().port())
              .collect(joining(","));

      SparkRun run =
          job.withAllJar()
              .conf("spark.executor.memory", "512m")
              .conf(
                  "spark.plugins", OtherPlugin.class.getName() + "," + EgressPlugin.class.getName())
              .conf("spark.mcegress.spec", spec.toString())
              .conf("spark.mcegress.pem", pem.toUri().toString())
              .conf("spark.mcegress.resolver", LoopbackNames.class.getName())
              .conf("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
              .conf("spark.kryo.registrationRequired", "true")
              .conf("spark.kryo.classesToRegister", SharedEgress.class.getName())
              .conf("spark.scheduler.minRegisteredResourcesRatio", "1.0")
              .conf("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
              .arguments(hosts, spec.toString(), pem.toString())
              .run();

      assertEquals(
          String.format(
              "plugin: true%n"
                  + "other plugin's parts by executor: [0=1, 1=1]%n"
                  + "broadcast: true, 2 connections for each executor%n"),
          run.success());
      String warning =
          "mcegress: warning MCE-RULE-CAPACITY: max-connections = 4 for 2 executors is a share of 2"
              + " for 3 hosts";
      // By the plugin and by the broadcast.
      assertEquals(3, run.log().split(Pattern.quote(warning), -1).length, run.log());
      PluginJob.assertCounts(PluginJob.summary(run), PluginModesJob.READS);
    }
  }

  @Test
  void onAStandaloneCluster(SparkCluster cluster) throws Exception {
    assertRuns(cluster.job(PluginModesJob.class).conf("spark.cores.max", "2"));
  }

  @Test
  void onALocalCluster() throws Exception {
    assertRuns(SparkJob.of(PluginModesJob.class).master("local-cluster[2,1,1024]"));
  }

  /** What the rules need of the catalogue is in the jar too. */
  @Test
  void onMaxComputeKeysThatDoNotFitStopTheApplication() throws Exception {
    Path spec = folder.resolve("egress.properties");
    Files.write(spec, "internet = a.example.test:443\n".getBytes(StandardCharsets.UTF_8));

    SparkRun run =
        SparkJob.of(PluginModesJob.class)
            .withAllJar()
            .conf("spark.plugins", EgressPlugin.class.getName())
            .conf("spark.mcegress.spec", spec.toString())
            .conf("spark.mcegress.resolver", LoopbackNames.class.getName())
            .conf("spark.hadoop.odps.cupid.internet.access.list", "b.example.test:443")
            .arguments("a.example.test:443", spec.toString(), spec.toString())
            .run();

    assertNotEquals(0, run.status());
    assertTrue(run.log().contains("error MCE-SPARK-CONF "), run.log());
    assertTrue(run.log().contains("error MCE-DNS-PRIVATE-ADDRESS"), run.log());
    assertEquals("", run.output());
  }
}
