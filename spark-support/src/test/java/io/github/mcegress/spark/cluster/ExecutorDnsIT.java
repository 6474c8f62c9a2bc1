package io.github.mcegress.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabDns;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The look-ups of an executor's own JVM can be counted, and cut off. */
@ExtendWith(SharedCluster.class)
class ExecutorDnsIT {
  @TempDir Path folder;

  private String resolve(SparkCluster cluster, LabDns dns) throws Exception {
    return cluster
        .job(LookupMain.class)
        .arguments("svc.example.test", "missing.example.test", "localhost", "127.0.0.9")
        .conf("spark.cores.max", "1")
        .executorDns(folder, dns)
        .run()
        .success();
  }

  @Test
  void isCountedAtTheServer(SparkCluster cluster) throws Exception {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 1, 2, 3});
    try (LabDns dns = LabDns.builder().record("svc.example.test", address).start()) {
      assertEquals(
          "svc.example.test 127.1.2.3\n"
              + "missing.example.test unknown: missing.example.test: Name or service not known\n"
              + "localhost 127.0.0.1\n"
              + "127.0.0.9 127.0.0.9\n",
          resolve(cluster, dns));
      assertEquals(1, dns.queries("svc.example.test"));
      assertTrue(dns.queries("missing.example.test") > 0);
      assertEquals(0, dns.queries("localhost"));
    }
  }

  @Test
  void failsWhenTheServerIsGone(SparkCluster cluster) throws Exception {
    LabDns dns = LabDns.builder().start();
    dns.close();
    assertTrue(
        resolve(cluster, dns)
            .startsWith(
                "svc.example.test unknown: svc.example.test: Temporary failure in name resolution\n"));
  }
}
