package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabDns;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkJob;
import io.github.mcegress.spark.cluster.SparkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The plugin from the self-contained jar, with executors in JVMs of their own. */
@ExtendWith(SharedCluster.class)
class PluginClusterIT {
  private static final int READS = 10_000;

  @TempDir Path folder;

  private static RelayedSites sites(int connections) throws IOException {
    return new RelayedSites(
        connections, request -> LabResponse.of(200, request.host() + request.path()));
  }

  private SparkJob job(SparkCluster cluster, RelayedSites sites) throws IOException {
    return PluginJob.of(cluster, folder, ReadsJob.class, sites.spec(), sites.pem());
  }

  /** With a lease of many minutes messages are a matter of start and end alone. */
  @Test
  void executorsReadWithoutDnsAndWithoutAMessagePerRequest(SparkCluster cluster) throws Exception {
    Duration lease = Duration.ofMinutes(30);
    try (RelayedSites sites = sites(6);
        LabDns dns = LabDns.builder().start()) {
      List<String> hosts = sites.hosts();
      SparkRun run =
          job(cluster, sites)
              .conf("spark.mcegress.lease", lease.getSeconds() + "s")
              .executorDns(folder, dns)
              .arguments(String.join(",", hosts), Integer.toString(READS), "4")
              .run();

      assertEquals(
          "reads=" + READS + " sum=" + ReadsJob.expected(hosts, READS), run.success().trim());
      String summary = PluginJob.summary(run);
      System.out.println(
          summary + "; at the relays: at most " + sites.relays().greatest() + " open of 6");
      PluginJob.assertCounts(summary, READS);
      PluginJob.assertMessagesGrowWithTimeOnly(summary, 2, lease);
      assertEquals(READS, sites.requests().stream().mapToInt(Integer::intValue).sum());
      assertEquals(0, sites.relays().refused());
      assertTrue(sites.relays().greatest() <= 6);
      assertTrue(summary.contains("; 0 look-ups by executors refused; "), summary);
      assertTrue(summary.contains("; 3 look-ups by the driver in 1 round"), summary);
      for (String host : LabSites.HOSTS) {
        assertEquals(0, dns.queries(host));
      }
    }
  }

  @Test
  void anExecutorThatDiesInMidJobChangesNoResult(SparkCluster cluster) throws Exception {
    try (RelayedSites sites = sites(2)) {
      List<String> hosts = sites.hosts();

      SparkRun run =
          job(cluster, sites)
              .conf("spark.mcegress.lease", "3s")
              .arguments(String.join(",", hosts), "600", "4", folder.resolve("killed").toString())
              .run();

      assertEquals("reads=600 sum=" + ReadsJob.expected(hosts, 600), run.success().trim());
      String summary = PluginJob.summary(run);
      System.out.println(summary);
      assertTrue(Files.exists(folder.resolve("killed")));
      assertTrue(summary.contains(", at most 2; "), summary);
      assertEquals(0, sites.relays().refused());
      assertTrue(sites.relays().greatest() <= 2);
    }
  }

  @Test
  void stopsAtTheStartWhereConnectionsDoNotSuffice(SparkCluster cluster) throws Exception {
    try (RelayedSites sites = sites(1)) {
      SparkRun run = job(cluster, sites).arguments("a.example.test:1", "1", "1").run();

      assertNotEquals(0, run.status());
      assertTrue(run.log().contains("spark.executor.cores=1 and spark.cores.max=1"), run.log());
      assertEquals(0, sites.relays().opened());
    }
  }
}
