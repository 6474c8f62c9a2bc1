package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.DnsEdit;
import io.github.mcegress.lab.LabDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.xbill.DNS.Rcode;

/** Names that do not resolve, or to what cannot be used; asked of a real server each time. */
final class DnsFaults {
  private static final int PATIENCE_MILLIS = 700;
  static final String NO_NAME = "dns .*not known.*";
  static final String NO_ADDRESS = "dns .*No address.*";
  static final String LATER = "dns .*Temporary failure.*";
  private static final String GONE = "gone.example.test";

  private DnsFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    noSuchName(list);
    temporary(list.fault("dns-temporary"));
    list.fault("dns-cached-failure");
    list.add(
        "of a name that is not there",
        () -> CachedFailure.start("Name or service not known", false));
    list.add(
        "of a failure for the time being",
        () -> CachedFailure.start("Temporary failure in name resolution", false));
    list.add(
        "while the name is there again",
        () -> CachedFailure.start("Temporary failure in name resolution", true));
    ipv6(list.fault("dns-ipv6-only"));
    privateAnswer(list.fault("dns-private-answer"));
    return list.cases();
  }

  private static void noSuchName(FaultList list) {
    list.fault("dns-not-known");
    list.add("over UDP", () -> asked(LabDns.builder(), NO_NAME));
    list.add("over TCP, for UDP was cut short", () -> asked(overTcp(), NO_NAME));
    list.add("an alias of a name that is not there", () -> asked(alias(), NO_NAME));
    list.fault("dns-nxdomain");
    list.add("over UDP", () -> askedByUs(LabDns.builder(), NO_NAME));
    list.add("over TCP, for UDP was cut short", () -> askedByUs(overTcp(), NO_NAME));
    list.add("an alias of a name that is not there", () -> askedByUs(alias(), NO_NAME));
    list.fault("dns-no-address");
    list.add("the name is there, and nothing else", () -> askedByUs(nothing(), NO_ADDRESS));
    list.add(
        "an alias of a name without an address",
        () -> askedByUs(nothing().edit(DnsEdits.alias(GONE)), NO_ADDRESS));
    list.add("told over TCP", () -> askedByUs(nothing().edit(DnsEdits.overTcpOnly()), NO_ADDRESS));
  }

  private static LabDns.Builder overTcp() {
    return LabDns.builder().edit(DnsEdits.overTcpOnly());
  }

  private static LabDns.Builder alias() {
    return LabDns.builder().edit(DnsEdits.alias(GONE));
  }

  static LabDns.Builder nothing() {
    return LabDns.builder().record(HOST);
  }

  private static void temporary(FaultList list) {
    list.add("SERVFAIL", () -> asked(coded(Rcode.SERVFAIL), LATER));
    list.add("REFUSED", () -> asked(coded(Rcode.REFUSED), LATER));
    list.add("no answer", () -> asked(LabDns.builder().edit((answer, tcp) -> null), LATER));
    list.add("no DNS server at the port", DnsFaults::noServer);
    list.add("SERVFAIL, asked by our own resolver", () -> askedByUs(coded(Rcode.SERVFAIL), LATER));
  }

  static LabDns.Builder coded(int rcode) {
    DnsEdit edit =
        (answer, tcp) -> {
          answer.getHeader().setRcode(rcode);
          return answer;
        };
    return LabDns.builder().edit(edit);
  }

  private static FaultScene noServer() throws IOException {
    ClosedPort port = new ClosedPort();
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", port.number());
    return unreached().closing(port::close).names(stub(server)).symptom(LATER).build();
  }

  private static void ipv6(FaultList list) {
    String symptom = "dns IPv6 only";
    list.add("one address", () -> asked(v6(1), symptom));
    list.add("several addresses", () -> asked(v6(3), symptom));
    list.add(
        "behind an alias", () -> asked(v6(1).edit(DnsEdits.alias("v6.example.test")), symptom));
    list.add(
        "the machine's own",
        () -> asked(LabDns.builder().record(HOST, InetAddress.getByName("::1")), symptom));
  }

  /** Of the range that is kept for documents. */
  private static LabDns.Builder v6(int count) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[count];
    for (int i = 0; i < count; i++) {
      addresses[i] = InetAddress.getByName("2001:db8::" + (i + 1));
    }
    return LabDns.builder().record(HOST, addresses);
  }

  /** Addresses of loopback only: an examination may go on and connect. */
  private static void privateAnswer(FaultList list) {
    list.add("one private address", () -> inner(LabDns.builder().record(HOST, loopback(1))));
    list.add("several", () -> inner(LabDns.builder().record(HOST, loopback(3))));
    list.add(
        "behind an alias",
        () ->
            inner(
                LabDns.builder()
                    .edit(DnsEdits.alias("inner.example.test"))
                    .record(HOST, loopback(1))));
    list.add("shipped with the job", () -> undoubted().hosts(Site.hosts(HOST)).build());
  }

  static FaultScene inner(LabDns.Builder builder) throws IOException {
    LabDns dns = builder.start();
    return undoubted().closing(dns).names(stub(of(dns))).build();
  }

  /** Declared as public, without the word that its addresses may be private. */
  private static FaultScene.Builder undoubted() throws IOException {
    FaultScene.Builder scene = Ways.refused().hosts(null);
    return scene.description("internet = " + HOST + ":" + scene.targetPort() + "\n");
  }

  private static InetAddress[] loopback(int count) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[count];
    for (int i = 0; i < count; i++) {
      addresses[i] = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (i + 1)});
    }
    return addresses;
  }

  static FaultScene asked(LabDns.Builder builder, String symptom) throws IOException {
    LabDns dns = builder.start();
    return unreached().closing(dns).names(stub(of(dns))).symptom(symptom).build();
  }

  /** By a resolver that asks DNS itself, which the case only names the server for. */
  static FaultScene askedByUs(LabDns.Builder builder, String symptom) throws IOException {
    LabDns dns = builder.start();
    return unreached()
        .closing(dns)
        .names(stub(of(dns)))
        .dnsServer(of(dns))
        .symptom(symptom)
        .build();
  }

  private static FaultScene.Builder unreached() {
    return FaultScene.builder().target(HOST, 443);
  }

  private static InetSocketAddress of(LabDns dns) {
    return new InetSocketAddress(dns.address(), dns.port());
  }

  private static NameService stub(InetSocketAddress server) {
    return new StubResolver(server, PATIENCE_MILLIS);
  }
}
