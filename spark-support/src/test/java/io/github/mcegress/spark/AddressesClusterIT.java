package io.github.mcegress.spark;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkJob;
import io.github.mcegress.spark.cluster.SparkRun;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that change during a job, and a DNS that fails, with executors of their own JVMs. */
@ExtendWith(SharedCluster.class)
class AddressesClusterIT {
  private static final LabResponse GO_ON = LabResponse.of(200, "go on");
  private static final LabResponse END = LabResponse.of(200, TalkJob.END);

  private final LabCertificates authority = LabCertificates.create();
  private final Callers callers = new Callers();
  @TempDir Path folder;
  private Path names;

  @BeforeEach
  void name() {
    names = folder.resolve("names");
  }

  private LabWeb web(InetAddress address, int port, LabHandler handler) throws IOException {
    LabWeb.Builder builder = LabWeb.tls().address(address).port(port);
    for (String host : LabSites.HOSTS) {
      builder.host(host, authority.issue(host), handler);
    }
    return builder.start();
  }

  private static String hosts(LabWeb web) {
    return hosts(web, "");
  }

  /** All hosts at this server, each after a comment. */
  private static String hosts(LabWeb web, String comment) {
    return Arrays.stream(LabSites.HOSTS)
        .map(host -> comment.replace("HOST", host) + web.address().getHostAddress() + " " + host)
        .collect(joining("\n"));
  }

  private SparkJob talk(SparkCluster cluster, LabWeb web) throws IOException {
    String[] hosts =
        Arrays.stream(LabSites.HOSTS).map(host -> host + ":" + web.port()).toArray(String[]::new);
    EgressSpec spec =
        EgressSpec.builder().internet(hosts).privateAddresses(hosts).maxConnections(6).build();
    return PluginJob.of(cluster, folder, TalkJob.class, spec, authority.authorityPem())
        .conf("spark.mcegress.resolver", FileNames.class.getName())
        .driverOption("-D" + FileNames.PROPERTY + "=" + names)
        .conf("spark.task.maxFailures", "1")
        .arguments(String.join(",", hosts));
  }

  @Test
  void allExecutorsMoveToANewAddressWithinOneRefresh(SparkCluster cluster) throws Exception {
    Callers before = new Callers();
    Queue<String> wentBack = new ConcurrentLinkedQueue<>();
    AtomicBoolean changed = new AtomicBoolean();
    LabHandler last =
        request -> {
          callers.count(request);
          return callers.areTwo(20) ? END : GO_ON;
        };
    try (LabWeb next = web(LoopbackAddress.pick(), 0, last);
        LabWeb first =
            web(
                LoopbackAddress.pick(),
                next.port(),
                request -> {
                  String worker = before.count(request);
                  if (callers.has(worker)) {
                    wentBack.add(worker);
                  }
                  if (before.areTwo(20) && changed.compareAndSet(false, true)) {
                    FileNames.write(names, hosts(next));
                  }
                  return GO_ON;
                })) {
      FileNames.write(names, hosts(first));

      SparkRun run =
          talk(cluster, first)
              .conf("spark.mcegress.refresh", "9s")
              .conf("spark.mcegress.lease", "6s")
              .run();

      run.success();
      String summary = PluginJob.summary(run);
      List<Long> rounds = answered(LabSites.HOSTS[0], next.address());
      System.out.println(
          summary
              + "; requests at the old address "
              + before
              + ", the last "
              + (before.lastMillis() - rounds.get(0))
              + " ms after DNS gave the new one, there "
              + callers);
      assertTrue(summary.contains(" by 2 executors, 0 failures, "), summary);
      assertEquals(Collections.emptyList(), Arrays.asList(wentBack.toArray()));
      assertTrue(rounds.size() == 1 || before.lastMillis() <= rounds.get(1), summary);
    }
  }

  /** When the resolver answered this address. */
  private List<Long> answered(String host, InetAddress address) throws IOException {
    return FileNames.answers(names).stream()
        .filter(
            line ->
                line.contains(" " + host + " ") && line.contains("/" + address.getHostAddress()))
        .map(line -> Long.parseLong(line.split(" ", 2)[0]))
        .collect(toList());
  }

  @Test
  void dnsThatIsDownAfterTheStartFailsNothing(SparkCluster cluster) throws Exception {
    try (LabWeb web =
        web(
            LoopbackAddress.pick(),
            0,
            request -> {
              callers.count(request);
              Files.deleteIfExists(names);
              return callers.areTwo(20) && failures() >= 6 ? END : GO_ON;
            })) {
      FileNames.write(names, hosts(web));

      SparkRun run = talk(cluster, web).conf("spark.mcegress.refresh", "500ms").run();

      run.success();
      String summary = PluginJob.summary(run);
      System.out.println(summary);
      assertTrue(summary.contains(" by 2 executors, 0 failures, "), summary);
      assertTrue(summary.contains(" rounds, 3 hosts with older addresses; "), summary);
      assertTrue(
          PluginJob.told(run)
              .contains(
                  "c.example.test did not resolve: Temporary failure in name resolution;"
                      + " what was known stays, resolved 20"),
          run.log());
    }
  }

  private long failures() throws IOException {
    return FileNames.answers(names).stream().filter(line -> line.endsWith(" failed")).count();
  }

  @Test
  void dnsThatIsDownFromTheStartFailsNothingWithShippedAddresses(SparkCluster cluster)
      throws Exception {
    try (LabWeb web =
        web(
            LoopbackAddress.pick(),
            0,
            request -> {
              callers.count(request);
              return callers.areTwo(20) ? END : GO_ON;
            })) {
      Instant resolved = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
      Path shipped = folder.resolve("egress.hosts");
      String text = hosts(web, "# HOST resolved " + resolved + "\n");
      Files.write(shipped, text.getBytes(StandardCharsets.UTF_8));

      SparkRun run =
          talk(cluster, web).conf("spark.mcegress.hosts", shipped.toUri().toString()).run();

      run.success();
      String summary = PluginJob.summary(run);
      System.out.println(summary);
      assertTrue(summary.contains(" by 2 executors, 0 failures, "), summary);
      assertTrue(summary.contains(" in 1 round, 3 hosts with older addresses; "), summary);
      for (String host : LabSites.HOSTS) {
        assertTrue(
            PluginJob.told(run)
                .contains(
                    host
                        + " did not resolve: Temporary failure in name resolution;"
                        + " its shipped addresses serve, resolved "
                        + resolved),
            run.log());
      }
    }
  }
}
