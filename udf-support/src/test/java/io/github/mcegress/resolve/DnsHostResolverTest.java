package io.github.mcegress.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabDns;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, for how long, and who is asked. */
class DnsHostResolverTest {
  private static final String HOST = "api.example.test";

  @TempDir Path folder;
  private Path hostsFile;
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void withoutHosts() {
    hostsFile = folder.resolve("hosts");
  }

  private DnsHostResolver.Builder builder() {
    return DnsHostResolver.builder()
        .hostsFile(hostsFile)
        .timeout(Duration.ofSeconds(20))
        .ticker(nanos::get);
  }

  private DnsHostResolver resolver(LabDns dns) {
    return builder().servers(server(dns)).build();
  }

  static InetSocketAddress server(LabDns dns) {
    return new InetSocketAddress(dns.address(), dns.port());
  }

  static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, (byte) last});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static List<InetAddress> list(InetAddress... addresses) {
    return Arrays.asList(addresses);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static String failure(DnsHostResolver resolver, String host) {
    return assertThrows(UnknownHostException.class, () -> resolver.resolve(host)).getMessage();
  }

  @Test
  void keepsAnAnswerAsLongAsItsTtlSays() throws Exception {
    try (LabDns dns =
            LabDns.builder().record(HOST, address(1)).edit(DnsAnswers.ttl(40, 40)).start();
        DnsHostResolver resolver = resolver(dns)) {
      assertEquals(list(address(1)), resolver.resolve(HOST));
      dns.record(HOST, address(2));
      pass(Duration.ofSeconds(40).minusNanos(1));
      assertEquals(list(address(1)), resolver.resolve(HOST));
      assertEquals(1, dns.queries(HOST));
      pass(Duration.ofNanos(1));
      assertEquals(list(address(2)), resolver.resolve(HOST));
      assertEquals(2, dns.queries(HOST));
    }
  }

  @Test
  void readingAnAnswerDoesNotProlongIt() throws Exception {
    try (LabDns dns =
            LabDns.builder().record(HOST, address(1)).edit(DnsAnswers.ttl(40, 40)).start();
        DnsHostResolver resolver = resolver(dns)) {
      for (int i = 0; i < 5; i++) {
        resolver.resolve(HOST);
        pass(Duration.ofSeconds(10));
      }
      assertEquals(2, dns.queries(HOST));
    }
  }

  @Test
  void boundsTheTtlBelowAndAbove() throws Exception {
    long[][] bounds = {{0, 5}, {86_400, 3600}};
    for (long[] bound : bounds) {
      try (LabDns dns =
              LabDns.builder()
                  .record(HOST, address(1))
                  .edit(DnsAnswers.ttl(bound[0], bound[0]))
                  .start();
          DnsHostResolver resolver = resolver(dns)) {
        resolver.resolve(HOST);
        pass(Duration.ofSeconds(bound[1]).minusNanos(1));
        resolver.resolve(HOST);
        assertEquals(1, dns.queries(HOST), "TTL " + bound[0]);
        pass(Duration.ofNanos(1));
        resolver.resolve(HOST);
        assertEquals(2, dns.queries(HOST), "TTL " + bound[0]);
      }
    }
  }

  @Test
  void remembersThatANameIsNotThereAsLongAsTheZoneSays() throws Exception {
    try (LabDns dns = LabDns.builder().edit(DnsAnswers.ttl(30, 12)).start();
        DnsHostResolver resolver = resolver(dns)) {
      String words = HOST + ": Name or service not known (NXDOMAIN)";
      assertEquals(words, failure(resolver, HOST));
      dns.record(HOST, address(1));
      pass(Duration.ofSeconds(12).minusNanos(1));
      assertEquals(words, failure(resolver, HOST));
      assertEquals(1, dns.queries(HOST));
      pass(Duration.ofNanos(1));
      assertEquals(list(address(1)), resolver.resolve(HOST));
    }
  }

  @Test
  void remembersForAMinuteAtMostThatANameIsNotThere() throws Exception {
    try (LabDns dns = LabDns.builder().edit(DnsAnswers.ttl(30, 86_400)).start();
        DnsHostResolver resolver = resolver(dns)) {
      failure(resolver, HOST);
      pass(Duration.ofSeconds(59));
      failure(resolver, HOST);
      assertEquals(1, dns.queries(HOST));
      pass(Duration.ofSeconds(1));
      failure(resolver, HOST);
      assertEquals(2, dns.queries(HOST));
    }
  }

  @Test
  void doesNotKeepWhatTheZoneGivesNoTimeFor() throws Exception {
    try (LabDns dns = LabDns.builder().edit(DnsAnswers.withoutAuthority()).start();
        DnsHostResolver resolver = resolver(dns)) {
      failure(resolver, HOST);
      failure(resolver, HOST);
      assertEquals(2, dns.queries(HOST));
    }
  }

  @Test
  void doesNotKeepAFailureOfTheServer() throws Exception {
    DnsAnswers.Failing failing = new DnsAnswers.Failing();
    try (LabDns dns = LabDns.builder().record(HOST, address(1)).edit(failing).start();
        DnsHostResolver resolver = resolver(dns)) {
      String server = dns.address().getHostAddress() + ":" + dns.port();
      String words =
          HOST + ": Temporary failure in name resolution (" + server + " answers SERVFAIL)";
      assertEquals(words, failure(resolver, HOST));
      failing.stop();
      assertEquals(list(address(1)), resolver.resolve(HOST));
    }
  }

  @Test
  void tellsAnIpv6OnlyNameFromOneThatIsNotThere() throws Exception {
    InetAddress ipv6 = InetAddress.getByName("2001:db8::1");
    try (LabDns dns = LabDns.builder().record(HOST, ipv6).start();
        DnsHostResolver resolver = resolver(dns)) {
      assertEquals(
          HOST + ": No address associated with hostname (it has no A record)",
          failure(resolver, HOST));
      assertEquals(1, dns.queries(HOST), "AAAA is not asked for");
    }
  }

  @Test
  void sendsOneQueryForManyWhoWait() throws Exception {
    int waiters = 50;
    CountDownLatch started = new CountDownLatch(waiters);
    ExecutorService threads = Executors.newFixedThreadPool(waiters);
    try (LabDns dns =
            LabDns.builder().record(HOST, address(1)).edit(DnsAnswers.after(started)).start();
        DnsHostResolver resolver = resolver(dns)) {
      List<Future<List<InetAddress>>> answers = new ArrayList<>();
      for (int i = 0; i < waiters; i++) {
        answers.add(
            threads.submit(
                () -> {
                  started.countDown();
                  return resolver.resolve(HOST);
                }));
      }
      for (Future<List<InetAddress>> answer : answers) {
        assertEquals(list(address(1)), answer.get(60, TimeUnit.SECONDS));
      }
      assertEquals(1, dns.queries(HOST));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void asksForTheNameAsItStandsAndNeverInASearchDomain() throws Exception {
    Path resolvConf = folder.resolve("resolv.conf");
    Files.write(resolvConf, "search corp.example.test\n".getBytes(StandardCharsets.US_ASCII));
    try (LabDns dns = LabDns.builder().record("db.corp.example.test", address(1)).start();
        DnsHostResolver resolver = builder().resolvConf(resolvConf).servers(server(dns)).build()) {
      failure(resolver, "db");
      assertEquals(1, dns.queries("db"));
      assertEquals(0, dns.queries("db.corp.example.test"));
      assertEquals(list(address(1)), resolver.resolve("DB.corp.example.test."));
      assertSame(
          resolver.resolve("db.corp.example.test"), resolver.resolve("db.CORP.example.test"));
      assertEquals(1, dns.queries("db.corp.example.test"));
    }
  }

  @Test
  void takesTheHostsFileFirstAndNoticesItsChanges() throws Exception {
    Files.write(
        hostsFile,
        ("# test\nbroken\n::1 "
                + HOST
                + "\n300.1.1.1 "
                + HOST
                + "\n203.0.113.7\tother API.example.test # x\n"
                + "203.0.113.8 "
                + HOST
                + "\n203.0.113.7 "
                + HOST
                + "\n")
            .getBytes(StandardCharsets.UTF_8));
    try (LabDns dns = LabDns.builder().record(HOST, address(1)).start();
        DnsHostResolver resolver = resolver(dns)) {
      assertEquals(list(address(7), address(8)), resolver.resolve(HOST));
      assertEquals(0, dns.queries(HOST));
      Files.delete(hostsFile);
      pass(Duration.ofSeconds(5));
      assertEquals(list(address(1)), resolver.resolve(HOST));
    }
  }

  @Test
  void answersAnAddressWithItselfAndAsksNobody() throws Exception {
    try (LabDns dns = LabDns.builder().start();
        DnsHostResolver resolver = resolver(dns)) {
      assertEquals(list(address(9)), resolver.resolve("203.0.113.9"));
      assertEquals("::1 is an IPv6 address; write an IPv4 address", failure(resolver, "::1"));
      assertEquals(0, dns.queries("203.0.113.9"));
    }
  }

  @Test
  void refusesWhatIsNoDomainName() throws Exception {
    try (LabDns dns = LabDns.builder().start();
        DnsHostResolver resolver = resolver(dns)) {
      String words = failure(resolver, "a..b");
      assertTrue(words.startsWith("a..b is no domain name: "), words);
    }
  }

  @Test
  void asksTheJvmWhereTheSystemNamesNoServer() throws Exception {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    try (DnsHostResolver resolver =
        builder()
            .resolvConf(folder.resolve("missing"))
            .withoutServers(
                host -> {
                  asked.add(host);
                  return list(address(3));
                })
            .build()) {
      assertEquals(list(address(3)), resolver.resolve(HOST));
      assertEquals(list(HOST), asked);
    }
  }

  private static List<String> list(String... texts) {
    return Arrays.asList(texts);
  }

  @Test
  void forgetsTheLeastUsedNamesBeyondAThousand() throws Exception {
    try (LabDns dns = LabDns.builder().start();
        DnsHostResolver resolver = resolver(dns)) {
      for (int i = 0; i < 1_200; i++) {
        dns.record("h" + i + ".example.test", address(1));
        resolver.resolve("h" + i + ".example.test");
      }
      int queries = 0;
      for (int i = 0; i < 1_200; i++) {
        resolver.resolve("h" + i + ".example.test");
        queries += dns.queries("h" + i + ".example.test") - 1;
      }
      assertTrue(queries >= 200, queries + " were asked for again");
    }
  }

  @Test
  void failsAfterItWasClosedWithoutAQuery() throws Exception {
    try (LabDns dns = LabDns.builder().record(HOST, address(1)).start()) {
      DnsHostResolver resolver = resolver(dns);
      resolver.close();
      assertEquals(
          HOST + ": Temporary failure in name resolution (the resolver is closed)",
          failure(resolver, HOST));
      assertEquals(0, dns.queries(HOST));
    }
  }

  @Test
  void closingEndsALookUpUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (LabDns dns = LabDns.builder().edit(DnsAnswers.silence(asked)).start()) {
      DnsHostResolver resolver = builder().timeout(Duration.ofDays(1)).servers(server(dns)).build();
      Future<String> failure = thread.submit(() -> failure(resolver, HOST));
      assertTrue(asked.await(60, TimeUnit.SECONDS));
      resolver.close();
      assertEquals(
          HOST + ": Temporary failure in name resolution (the resolver is closed)",
          failure.get(60, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void refusesServersAndTimeoutsThatCannotBe() {
    assertEquals(
        "no DNS server is given; write one or more",
        assertThrows(IllegalArgumentException.class, () -> builder().servers()).getMessage());
    InetSocketAddress name = InetSocketAddress.createUnresolved("ns.example.test", 53);
    assertEquals(
        "the DNS server ns.example.test is a name; write its address",
        assertThrows(IllegalArgumentException.class, () -> builder().servers(name)).getMessage());
    assertEquals(
        "the timeout is PT0S; write 1 ms or more",
        assertThrows(IllegalArgumentException.class, () -> builder().timeout(Duration.ZERO))
            .getMessage());
  }
}
