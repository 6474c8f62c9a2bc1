package io.github.mcegress.http;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.AddressScope;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Workload;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What observe mode keeps of a job, how tasks' observations merge, and what they become. */
class ObservationsTest {
  private static final EgressSpec NOTHING = EgressSpec.builder().build();

  private final Observations seen = new Observations();

  private void contact(String hostPort, String use, String... addresses) throws Exception {
    Endpoint endpoint = Endpoint.parse(hostPort);
    seen.contacted(endpoint, use);
    for (String address : addresses) {
      seen.reached(endpoint, Collections.singletonList(InetAddress.getByName(address)));
    }
  }

  private List<String> lines(EgressSpec declared) {
    return seen.snapshot().toLines(declared, Workload.UDF);
  }

  @Test
  void keepsEachEndpointOnceWithItsUsesAndKindsOfAddresses() throws Exception {
    contact("b.example.com:443", "https", "203.0.113.7", "203.0.113.8");
    contact("b.example.com:443", "https<a.example.com:443", "10.0.0.1");
    contact("a.example.com:443", "https");
    contact("a.example.com:8443", "https");
    seen.named("c.example.com", "name");
    assertEquals(
        "mcegress observation: 4 beyond 0:"
            + " a.example.com:443|https|-"
            + " a.example.com:8443|https|-"
            + " b.example.com:443|https,https<a.example.com:443|PUBLIC,PRIVATE"
            + " c.example.com:?|name|-",
        seen.snapshot().toString());
    assertEquals(seen.snapshot(), EgressObservation.parse(seen.snapshot().toString()));
    ObservedEndpoint third = seen.snapshot().endpoints().get(2);
    assertEquals("b.example.com 443", third.host() + " " + third.port().getAsInt());
    assertTrue(third.scopes().contains(AddressScope.PRIVATE), third.toString());
    assertTrue(!seen.snapshot().endpoints().get(3).port().isPresent());
  }

  @Test
  void tellsTheDescriptionAndWhatItIsOnEachSurface() throws Exception {
    contact("www.aliyun.com:443", "https", "203.0.113.1");
    contact("api.example.com:443", "https", "203.0.113.7");
    contact("cdn.example.com:8443", "https<api.example.com:443", "203.0.113.8");
    contact("db.example.com:5432", "postgresql", "10.0.0.5");
    contact("10.1.2.3:3306", "mysql", "10.1.2.3");
    seen.named("named.example.com", "name");
    seen.named("api.example.com", "name");
    EgressSpec declared =
        EgressSpec.builder()
            .region("cn-shanghai")
            .internet("old.example.com:443", "api.example.com:443")
            .build();
    assertEquals(
        Arrays.asList(
            "region = cn-shanghai",
            "internet = api.example.com:443, cdn.example.com:8443, old.example.com:443,"
                + " www.aliyun.com:443",
            "SET odps.internet.access.list=api.example.com:443,cdn.example.com:8443,"
                + "old.example.com:443,www.aliyun.com:443;",
            "spark.hadoop.odps.cupid.smartnat.enable=true",
            "spark.hadoop.odps.cupid.internet.access.list=api.example.com:443,"
                + "cdn.example.com:8443,old.example.com:443,www.aliyun.com:443",
            "# request form, unless approved already:"
                + " api.example.com:443,cdn.example.com:8443,old.example.com:443",
            "# api.example.com port 443: HTTPS",
            "# cdn.example.com port 8443: HTTPS, redirected to by api.example.com:443",
            "# old.example.com port 443: declared, not contacted",
            "# 10.1.2.3:3306 has no public address (PRIVATE): it needs a dedicated connection; add"
                + " it to the description: networklink = NAME and networklink.hosts ="
                + " 10.1.2.3:3306",
            "# db.example.com:5432 has no public address (PRIVATE): it needs a dedicated"
                + " connection; add it to the description: networklink = NAME and"
                + " networklink.hosts = db.example.com:5432",
            "# named.example.com was asked for by name only, its port is unknown; add it to the"
                + " description with its port: internet = named.example.com:PORT"),
        lines(declared));
  }

  @Test
  void leavesWhatIsDeclaredInItsPlace() throws Exception {
    contact("db.example.com:3306", "mysql", "10.0.0.5");
    contact("new.example.com:3306", "mysql", "10.0.0.6");
    contact("127.0.0.1:8080", "http", "127.0.0.1");
    EgressSpec declared =
        EgressSpec.builder()
            .dedicated(NetworkLink.named("testLink"), "db.example.com:3306")
            .maxConnections(64)
            .maxTasks(8)
            .build();
    EgressObservation observed = seen.snapshot();
    assertEquals(
        "internet = 127.0.0.1:8080\n"
            + "networklink = testLink\n"
            + "networklink.hosts = db.example.com:3306\n"
            + "max-connections = 64\n"
            + "max-tasks = 8\n"
            + "private-addresses = 127.0.0.1:8080\n",
        observed.describe(declared, Workload.UDF).toText());
    assertEquals(
        Collections.singletonList(
            "new.example.com:3306 has no public address (PRIVATE): it needs a dedicated connection;"
                + " add it to the description: networklink.hosts = db.example.com:3306,"
                + " new.example.com:3306"),
        observed.remarks(declared, Workload.UDF));
    assertEquals(
        Arrays.asList(
            "db.example.com:3306 is declared behind a connection that a job of the kind SPARK 3.1.1"
                + " does not use",
            "new.example.com:3306 has no public address (PRIVATE): it needs a dedicated connection;"
                + " add it to the description: vpc = regionid:vpcid and vpc.hosts ="
                + " new.example.com:3306"),
        observed.remarks(declared, Workload.spark("3.1.1")));
  }

