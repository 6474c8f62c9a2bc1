package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Never more connections than the description says, counted at relays before the servers. */
@ExtendWith(SharedCluster.class)
class ConnectionsClusterIT {
  private static final int READS = 2_000;
  private static final int CONNECTIONS = 6;

  @TempDir Path folder;

  /** Two executors of two tasks each and three hosts: without a lease there would be 12. */
  @Test
  void ofAllExecutorsTogetherStayWithinTheDescription(SparkCluster cluster) throws Exception {
    try (RelayedSites sites =
        new RelayedSites(
            CONNECTIONS, request -> LabResponse.of(200, request.host() + request.path()))) {

      SparkRun run =
          PluginJob.of(cluster, folder, ReadsJob.class, sites.spec(), sites.pem())
              .conf("spark.cores.max", "4")
              .conf("spark.executor.cores", "2")
              .arguments(String.join(",", sites.hosts()), Integer.toString(READS), "8")
              .run();

      assertEquals(
          "reads=" + READS + " sum=" + ReadsJob.expected(sites.hosts(), READS),
          run.success().trim());
      String summary = PluginJob.summary(run);
      System.out.println(
          summary
              + "; at the relays: at most "
              + sites.relays().greatest()
              + " open of "
              + CONNECTIONS
              + ", "
              + sites.relays().refused()
              + " refused, "
              + sites.relays().opened()
              + " opened, requests "
              + sites.requests());
      PluginJob.assertCounts(summary, READS);
      assertTrue(sites.relays().greatest() <= CONNECTIONS);
      assertEquals(0, sites.relays().refused());
      assertEquals(READS, sites.requests().stream().mapToInt(Integer::intValue).sum());
    }
  }
}
