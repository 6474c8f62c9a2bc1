package io.github.mcegress.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvedHostsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW.plusMillis(750), ZoneOffset.UTC);
  private static final Workload SPARK = Workload.spark("3.1.1");

  private final FakeHostResolver resolver = new FakeHostResolver();

  private ResolvedHosts resolve(EgressSpec spec) {
    return ResolvedHosts.resolve(spec, Workload.UDF, resolver, CLOCK);
  }

  @Test
  void asksForEachNameOnce() {
    resolver
        .set("www.aliyun.com", "203.0.113.7")
        .set("www.amap.com", "203.0.113.8")
        .set("db.example.com", "172.16.0.1");
    EgressSpec spec =
        EgressSpec.builder()
            .internet("www.aliyun.com:443", "WWW.aliyun.com.:80", "www.amap.com:443")
            .dedicated(NetworkLink.named("a"), "www.amap.com:80", "db.example.com:3306")
            .build();
    resolve(spec);
    resolver.assertRequests("www.aliyun.com", "www.amap.com", "db.example.com");
  }

  @Test
  void doesNotLookUpLiterals() {
    ResolvedHosts hosts =
        resolve(
            EgressSpec.builder()
                .internet("203.0.113.7:443")
                .dedicated(NetworkLink.named("a"), "10.0.0.1:80")
                .build());
    resolver.assertRequests();
    assertEquals("", hosts.toString());
    assertEquals(Collections.emptyList(), hosts.notes());
  }

  @Test
  void asksOnlyForWhatTheWorkloadReaches() {
    resolver
        .set("www.aliyun.com", "203.0.113.7")
        .set("link.example.com", "10.0.0.1")
        .set("vpc.example.com", "10.0.0.2");
    EgressSpec spec =
        EgressSpec.builder()
            .internet("www.aliyun.com:443")
            .dedicated(NetworkLink.named("a"), "link.example.com:1")
            .dedicated(Vpc.of("cn-beijing", "vpc-1"), "vpc.example.com:1")
            .build();
    ResolvedHosts.resolve(spec, Workload.UDF, resolver, CLOCK);
    resolver.assertRequests("www.aliyun.com", "link.example.com");
    ResolvedHosts.resolve(spec, SPARK, resolver, CLOCK);
    resolver.assertRequests("www.aliyun.com", "vpc.example.com");
  }

  @Test
  void asksForTheEndpointsOfServices() {
    resolver
        .set("bucket.oss-cn-shanghai.aliyuncs.com", "203.0.113.7")
        .set("bucket.oss-cn-shanghai-internal.aliyuncs.com", "100.118.28.1")
        .set("kms-vpc.cn-shanghai.aliyuncs.com", "100.103.1.2")
        .set("kms.cn-shanghai.aliyuncs.com", "203.0.113.8");
    EgressSpec spec =
        EgressSpec.parse(
            "region = cn-shanghai\nnetworklink = a\n"
                + "service.oss = bucket\nservice.kms = true\nservice.log = project\n");
    assertEquals(
        "error MCE-DNS-UNRESOLVED: project.cn-shanghai.log.aliyuncs.com did not resolve; check the"
            + " name and this machine's DNS",
        Refusal.of(() -> ResolvedHosts.resolve(spec, Workload.UDF, resolver, CLOCK)));
    resolver.assertRequests(
        "bucket.oss-cn-shanghai.aliyuncs.com",
        "project.cn-shanghai.log.aliyuncs.com",
        "kms-vpc.cn-shanghai.aliyuncs.com");
    ResolvedHosts spark = ResolvedHosts.resolve(spec, SPARK, resolver, CLOCK);
    assertEquals(
        "# bucket.oss-cn-shanghai-internal.aliyuncs.com resolved 2026-11-21T10:00:00Z\n"
            + "100.118.28.1 bucket.oss-cn-shanghai-internal.aliyuncs.com\n"
            + "# kms.cn-shanghai.aliyuncs.com resolved 2026-11-21T10:00:00Z\n"
            + "203.0.113.8 kms.cn-shanghai.aliyuncs.com\n",
        spark.toString());
    assertEquals(
        Collections.singletonList(
            "project.cn-shanghai-intranet.log.aliyuncs.com: did not resolve here; it may be known"
                + " behind the link only"),
        spark.notes());
  }

  @Test
  void writesHostsTextWithOriginAndInstant() throws IOException {
    resolver
        .set("www.aliyun.com", "203.0.113.9", "203.0.113.7", "203.0.113.9", "2001:db8::1")
        .set("api.example.com", "198.51.100.1");
    ResolvedHosts hosts =
        resolve(EgressSpec.builder().internet("www.aliyun.com:443", "api.example.com:443").build());
    assertEquals(ExpectedText.of("egress.hosts"), hosts.toString());
    assertEquals(
        Collections.singletonList("www.aliyun.com: left out IPv6 address 2001:db8:0:0:0:0:0:1"),
        hosts.notes());
    assertEquals(hosts, ResolvedHosts.parse(hosts.toString(), CLOCK));
    assertEquals(hosts.toString(), ResolvedHosts.parse(hosts.toString()).toString());
  }

  @Test
  void answersItsAddressesInTheirOrder() throws UnknownHostException {
    resolver.set("www.aliyun.com", "203.0.113.9", "203.0.113.7");
    ResolvedHosts hosts = resolve(EgressSpec.builder().internet("www.aliyun.com:443").build());
    assertEquals(addresses("203.0.113.9", "203.0.113.7"), hosts.resolve("www.aliyun.com"));
    assertEquals(addresses("203.0.113.9", "203.0.113.7"), hosts.resolve("WWW.Aliyun.com"));
    assertEquals(
        Optional.of(addresses("203.0.113.9", "203.0.113.7")), hosts.addresses("www.ALIYUN.com"));
    assertEquals(Optional.of(NOW), hosts.resolvedAt("www.aliyun.com"));
    assertEquals(Collections.singleton("www.aliyun.com"), hosts.hosts());
  }

  @Test
  void namesItsAddressesSoThatNoReverseLookupIsNeeded() throws UnknownHostException {
    resolver.set("www.aliyun.com", "203.0.113.7");
    ResolvedHosts hosts = resolve(EgressSpec.builder().internet("www.aliyun.com:443").build());
    assertEquals("www.aliyun.com/203.0.113.7", hosts.resolve("www.aliyun.com").get(0).toString());
    assertEquals(
        "www.aliyun.com/203.0.113.7",
        ResolvedHosts.parse(hosts.toString()).resolve("www.aliyun.com").get(0).toString());
  }

  @Test
  void knowsNothingOfOtherHosts() {
    ResolvedHosts hosts = ResolvedHosts.parse("203.0.113.7 www.aliyun.com\n", CLOCK);
    UnknownHostException e =
        assertThrows(UnknownHostException.class, () -> hosts.resolve("www.amap.com"));
    assertEquals("www.amap.com is not among the shipped addresses", e.getMessage());
    assertEquals(Optional.empty(), hosts.addresses("www.amap.com"));
    assertEquals(Optional.empty(), hosts.resolvedAt("www.amap.com"));
  }

  @Test
  void isAResolverByMethodReference() throws UnknownHostException {
    ResolvedHosts hosts = ResolvedHosts.parse("203.0.113.7 www.aliyun.com\n", CLOCK);
    HostResolver r = hosts::resolve;
    assertEquals(addresses("203.0.113.7"), r.resolve("www.aliyun.com"));
    assertEquals(
        hosts,
        ResolvedHosts.resolve(
            EgressSpec.builder().internet("www.aliyun.com:443").build(),
            Workload.UDF,
            hosts,
            Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  @Test
  void cannotBeChanged() throws UnknownHostException {
    ResolvedHosts hosts = ResolvedHosts.parse("203.0.113.7 www.aliyun.com\n::1 a\n", CLOCK);
    assertThrows(UnsupportedOperationException.class, () -> hosts.hosts().clear());
    assertThrows(UnsupportedOperationException.class, () -> hosts.notes().clear());
    List<InetAddress> addresses = hosts.resolve("www.aliyun.com");
    assertThrows(UnsupportedOperationException.class, addresses::clear);
  }

  @Test
  void keepsNoListOfTheResolver() throws UnknownHostException {
    List<InetAddress> answer = new ArrayList<>(addresses("203.0.113.7"));
    ResolvedHosts hosts =
        ResolvedHosts.resolve(
            EgressSpec.builder().internet("www.aliyun.com:443").build(),
            Workload.UDF,
            host -> answer,
            CLOCK);
    answer.clear();
    assertEquals(addresses("203.0.113.7"), hosts.resolve("www.aliyun.com"));
  }

  @Test
  void comparesByText() {
    ResolvedHosts hosts = ResolvedHosts.parse("203.0.113.7 a.com b.com\n", CLOCK);
    ResolvedHosts same = ResolvedHosts.parse("203.0.113.7 b.com\n203.0.113.7\ta.com # x", CLOCK);
    assertEquals(hosts, same);
    assertEquals(hosts.hashCode(), same.hashCode());
    assertNotEquals(hosts, ResolvedHosts.parse("203.0.113.8 a.com b.com\n", CLOCK));
    assertNotEquals(
        hosts,
        ResolvedHosts.parse(
            "203.0.113.7 a.com b.com", Clock.fixed(NOW.plusSeconds(5), ZoneOffset.UTC)));
    assertNotEquals(hosts, hosts.toString());
  }

  @Test
  void tellsEveryFailureAtOnce() throws IOException {
    resolver
        .set("six.example.com", "2001:db8::1", "2001:db8::2")
        .set("empty.example.com")
        .set("sinkhole.example.com", "0.0.0.0")
        .set("private.example.com", "203.0.113.7", "10.0.0.1", "192.168.0.1")
        .set("loopback.example.com", "127.0.0.1")
        .set("metadata.example.com", "169.254.169.254")
        .set("service.example.com", "100.100.100.200")
        .set("good.example.com", "203.0.113.7");
    EgressSpec spec =
        EgressSpec.builder()
            .internet(
                "unknown.example.com:443",
                "six.example.com:443",
                "empty.example.com:443",
                "sinkhole.example.com:443",
                "private.example.com:443",
                "loopback.example.com:443",
                "metadata.example.com:443",
                "service.example.com:443",
                "good.example.com:443")
            .build();
    assertEquals(ExpectedText.of("unresolved.txt"), Refusal.of(() -> resolve(spec)) + "\n");
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1", "127.0.0.1", "169.254.1.1", "100.64.0.1"})
  void takesOtherThanPublicAddressesWhereListed(String address) {
    resolver.set("a.example.com", address);
    ResolvedHosts hosts =
        resolve(
            EgressSpec.builder()
                .internet("a.example.com:443")
                .privateAddresses("a.example.com:443")
                .build());
    assertEquals(
        "# a.example.com resolved 2026-11-21T10:00:00Z\n" + address + " a.example.com\n",
        hosts.toString());
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "203.0.113.7"})
  void takesAnyAddressBehindTheLink(String address) throws UnknownHostException {
    resolver.set("db.example.com", address);
    EgressSpec spec =
        EgressSpec.builder().dedicated(NetworkLink.named("a"), "db.example.com:1").build();
    assertEquals(addresses(address), resolve(spec).resolve("db.example.com"));
  }

  @Test
  void neverTakesAnUnusableAddress() throws UnknownHostException {
    resolver.set("a.example.com", "0.0.0.0", "224.0.0.1", "203.0.113.7");
    ResolvedHosts hosts = resolve(EgressSpec.builder().internet("a.example.com:1").build());
    assertEquals(addresses("203.0.113.7"), hosts.resolve("a.example.com"));
    assertEquals(
        Arrays.asList("a.example.com: left out 0.0.0.0", "a.example.com: left out 224.0.0.1"),
        hosts.notes());
  }

  @Test
  void notesANameThatMayBeKnownBehindTheLinkOnly() {
    resolver.set("www.aliyun.com", "203.0.113.7").set("empty.example.com");
    ResolvedHosts hosts =
        resolve(
            EgressSpec.builder()
                .internet("www.aliyun.com:443")
                .dedicated(NetworkLink.named("a"), "db.example.com:1", "empty.example.com:1")
                .build());
    assertEquals(Collections.singleton("www.aliyun.com"), hosts.hosts());
    assertEquals(
        Arrays.asList(
            "db.example.com: did not resolve here; it may be known behind the link only",
            "empty.example.com: did not resolve here; it may be known behind the link only"),
        hosts.notes());
  }

  @Test
  void missesANameThatIsPublicToo() {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("a.example.com:443")
            .dedicated(NetworkLink.named("a"), "a.example.com:1")
            .build();
    assertEquals(
        "error MCE-DNS-UNRESOLVED: a.example.com did not resolve; check the name and this"
            + " machine's DNS",
        Refusal.of(() -> resolve(spec)));
  }

  @Test
  void refusesIpv6OnlyBehindTheLinkToo() {
    resolver.set("db.example.com", "fd00::1");
    EgressSpec spec =
        EgressSpec.builder().dedicated(NetworkLink.named("a"), "db.example.com:1").build();
    assertEquals(
        "error MCE-DNS-IPV6-ONLY: db.example.com has IPv6 addresses only, which MaxCompute cannot"
            + " use; give the service an IPv4 address",
        Refusal.of(() -> resolve(spec)));
  }

  @Test
  void tellsWhatTheResolverSays() {
    EgressSpec spec = EgressSpec.builder().internet("a.example.com:443").build();
    HostResolver broken =
        host -> {
          throw new UnknownHostException("Temporary failure in name resolution");
        };
    assertEquals(
        "error MCE-DNS-UNRESOLVED: a.example.com did not resolve: Temporary failure in name"
            + " resolution; check the name and this machine's DNS",
        Refusal.of(() -> ResolvedHosts.resolve(spec, Workload.UDF, broken, CLOCK)));
    HostResolver silent =
        host -> {
          throw new UnknownHostException();
        };
    assertEquals(
        "error MCE-DNS-UNRESOLVED: a.example.com did not resolve; check the name and this machine's"
            + " DNS",
        Refusal.of(() -> ResolvedHosts.resolve(spec, Workload.UDF, silent, CLOCK)));
  }

  private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : literals) {
      addresses.add(InetAddress.getByName(literal));
    }
    return addresses;
  }
}
