package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.ConnectFaults.named;
import static io.github.mcegress.lab.faults.Site.HOST;
import static io.github.mcegress.lab.faults.Ways.ONE;
import static io.github.mcegress.lab.faults.Ways.TWO;
import static io.github.mcegress.lab.faults.Ways.refused;
import static io.github.mcegress.lab.faults.Ways.silent;

import io.github.mcegress.lab.LabDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.xbill.DNS.Rcode;

/**
 * One variant of each fault of names and connections, written from the table alone: whoever wrote
 * it had not seen the doctor.
 */
final class TableOnlyWays {
  private TableOnlyWays() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList(true);
    names(list);
    connections(list);
    behindLink(list);
    return list.cases();
  }

  private static void names(FaultList list) {
    list.fault("dns-not-known");
    list.add(
        "its parent is there",
        () -> DnsFaults.asked(LabDns.builder().record("example.test", one()), DnsFaults.NO_NAME));
    list.fault("dns-nxdomain");
    list.add(
        "its parent is there",
        () ->
            DnsFaults.askedByUs(LabDns.builder().record("example.test", one()), DnsFaults.NO_NAME));
    list.fault("dns-no-address");
    list.add("an IPv6 address only, and IPv4 is asked for", TableOnlyWays::ipv6AskedByUs);
    list.fault("dns-temporary");
    list.add(
        "the server does not do that",
        () -> DnsFaults.asked(DnsFaults.coded(Rcode.NOTIMP), DnsFaults.LATER));
    list.fault("dns-cached-failure");
    list.add("of a server that refuses", () -> CachedFailure.start("System error", false));
    list.fault("dns-ipv6-only");
    list.add(
        "a local address of IPv6",
        () ->
            DnsFaults.asked(
                LabDns.builder().record(HOST, InetAddress.getByName("fd00::7")), "dns IPv6 only"));
    list.fault("dns-private-answer");
    list.add(
        "somewhere in 127/8",
        () -> DnsFaults.inner(LabDns.builder().record(HOST, InetAddress.getByName("127.99.3.2"))));
  }

  private static FaultScene ipv6AskedByUs() throws IOException {
    return DnsFaults.askedByUs(
        LabDns.builder().record(HOST, InetAddress.getByName("2001:db8::9")), "dns IPv6 only");
  }

  private static InetAddress one() throws IOException {
    return InetAddress.getByName(ONE);
  }

  private static void connections(FaultList list) {
    list.fault("refused");
    list.add("a service that has ended", TableOnlyWays::ended);
    list.fault("timed-out");
    list.add("at the second address of loopback", () -> silent(HOST, TWO[1]).build());
    list.fault("target-whitelist");
    list.add("its name by DNS", () -> named(silent()).build());
    list.fault("no-route");
    list.add("the name asked by our own resolver", TableOnlyWays::noRoute);
    list.fault("proxy-limit", ConnectFaults.UDF);
    list.add("three connections, all taken", TableOnlyWays::threeTaken);
    list.fault("proxy-limit-at-times");
    list.add("the addresses by DNS", TableOnlyWays::partlyByDns);
    list.fault("access-list-missing", ConnectFaults.UDF);
    list.add("off, and the name by DNS", () -> named(refused()).build());
    list.fault("access-list-other-port", ConnectFaults.UDF);
    list.add("at the second address", () -> ConnectFaults.other(refused(HOST, TWO[1])).build());
  }

  /** It was up, and its port is not free for others yet. */
  private static FaultScene ended() throws IOException {
    return ListeningProxy.full(HOST);
  }

  private static FaultScene noRoute() throws IOException {
    LabDns dns = LabDns.builder().record(HOST, InetAddress.getByName("127.255.255.255")).start();
    InetSocketAddress server = new InetSocketAddress(dns.address(), dns.port());
    return ConnectFaults.unreachable(HOST)
        .hosts(null)
        .closing(dns)
        .names(new StubResolver(server, 1000))
        .dnsServer(server)
        .build();
  }

  private static FaultScene threeTaken() throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, one());
    InetSocketAddress here = new InetSocketAddress(one(), listener.getLocalPort());
    FaultScene.Builder scene =
        FaultScene.builder().target(HOST, here.getPort()).hosts(Ways.hosts(HOST, ONE));
    for (int i = 0; i < 3; i++) {
      Socket holder = new Socket();
      holder.connect(here);
      scene.closing(holder).closing(listener.accept());
    }
    listener.close();
    return scene.symptom(Ways.REFUSED).build();
  }

  private static FaultScene partlyByDns() throws IOException {
    LabDns dns =
        LabDns.builder()
            .record(HOST, InetAddress.getByName(TWO[1]), InetAddress.getByName(ONE))
            .start();
    InetSocketAddress server = new InetSocketAddress(dns.address(), dns.port());
    return Site.web(Site.FINE)
        .hosts(null)
        .closing(dns)
        .names(new StubResolver(server, 1000))
        .symptom("http 200")
        .build();
  }

  private static void behindLink(FaultList list) {
    list.fault("refused-behind-link");
    list.add("called by its address", () -> linkedLiteral(refused(ONE, ONE)));
    list.fault("timed-out-behind-link");
    list.add("called by its address", () -> linkedLiteral(silent(ONE, ONE)));
    list.fault("link-missing", ConnectFaults.UDF);
    list.add("called by its address", () -> linkedLiteral(refused(ONE, ONE)));
  }

  private static FaultScene linkedLiteral(FaultScene.Builder scene) {
    String target = ONE + ":" + scene.targetPort();
    return scene
        .description(
            "networklink = link_2\nnetworklink.hosts = "
                + target
                + "\nvpc = cn-shanghai:vpc-uf6example\nvpc.hosts = "
                + target
                + "\n")
        .build();
  }
}
