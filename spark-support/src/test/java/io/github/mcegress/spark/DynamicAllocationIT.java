package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executors that Spark takes away when they are idle, and others that it starts in their place,
 * again and again with the same slots.
 */
@ExtendWith(SharedCluster.class)
class DynamicAllocationIT {
  private static final int CONNECTIONS = 6;
  private static final int PHASES = 3;
  private static final int READS = 150;
  private static final int LEASE_SECONDS = 3;
  private static final Pattern EXECUTORS =
      Pattern.compile("phase \\d: executors \\[(\\d+), (\\d+)]");
  private static final Pattern FREED = Pattern.compile("was not heard of for (\\d+) ms, ");

  /** Of each phase: its two tasks have come, each on an executor of its own. */
  private final Set<String> arrived = ConcurrentHashMap.newKeySet();

  private final List<CountDownLatch> both =
      Arrays.asList(new CountDownLatch(2), new CountDownLatch(2), new CountDownLatch(2));
  @TempDir Path folder;

  private LabResponse answer(LabRequest request) throws IOException {
    String[] path = request.path().split("/", -1);
    CountDownLatch phase = both.get(Integer.parseInt(path[1]));
    if (arrived.add(path[1] + "/" + path[2])) {
      phase.countDown();
    }
    try {
      if (!phase.await(200, TimeUnit.SECONDS)) {
        throw new IOException("the other task has not come");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return LabResponse.of(200, request.host() + request.path());
  }

  @Test
  void slotsServeOneExecutorAfterAnother(SparkCluster cluster) throws Exception {
    try (RelayedSites sites = new RelayedSites(CONNECTIONS, this::answer)) {
      SparkRun run =
          PluginJob.of(cluster, folder, DynamicJob.class, sites.spec(), sites.pem())
              .conf("spark.mcegress.lease", LEASE_SECONDS + "s")
              .conf("spark.cores.max", "4")
              .conf("spark.dynamicAllocation.enabled", "true")
              .conf("spark.dynamicAllocation.shuffleTracking.enabled", "true")
              .conf("spark.dynamicAllocation.minExecutors", "0")
              .conf("spark.dynamicAllocation.maxExecutors", "2")
              .conf("spark.dynamicAllocation.executorIdleTimeout", "1s")
              .arguments(
                  String.join(",", sites.hosts()),
                  Integer.toString(PHASES),
                  Integer.toString(READS))
              .run();

      String output = run.success();
      String told = PluginJob.told(run);
      System.out.println(
          output
              + told
              + "; at the relays: at most "
              + sites.relays().greatest()
              + " open of "
              + CONNECTIONS
              + ", "
              + sites.relays().refused()
              + " refused, "
              + sites.relays().opened()
              + " opened");
      assertTrue(output.contains("right: " + 2 * PHASES * READS), output);
      assertEquals(2 * PHASES, executors(output).size(), output);
      assertTrue(told.contains("6 connections for 2 executors: 3 for each"), told);
      assertEquals(0, sites.relays().refused());
      assertTrue(sites.relays().greatest() <= CONNECTIONS);
      assertFreedAfterTheLease(told);
    }
  }

  /** Those of all phases, two in each. */
  private static Set<String> executors(String output) {
    Set<String> ids = new HashSet<>();
    int phases = 0;
    for (Matcher phase = EXECUTORS.matcher(output); phase.find(); phases++) {
      ids.add(phase.group(1));
      ids.add(phase.group(2));
    }
    assertEquals(PHASES, phases, output);
    return ids;
  }

  /** But for the slots of executors whose last word says that all their connections are closed. */
  private static void assertFreedAfterTheLease(String told) {
    long time = LEASE_SECONDS * 1000 + EgressDriver.MARGIN.toMillis();
    for (Matcher freed = FREED.matcher(told); freed.find(); ) {
      assertTrue(Long.parseLong(freed.group(1)) >= time, told);
    }
  }
}
