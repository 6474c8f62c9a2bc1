package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;
import static io.github.mcegress.lab.faults.Ways.ONE;
import static io.github.mcegress.lab.faults.Ways.REFUSED;
import static io.github.mcegress.lab.faults.Ways.TWO;
import static io.github.mcegress.lab.faults.Ways.linked;
import static io.github.mcegress.lab.faults.Ways.refused;
import static io.github.mcegress.lab.faults.Ways.silent;

import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabDns;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Connections that do not come about. */
final class ConnectFaults {
  static final String[] UDF = {"UDF_SANDBOX", "UDF_OPEN"};
  private static final String[] SPARK = {"SPARK_DRIVER", "SPARK_EXECUTOR"};

  private ConnectFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    alone(list);
    behindLink(list);
    lists(list);
    proxy(list);
    noRoute(list.fault("no-route"));
    return list.cases();
  }

  private static void alone(FaultList list) {
    list.fault("refused");
    list.add("nobody listens", () -> refused().build());
    list.add("nobody listens at any of two addresses", () -> refused(HOST, TWO).build());
    list.add("the service listens at another address", ConnectFaults::elsewhere);
    list.add("called by its address", () -> refused(ONE, ONE).build());
    list.fault("timed-out");
    list.add("the packets are dropped", () -> silent().build());
    list.add("dropped at both of two addresses", () -> silent(HOST, TWO).build());
    list.add("called by its address", () -> silent(ONE, ONE).build());
    list.fault("target-whitelist");
    list.add("packets from here are dropped", () -> silent().build());
    list.add("dropped, called by address", () -> silent(ONE, ONE).build());
    list.add("dropped by every address of the target", () -> silent(HOST, TWO).build());
  }

  private static FaultScene elsewhere() throws IOException {
    ClosedPort port = new ClosedPort();
    ServerSocket other = new ServerSocket(port.number(), 50, InetAddress.getByName(TWO[1]));
    return Site.at(port.number()).closing(other).closing(port::close).symptom(REFUSED).build();
  }

  private static void behindLink(FaultList list) {
    list.fault("refused-behind-link");
    list.add("nobody listens", () -> linked(refused(), "testLink").build());
    list.add("at two addresses", () -> linked(refused(HOST, TWO), "testLink").build());
    list.add("the name is known in its VPC only", () -> linked(named(refused()), "a").build());
    list.fault("timed-out-behind-link");
    list.add("the packets are dropped", () -> linked(silent(), "testLink").build());
    list.add("at two addresses", () -> linked(silent(HOST, TWO), "testLink").build());
    list.add("the name is known in its VPC only", () -> linked(named(silent()), "a").build());
    list.fault("link-missing", UDF);
    list.add("no hint for it in the job", () -> linked(refused(), "testLink").build());
    list.add("a letter is missing, the form is right", () -> linked(refused(), "tstLink").build());
    list.add("the link of another project", () -> linked(refused(HOST, TWO), "theirs").build());
    list.fault("link-missing", SPARK);
    list.add("no ENI in the configuration", () -> linked(silent(), "testLink").build());
  }

  /** Answered by a DNS server in place of shipped addresses. */
  static FaultScene.Builder named(FaultScene.Builder scene) throws IOException {
    LabDns dns = LabDns.builder().record(HOST, InetAddress.getByName(ONE)).start();
    InetSocketAddress server = new InetSocketAddress(dns.address(), dns.port());
    return scene.hosts(null).closing(dns).names(new StubResolver(server, 1000));
  }

  private static void lists(FaultList list) {
    list.fault("access-list-missing", UDF);
    list.add("the container's network is off", () -> refused().build());
    list.add("off, and the name has two addresses", () -> refused(HOST, TWO).build());
    list.add("off, and called by address", () -> refused(ONE, ONE).build());
    list.fault("access-list-missing", SPARK);
    list.add("dropped on Spark", () -> silent().build());
    list.fault("access-list-other-port", UDF);
    list.add("the entry has the port of plain http", () -> other(refused()).build());
    list.add("two addresses, and the other port answers", ConnectFaults::otherPortAnswers);
    list.add("the name by DNS", () -> other(named(refused())).build());
    list.fault("access-list-other-port", SPARK);
    list.add("dropped on Spark", () -> other(silent()).build());
  }

  /** The description has both ports; what was submitted had one. */
  static FaultScene.Builder other(FaultScene.Builder scene) {
    String both = HOST + ":80, " + HOST + ":" + scene.targetPort();
    return scene.description("internet = " + both + "\nprivate-addresses = " + both + "\n");
  }

  private static FaultScene otherPortAnswers() throws IOException {
    FaultServer plain = FaultServer.start(connection -> connection.untilLeft());
    FaultScene.Builder scene = refused(HOST, ONE);
    String both = HOST + ":" + plain.port() + ", " + HOST + ":" + scene.targetPort();
    return scene
        .closing(plain)
        .description("internet = " + both + "\nprivate-addresses = " + both + "\n")
        .build();
  }

  private static void proxy(FaultList list) {
    list.fault("proxy-limit", UDF);
    list.add("stops listening at its limit", () -> ListeningProxy.full(HOST));
    list.add("stops listening, called by address", () -> ListeningProxy.full(ONE));
    list.add("has no place at either of its addresses", () -> refused(HOST, TWO).build());
    list.fault("proxy-limit", SPARK);
    list.add("stops listening at its limit, on Spark", () -> ListeningProxy.full(HOST));
    list.fault("proxy-limit-at-times");
    list.add("the first of two addresses refuses", () -> partly(TWO[1], ONE, TWO[1]));
    list.add("the last of two addresses refuses", () -> partly(ONE, ONE, TWO[1]));
    list.add("two of three refuse", () -> partly("127.0.0.3", ONE, TWO[1], "127.0.0.3"));
  }

  /** The service is well at one of the addresses, and nobody listens at the others. */
  static FaultScene partly(String up, String... addresses) throws IOException {
    LabCertificates authority = LabCertificates.create();
    for (int left = 10; ; left--) {
      LabWeb web =
          LabWeb.tls()
              .address(InetAddress.getByName(up))
              .host(HOST, authority.issue(HOST), Site.FINE)
              .start();
      FaultScene.Builder scene =
          Site.of(web)
              .hosts(Ways.hosts(HOST, addresses))
              .pem(authority.authorityPem())
              .symptom("http 200");
      try {
        for (String address : addresses) {
          if (!address.equals(up)) {
            // Else another scene's server may be given it, which has happened.
            scene.closing(new ClosedPort(InetAddress.getByName(address), web.port())::close);
          }
        }
        return scene.build();
      } catch (BindException taken) {
        scene.build().close();
        if (left == 0) {
          throw taken;
        }
      }
    }
  }

  /** The broadcast address of loopback, which no connection can be made to. */
  private static void noRoute(FaultList list) {
    list.add("an address that the system has no way to", () -> unreachable(HOST).build());
    list.add("called by its address", () -> unreachable("127.255.255.255").build());
    list.add("answered by DNS", ConnectFaults::unreachableByDns);
  }

  static FaultScene.Builder unreachable(String host) {
    return FaultScene.builder()
        .target(host, 443)
        .hosts(Ways.hosts(host, "127.255.255.255"))
        .symptom("connect (NoRouteToHost|Socket|Connect)Exception.*(unreachable|route|denied).*");
  }

  private static FaultScene unreachableByDns() throws IOException {
    LabDns dns = LabDns.builder().record(HOST, InetAddress.getByName("127.255.255.255")).start();
    InetSocketAddress server = new InetSocketAddress(dns.address(), dns.port());
    return unreachable(HOST).hosts(null).closing(dns).names(new StubResolver(server, 1000)).build();
  }
}
