package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabDns;
import io.github.mcegress.spark.cluster.SharedCluster;
import io.github.mcegress.spark.cluster.SparkCluster;
import io.github.mcegress.spark.cluster.SparkRun;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The driver and two executors, each in a JVM of its own, examine and are compared. */
@ExtendWith(SharedCluster.class)
class SparkDoctorIT {
  private static final String EACH = "%s %s, driver=%s, executor 0=%s, executor 1=%s%n";

  @TempDir Path folder;

  private String file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file.toString();
  }

  @Test
  void mergesWhatDriverAndExecutorsFind(SparkCluster cluster) throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (LabSites sites = new LabSites();
        ClosedPort closed = new ClosedPort();
        LabDns ofExecutors = LabDns.builder().record(LabSites.HOSTS[2], loopback).start();
        LabDns ofDriver = LabDns.builder().start()) {
      int port = sites.web().port();
      String refused = LabSites.HOSTS[1] + ":" + closed.number();
      String[] targets = {LabSites.HOSTS[0] + ":" + port, refused, LabSites.HOSTS[2] + ":" + port};
      SparkRun run =
          cluster
              .job(DoctorJob.class)
              .withAllJar()
              .conf("spark.executor.memory", "512m")
              .conf("spark.cores.max", "2")
              .conf("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
              .conf("spark.kryo.registrationRequired", "true")
              .conf("spark.scheduler.minRegisteredResourcesRatio", "1.0")
              .conf("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
              .executorDns(folder, ofExecutors)
              .driverDns(folder, ofDriver)
              .arguments(
                  file(
                      "egress.properties",
                      EgressSpec.builder()
                          .internet(targets)
                          .privateAddresses(targets)
                          .build()
                          .toText()),
                  file(
                      "egress.hosts",
                      "127.0.0.1 " + LabSites.HOSTS[0] + "\n127.0.0.1 " + LabSites.HOSTS[1] + "\n"),
                  file("egress.pem", sites.pem()),
                  targets[0],
                  targets[1],
                  targets[2])
              .run();

      assertEquals(
          String.format(
              EACH + EACH + EACH,
              "MCE-OK",
              "agreed",
              "MCE-OK",
              "MCE-OK",
              "MCE-OK",
              "MCE-CONNECT-REFUSED",
              "agreed",
              "MCE-CONNECT-REFUSED",
              "MCE-CONNECT-REFUSED",
              "MCE-CONNECT-REFUSED",
              "MCE-DNS-UNRESOLVED",
              "not agreed",
              "MCE-DNS-UNRESOLVED",
              "MCE-OK",
              "MCE-OK"),
          run.success(),
          run.log());
      assertTrue(run.log().contains("from driver, executor 0, executor 1"), run.log());
      assertTrue(sites.web().connections() < 12 * 5, sites.web().connections() + " connections");
    }
  }
}