  @Test
  void saysOnWhichSurfaceItCannotBeRendered() throws Exception {
    contact("lab.oss-cn-shanghai.aliyuncs.com:443", "https", "203.0.113.7");
    List<String> lines = lines(EgressSpec.builder().region("cn-shanghai").build());
    assertTrue(
        lines.contains("SET odps.internet.access.list=lab.oss-cn-shanghai.aliyuncs.com:443;"),
        lines.toString());
    assertEquals(
        1,
        lines.stream()
            .filter(line -> line.startsWith("# not for Spark 3.1.1: error MCE-RULE-SERVICE"))
            .count(),
        lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("spark.")), lines.toString());
  }

  @Test
  void mergesTheLinesOfManyTasksInAnyOrder() throws Exception {
    contact("a.example.com:443", "https", "203.0.113.7");
    contact("b.example.com:443", "https");
    String first = seen.snapshot().toString();
    Observations other = new Observations();
    other.contacted(Endpoint.parse("b.example.com:443"), "https<a.example.com:443");
    other.contacted(Endpoint.parse("0.example.com:80"), "http");
    String second = other.snapshot().toString();
    String logs = "x\nINFO [12:00] " + first + "\nmcegress report: y\r\n" + second + "\r\nend";
    String merged =
        "mcegress observation: 3 beyond 0: 0.example.com:80|http|-"
            + " a.example.com:443|https|PUBLIC"
            + " b.example.com:443|https,https<a.example.com:443|-";
    assertEquals(merged, EgressObservation.parse(logs).toString());
    assertEquals(merged, EgressObservation.parse(second + "\n" + first).toString());
    assertEquals(
        "internet = 0.example.com:80, a.example.com:443, b.example.com:443\n",
        EgressObservation.parse(logs).describe(NOTHING, Workload.UDF).toText());
    assertEquals(
        "mcegress observation: 0 beyond 0:", EgressObservation.parse("nothing of ours").toString());
  }

  @Test
  void keepsTheSameUsesInWhateverOrderTheyCome() throws Exception {
    String[] uses = {"https", "f", "e", "d", "c", "b", "a"};
    for (String use : uses) {
      contact("a.example.com:443", use);
    }
    assertEquals("[a.example.com:443|a,b,c,d|-]", seen.snapshot().endpoints().toString());
  }

  @Test
  void refusesALineThatWasCutOffOrChanged() {
    contactQuietly("a.example.com:443");
    contactQuietly("b.example.com:443");
    String whole = seen.snapshot().toString();
    for (String broken :
        new String[] {
          whole.substring(0, whole.lastIndexOf(' ')),
          whole.substring(0, 25),
          whole.replace("2 beyond", "3 beyond")
        }) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> EgressObservation.parse("\n\n" + broken));
      assertTrue(refused.getMessage().startsWith("line 3 was cut off"), refused.getMessage());
    }
    for (String changed :
        new String[] {
          whole.replace("https", "https;SET"),
          whole.replace("|-", "|NOWHERE"),
          whole.replace("a.example.com:443", "[::1]:443"),
          whole.replace("a.example.com:443|", "")
        }) {
      assertThrows(IllegalArgumentException.class, () -> EgressObservation.parse(changed));
    }
  }

  private void contactQuietly(String hostPort) {
    seen.contacted(Endpoint.parse(hostPort), "https");
  }

  @Test
  void keepsAThousandOfTenThousandEndpointsAndSaysSo() throws Exception {
    CountDownLatch all = new CountDownLatch(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done =
          IntStream.range(0, 4)
              .mapToObj(
                  thread ->
                      threads.submit(
                          () -> {
                            all.countDown();
                            all.await();
                            for (int i = thread; i < 10_000; i += 4) {
                              seen.contacted(Endpoint.of("h" + i + ".example.com", 443), "https");
                            }
                            return null;
                          }))
              .collect(toList());
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    EgressObservation observed = seen.snapshot();
    assertEquals(1_000, observed.endpoints().size());
    assertEquals(9_000, observed.beyond());
    assertEquals(
        Collections.singletonList(
            "9000 contacts with further endpoints are not in here: 1000 are kept; observe with"
                + " fewer rows"),
        observed.remarks(NOTHING, Workload.UDF));
    Observations other = new Observations();
    for (int i = 0; i < 500; i++) {
      other.contacted(Endpoint.of("other" + i + ".example.com", 443), "https");
    }
    EgressObservation merged = observed.plus(other.snapshot());
    assertEquals(1_000, merged.endpoints().size());
    assertEquals(9_500, merged.beyond());
    assertEquals(merged, other.snapshot().plus(observed));
  }
}
