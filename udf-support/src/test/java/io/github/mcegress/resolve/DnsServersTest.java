package io.github.mcegress.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabDns;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;

/** Real UDP and TCP on loopback. */
class DnsServersTest {
  private static final String HOST = "api.example.test";

  private static DnsHostResolver resolver(Duration timeout, InetSocketAddress... servers) {
    return DnsHostResolver.builder()
        .hostsFile(Paths.get("missing"))
        .timeout(timeout)
        .servers(servers)
        .build();
  }

  private static DnsHostResolver resolver(LabDns dns) {
    return resolver(Duration.ofSeconds(20), DnsHostResolverTest.server(dns));
  }

  /** More than fit into 512 bytes. */
  private static InetAddress[] forty() {
    InetAddress[] addresses = new InetAddress[40];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = DnsHostResolverTest.address(i + 1);
    }
    return addresses;
  }

  private static String failure(DnsHostResolver resolver) {
    return assertThrows(UnknownHostException.class, () -> resolver.resolve(HOST)).getMessage();
  }

  @Test
  void asksOverTcpWhatIsCutShortOverUdp() throws Exception {
    try (LabDns dns = LabDns.builder().record(HOST, forty()).start();
        DnsHostResolver resolver = resolver(dns)) {
      assertEquals(Arrays.asList(forty()), resolver.resolve(HOST));
      assertEquals(2, dns.queries(HOST));
    }
  }

  @Test
  void namesTheProtocolWhenTcpIsDeadBehindATruncatedAnswer() throws Exception {
    try (LabDns dns =
            LabDns.builder().record(HOST, forty()).edit(DnsAnswers.deadOverTcp()).start();
        DnsHostResolver resolver =
            resolver(Duration.ofMillis(600), DnsHostResolverTest.server(dns))) {
      String words = failure(resolver);
      String server = dns.address().getHostAddress() + ":" + dns.port();
      assertTrue(
          words.startsWith(
              HOST
                  + ": Temporary failure in name resolution ("
                  + server
                  + ": its answer is cut short, and over TCP: "),
          words);
      assertEquals(3 + 3, dns.queries(HOST));
    }
  }

  @Test
  void asksAgainWhenAQueryIsLost() throws Exception {
    AtomicInteger queries = new AtomicInteger();
    try (LabDns dns =
            LabDns.builder()
                .record(HOST, DnsHostResolverTest.address(1))
                .edit((answer, overTcp) -> queries.incrementAndGet() < 3 ? null : answer)
                .start();
        DnsHostResolver resolver =
            resolver(Duration.ofSeconds(3), DnsHostResolverTest.server(dns))) {
      assertEquals(
          Collections.singletonList(DnsHostResolverTest.address(1)), resolver.resolve(HOST));
      assertEquals(3, dns.queries(HOST));
    }
  }

  @Test
  void namesTheServerThatDoesNotAnswer() throws Exception {
    try (LabDns dns = LabDns.builder().edit(DnsAnswers.silence(new CountDownLatch(1))).start();
        DnsHostResolver resolver =
            resolver(Duration.ofMillis(300), DnsHostResolverTest.server(dns))) {
      assertEquals(
          HOST
              + ": Temporary failure in name resolution ("
              + dns.address().getHostAddress()
              + ":"
              + dns.port()
              + " does not answer within 300 ms)",
          failure(resolver));
      assertEquals(3, dns.queries(HOST));
    }
  }

  @Test
  void goesOnToTheNextServerAfterAFailure() throws Exception {
    try (LabDns failing = LabDns.builder().edit(new DnsAnswers.Failing()).start();
        LabDns good = LabDns.builder().record(HOST, DnsHostResolverTest.address(1)).start();
        DnsHostResolver resolver =
            resolver(
                Duration.ofSeconds(20),
                DnsHostResolverTest.server(failing),
                DnsHostResolverTest.server(good))) {
      assertEquals(
          Collections.singletonList(DnsHostResolverTest.address(1)), resolver.resolve(HOST));
      assertEquals(1, failing.queries(HOST));
      assertEquals(1, good.queries(HOST));
    }
  }

  @Test
  void tellsAClosedPort() throws Exception {
    InetSocketAddress closed;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      closed = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }
    try (DnsHostResolver resolver = resolver(Duration.ofSeconds(20), closed)) {
      assertEquals(
          HOST
              + ": Temporary failure in name resolution (127.0.0.1:"
              + closed.getPort()
              + " is a closed port)",
          failure(resolver));
    }
  }

  @Test
  void followsAliasesAndTakesTheSmallestLifetime() throws Exception {
    String[] names = {"a.example.test", "b.example.test"};
    try (LabDns dns =
        LabDns.builder()
            .record(HOST, DnsHostResolverTest.address(1), DnsHostResolverTest.address(2))
            .edit(DnsAnswers.aliases(names, new long[] {300, 7}))
            .start()) {
      AtomicLong nanos = new AtomicLong();
      try (DnsHostResolver resolver =
          DnsHostResolver.builder()
              .hostsFile(Paths.get("missing"))
              .servers(DnsHostResolverTest.server(dns))
              .ticker(nanos::get)
              .build()) {
        assertEquals(
            Arrays.asList(DnsHostResolverTest.address(1), DnsHostResolverTest.address(2)),
            resolver.resolve(HOST));
        nanos.addAndGet(Duration.ofSeconds(7).toNanos() - 1);
        resolver.resolve(HOST);
        assertEquals(1, dns.queries(HOST));
        nanos.incrementAndGet();
        resolver.resolve(HOST);
        assertEquals(2, dns.queries(HOST));
      }
    }
  }

  @Test
  void aliasesThatGoRoundEnd() throws Exception {
    try (LabDns dns =
            LabDns.builder()
                .record(HOST)
                .edit(DnsAnswers.aliases(new String[] {"a.example.test", HOST}, new long[] {9, 9}))
                .start();
        DnsHostResolver resolver = resolver(dns)) {
      assertTrue(failure(resolver).contains("No address associated with hostname"));
    }
  }

  @Test
  void passesOverWhatDoesNotAnswerTheQuery() throws Exception {
    AtomicInteger answers = new AtomicInteger();
    try (LabDns dns =
            LabDns.builder()
                .record(HOST, DnsHostResolverTest.address(1))
                .edit(
                    (answer, overTcp) -> {
                      switch (answers.incrementAndGet()) {
                        case 1:
                          answer.getHeader().setID(answer.getHeader().getID() ^ 1);
                          return answer;
                        case 2:
                          answer.getHeader().unsetFlag(Flags.QR);
                          return answer;
                        default:
                          return answer;
                      }
                    })
                .start();
        DnsHostResolver resolver =
            resolver(Duration.ofSeconds(3), DnsHostResolverTest.server(dns))) {
      assertEquals(
          Collections.singletonList(DnsHostResolverTest.address(1)), resolver.resolve(HOST));
      assertEquals(3, dns.queries(HOST));
    }
  }

  @Test
  void startsNoThread() throws Exception {
    try (LabDns dns = LabDns.builder().record(HOST, forty()).start()) {
      Set<Thread> before = threads();
      try (DnsHostResolver resolver = resolver(dns)) {
        resolver.resolve(HOST);
      }
      Set<Thread> more = threads();
      more.removeAll(before);
      more.removeIf(thread -> thread.getName().startsWith("lab-dns"));
      assertEquals(new HashSet<>(), more);
    }
    assertFalse(threads().stream().anyMatch(thread -> thread.getName().contains("dnsjava")));
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }
}
