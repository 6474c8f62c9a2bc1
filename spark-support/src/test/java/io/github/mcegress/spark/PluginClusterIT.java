package io.github.mcegress.spark;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabDns;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkJob;
import io.github.mcegress.spark.cluster.SparkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The plugin from the self-contained jar, with executors in JVMs of their own. */
@ExtendWith(SharedCluster.class)
class PluginClusterIT {
  private static final int READS = 10_000;

  @TempDir Path folder;

  private SparkJob job(SparkCluster cluster, LabSites sites, int connections) throws IOException {
    return PluginJob.of(cluster, folder, ReadsJob.class, sites.spec(connections), sites.pem());
  }

  private static List<String> hosts(LabSites sites) {
    return Arrays.stream(LabSites.HOSTS)
        .map(host -> host + ":" + sites.web().port())
        .collect(toList());
  }

  @Test
  void executorsReadWithoutDns(SparkCluster cluster) throws Exception {
    try (LabSites sites = new LabSites();
        LabDns dns = LabDns.builder().start()) {
      List<String> hosts = hosts(sites);
      SparkRun run =
          job(cluster, sites, 6)
              .executorDns(folder, dns)
              .arguments(String.join(",", hosts), Integer.toString(READS), "4")
              .run();

      assertEquals(
          "reads=" + READS + " sum=" + ReadsJob.expected(hosts, READS), run.success().trim());
      String summary = PluginJob.summary(run);
      System.out.println(summary + "; connections at the server: " + sites.web().connections());
      PluginJob.assertCounts(summary, READS);
      assertEquals(READS, sites.web().requestLog().size());
      assertTrue(summary.contains("; 0 look-ups by executors refused; "), summary);
      assertTrue(summary.contains("; 3 look-ups by the driver in 1 round"), summary);
      for (String host : LabSites.HOSTS) {
        assertEquals(0, dns.queries(host));
      }
    }
  }

  @Test
  void anExecutorThatDiesInMidJobChangesNoResult(SparkCluster cluster) throws Exception {
    try (LabSites sites = new LabSites()) {
      List<String> hosts = hosts(sites);

      SparkRun run =
          job(cluster, sites, 2)
              .conf("spark.mcegress.lease", "3s")
              .arguments(String.join(",", hosts), "600", "4", folder.resolve("killed").toString())
              .run();

      assertEquals("reads=600 sum=" + ReadsJob.expected(hosts, 600), run.success().trim());
      String summary = PluginJob.summary(run);
      System.out.println(summary);
      assertTrue(Files.exists(folder.resolve("killed")));
      assertTrue(summary.contains(", at most 2; "), summary);
    }
  }

  @Test
  void stopsAtTheStartWhereConnectionsDoNotSuffice(SparkCluster cluster) throws Exception {
    try (LabSites sites = new LabSites()) {
      SparkRun run = job(cluster, sites, 1).arguments("a.example.test:1", "1", "1").run();

      assertNotEquals(0, run.status());
      assertTrue(run.log().contains("spark.executor.cores=1 and spark.cores.max=1"), run.log());
      assertTrue(sites.web().requestLog().isEmpty());
    }
  }
}
