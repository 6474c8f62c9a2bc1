package io.github.mcegress.spark;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An executor is killed while it writes: after its row has reached the server, before the answer.
 */
@ExtendWith(SharedCluster.class)
class KilledExecutorIT {
  private static final int ROWS = 400;
  private static final int CONNECTIONS = 6;
  private static final int LEASE_SECONDS = 3;

  /** In the middle of the second task's rows. */
  private static final int DEADLY = 300;

  /** The last of the first task: it is answered when another executor writes for the dead one. */
  private static final int GATE = 199;

  private static final Pattern FREED =
      Pattern.compile(
          "executor (\\d+) was not heard of for (\\d+) ms, (\\d+) ms when last looked at: its slot"
              + " (\\d) and \\d connections are free");
  private static final Pattern TAKEN =
      Pattern.compile(
          "executor (\\d+) has slot (\\d) now; executor (\\d+) was not heard of for (\\d+) ms");

  private final Map<Integer, List<String>> keys = new ConcurrentHashMap<>();
  private final AtomicReference<String> killed = new AtomicReference<>();
  private final CountDownLatch replaced = new CountDownLatch(1);
  @TempDir Path folder;

  private LabResponse write(LabRequest request) throws IOException {
    int row = Integer.parseInt(request.path().substring(1));
    String worker = request.header(Worker.HEADER);
    keys.computeIfAbsent(row, any -> new CopyOnWriteArrayList<>())
        .add(String.valueOf(request.header("Idempotency-Key")));
    if (row == DEADLY && killed.compareAndSet(null, worker)) {
      Worker.kill(worker);
      throw new IOException("nobody is there for an answer");
    }
    if (row > GATE && killed.get() != null && !worker.equals(killed.get())) {
      replaced.countDown();
    }
    if (row == GATE) {
      awaitReplaced();
    }
    return LabResponse.of(200, Integer.toString(row));
  }

  private void awaitReplaced() throws IOException {
    try {
      if (!replaced.await(110, TimeUnit.SECONDS)) {
        throw new IOException("nobody came in place of the dead executor");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void itsShareIsGivenOutAgainAfterItsTimeAndNoRowHasTwoKeys(SparkCluster cluster)
      throws Exception {
    try (RelayedSites sites = new RelayedSites(CONNECTIONS, this::write)) {

      SparkRun run =
          PluginJob.of(cluster, folder, WritesJob.class, sites.spec(), sites.pem())
              .conf("spark.mcegress.lease", LEASE_SECONDS + "s")
              .arguments(String.join(",", sites.hosts()), Integer.toString(ROWS))
              .run();

      assertEquals(
          IntStream.range(0, ROWS).mapToObj(Integer::toString).collect(joining(", ", "[", "]")),
          run.success().trim());
      System.out.println(
          PluginJob.told(run)
              + "; at the relays: at most "
              + sites.relays().greatest()
              + " open of "
              + CONNECTIONS
              + ", "
              + sites.relays().refused()
              + " refused");
      assertEquals(0, sites.relays().refused());
      assertTrue(sites.relays().greatest() <= CONNECTIONS);
      assertEachRowHasOneKeyOfItsOwn();
      assertGivenOutAgainAfterItsTime(PluginJob.told(run));
    }
  }

  private void assertEachRowHasOneKeyOfItsOwn() {
    assertEquals(ROWS, keys.size());
    assertEquals(2, keys.get(DEADLY).size());
    keys.forEach((row, seen) -> assertEquals(1, new HashSet<>(seen).size(), "row " + row));
    assertEquals(ROWS, keys.values().stream().map(seen -> seen.get(0)).distinct().count());
  }

  /**
   * By the driver's clock alone, since the last renewal of the dead one: not before its time, and
   * at the first look of the driver that came after it. It looks at each message, and whoever holds
   * a lease sends one in each third of it.
   */
  private static void assertGivenOutAgainAfterItsTime(String told) {
    long time = LEASE_SECONDS * 1000 + EgressDriver.MARGIN.toMillis();
    Matcher freed = FREED.matcher(told);
    Matcher taken = TAKEN.matcher(told);
    assertTrue(freed.find(), told);
    assertTrue(taken.find(), told);
    assertTrue(Long.parseLong(freed.group(2)) >= time, told);
    assertTrue(Long.parseLong(freed.group(3)) < time, told);
    assertTrue(Long.parseLong(taken.group(4)) >= Long.parseLong(freed.group(2)), told);
    assertEquals(freed.group(1), taken.group(3));
    assertEquals(freed.group(4), taken.group(2));
  }
}
