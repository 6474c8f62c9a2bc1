package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

public class EgressSpecTest {
  private static final Workload SPARK = Workload.spark("3.1.1");

  private static EgressSpec full() {
    return EgressSpec.builder()
        .region("cn-shanghai")
        .internet("www.aliyun.com:443", "203.0.113.7:80")
        .internet("10.0.0.1:80")
        .dedicated(NetworkLink.named("testLink"), "db.example.com:3306")
        .dedicated(Vpc.of("cn-beijing", "vpc-xxx"), "db.example.com:3306", "kms.example.com:443")
        .computeQuota("my quota")
        .isolation(true)
        .batch(32, Duration.ofMinutes(10))
        .maxConnections(200)
        .maxTasks(100)
        .privateAddresses("10.0.0.1:80", "db.example.com:3306")
        .pinPlainHttp(true)
        .listAddresses(true)
        .build();
  }

  @Test
  void holdsWhatTheBuilderWasGiven() {
    EgressSpec spec = full();
    assertEquals(Optional.of("cn-shanghai"), spec.region());
    assertEquals(endpoints("www.aliyun.com:443", "203.0.113.7:80", "10.0.0.1:80"), spec.internet());
    assertEquals(Optional.of(NetworkLink.named("testLink")), spec.networkLink());
    assertEquals(endpoints("db.example.com:3306"), spec.networkLinkHosts());
    assertEquals(Optional.of(Vpc.of("cn-beijing", "vpc-xxx")), spec.vpc());
    assertEquals(endpoints("db.example.com:3306", "kms.example.com:443"), spec.vpcHosts());
    assertEquals(Optional.of("my quota"), spec.computeQuota());
    assertTrue(spec.isolation());
    assertEquals(OptionalInt.of(32), spec.batchRows());
    assertEquals(Optional.of(Duration.ofSeconds(600)), spec.batchTimeout());
    assertEquals(OptionalInt.of(200), spec.maxConnections());
    assertEquals(OptionalInt.of(100), spec.maxTasks());
    assertEquals(endpoints("10.0.0.1:80", "db.example.com:3306"), spec.privateAddresses());
    assertTrue(spec.pinPlainHttp());
    assertTrue(spec.listAddresses());
  }

  @Test
  void holdsNothingWhenNothingWasGiven() {
    EgressSpec spec = EgressSpec.builder().build();
    assertEquals(Optional.empty(), spec.region());
    assertEquals(Collections.emptyList(), spec.internet());
    assertEquals(Optional.empty(), spec.networkLink());
    assertEquals(Collections.emptyList(), spec.networkLinkHosts());
    assertEquals(Optional.empty(), spec.vpc());
    assertEquals(Collections.emptyList(), spec.vpcHosts());
    assertEquals(Optional.empty(), spec.computeQuota());
    assertFalse(spec.isolation());
    assertEquals(OptionalInt.empty(), spec.batchRows());
    assertEquals(Optional.empty(), spec.batchTimeout());
    assertEquals(OptionalInt.empty(), spec.maxConnections());
    assertEquals(OptionalInt.empty(), spec.maxTasks());
    assertEquals(Collections.emptyList(), spec.privateAddresses());
    assertFalse(spec.pinPlainHttp());
    assertFalse(spec.listAddresses());
    assertEquals("", spec.toText());
  }

  @Test
  void writesItsCanonicalText() throws IOException {
    assertEquals(ExpectedText.of("egress.properties"), full().toText());
    assertEquals(full().toText(), full().toString());
    assertEquals(full(), EgressSpec.parse(ExpectedText.of("egress.properties")));
  }

  @Test
  void comparesByText() {
    assertEquals(full(), full());
    assertEquals(full().hashCode(), full().hashCode());
    assertNotEquals(full(), EgressSpec.builder().build());
    assertNotEquals(full(), full().toText());
    assertNotEquals(
        EgressSpec.builder().internet("a.com:80", "b.com:80").build(),
        EgressSpec.builder().internet("b.com:80", "a.com:80").build());
  }

  @Test
  void isNotChangedByItsBuilder() {
    EgressSpec.Builder builder = EgressSpec.builder().internet("a.com:80");
    EgressSpec before = builder.build();
    EgressSpec after = builder.internet("b.com:80").maxTasks(2).build();
    assertEquals("internet = a.com:80\n", before.toText());
    assertEquals("internet = a.com:80, b.com:80\nmax-tasks = 2\n", after.toText());
    assertThrows(UnsupportedOperationException.class, () -> before.internet().clear());
    assertThrows(UnsupportedOperationException.class, () -> before.networkLinkHosts().clear());
    assertThrows(UnsupportedOperationException.class, () -> before.vpcHosts().clear());
    assertThrows(UnsupportedOperationException.class, () -> before.privateAddresses().clear());
    assertThrows(UnsupportedOperationException.class, () -> before.endpoints(Workload.UDF).clear());
  }

  @Test
  void tellsTheSameMistakesAtEveryBuild() {
    EgressSpec.Builder builder = EgressSpec.builder().internet("a.com");
    String first = Refusal.of(builder::build);
    assertEquals(first, Refusal.of(builder::build));
  }

  @Test
  void tellsEveryMistakeOfTheBuilderAtOnce() throws IOException {
    EgressSpec.Builder builder =
        EgressSpec.builder()
            .region("Shanghai")
            .internet(
                "[2001:db8::1]:443",
                "https://user:SECRET@www.aliyun.com/p?key=SECRET",
                "www.aliyun.com:0",
                "www.aliyun.com:65536",
                "www.aliyun.com",
                ":443",
                "",
                "good.example.com:443",
                "GOOD.example.com.:443",
                "a.com:80;SET x=y",
                "a.com:80\nb.com:80",
                "a.com:80\r\n",
                "*.aliyun.com:443",
                "a.com:80\uff0cb.com:80",
                "010.0.0.1:80")
            .dedicated(NetworkLink.named("one"), "db.example.com:3306", "db.example.com:3306")
            .dedicated(NetworkLink.named("two"), "good.example.com:443")
            .dedicated(Vpc.of("cn-beijing", "vpc-1"), "good.example.com:443")
            .dedicated(Vpc.of("cn-beijing", "vpc-2"), "db.example.com:0")
            .computeQuota("quota;x")
            .batch(0, Duration.ofMillis(1500))
            .maxConnections(0)
            .maxTasks(-1)
            .privateAddresses("elsewhere.example.com:80", "10.0.0.1");
    String message = Refusal.of(builder::build);
    assertEquals(ExpectedText.of("builder-mistakes.txt"), message + "\n");
    assertFalse(message.contains("SECRET"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3599, 3600})
  void takesWholeSecondsUpToAnHour(long seconds) {
    EgressSpec spec = EgressSpec.builder().batch(1, Duration.ofSeconds(seconds)).build();
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), spec.batchTimeout());
    assertEquals("batch.rows = 1\nbatch.timeout = " + seconds + "s\n", spec.toText());
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 999, 1001, 3_599_999, 3_600_001, Long.MAX_VALUE})
  void refusesOtherBatchTimeouts(long millis) {
    Duration timeout = Duration.ofMillis(millis);
    assertEquals(
        "error MCE-SPEC-VALUE batch.timeout: the batch timeout is "
            + timeout
            + "; write whole seconds from 1s to 3600s"
            + " [Flag parameters (odps.function.timeout), 2026-11-21]",
        Refusal.of(() -> EgressSpec.builder().batch(1, timeout).build()));
  }

  @Test
  void refusesDurationsBeyondEveryClock() {
    for (long seconds : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertEquals(
          Codes.SPEC_VALUE,
          Refusal.codeOf(() -> EgressSpec.builder().batch(1, Duration.ofSeconds(seconds)).build()));
    }
  }

  @Test
  void takesTheSameConnectionTwice() {
    EgressSpec spec =
        EgressSpec.builder()
            .dedicated(NetworkLink.named("a"), "x.com:1")
            .dedicated(NetworkLink.named("a"), "y.com:1")
            .dedicated(Vpc.of("cn-beijing", "vpc-1"), "x.com:1")
            .dedicated(Vpc.of("cn-beijing", "vpc-1"))
            .build();
    assertEquals(
        "networklink = a\n"
            + "networklink.hosts = x.com:1, y.com:1\n"
            + "vpc = cn-beijing:vpc-1\n"
            + "vpc.hosts = x.com:1\n",
        spec.toText());
  }

  @Test
  void refusesAnEmptyQuotaAndRegion() {
    assertEquals(
        "error MCE-SPEC-VALUE region: \"\" is no region id; write it as cn-shanghai\n"
            + "error MCE-SPEC-VALUE compute-quota: the quota is empty; write the quota's nickname",
        Refusal.of(() -> EgressSpec.builder().region("").computeQuota("").build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"q;", "q\n", "\nq", "q\r", "q\u2028", "q\u0085x", "q\0", " q", "q\u3000", "q\\"})
  void refusesAQuotaThatReadersWouldCutOff(String quota) {
    assertEquals(
        Codes.SPEC_CHARACTER,
        Refusal.codeOf(() -> EgressSpec.builder().computeQuota(quota).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn-shanghai\n", "cn-shanghai;", "cn-shanghai\rx", "cn shanghai", "cn"})
  void refusesWhatIsNoRegion(String region) {
    assertEquals(
        "error MCE-SPEC-VALUE region: "
            + Quoted.of(region)
            + " is no region id; write it as cn-shanghai",
        Refusal.of(() -> EgressSpec.builder().region(region).build()));
  }

  @Test
  void survivesAVeryLongRegion() {
    String region = "cn" + new String(new char[200_000]).replace("\0", "-a");
    assertEquals(
        Codes.SPEC_VALUE, Refusal.codeOf(() -> EgressSpec.builder().region(region).build()));
  }

  @Test
  void doesNotCallUndeclaredWhatABrokenEntryMayHaveMeant() {
    EgressSpec.Builder builder =
        EgressSpec.builder()
            .internet("https://www.aliyun.com/")
            .dedicated(NetworkLink.named("a"), "DB.example.com")
            .privateAddresses("www.aliyun.com:443", "db.example.com:3306", "other.com:80");
    assertEquals(
        "error MCE-SPEC-URL internet[1]: \"https://www.aliyun.com/\" is a URL;"
            + " write www.aliyun.com:443\n"
            + "error MCE-SPEC-PORT networklink.hosts[1]: \"DB.example.com\" has no port;"
            + " write db.example.com:443\n"
            + "error MCE-SPEC-UNDECLARED private-addresses: \"other.com:80\" is not declared;"
            + " add it to internet, or remove it here",
        Refusal.of(builder::build));
  }

  @Test
  void knowsWhatAWorkloadReaches() {
    EgressSpec spec = full();
    assertEquals(
        endpoints("www.aliyun.com:443", "203.0.113.7:80", "10.0.0.1:80", "db.example.com:3306"),
        new ArrayList<>(spec.endpoints(Workload.UDF)));
    assertEquals(
        endpoints(
            "www.aliyun.com:443",
            "203.0.113.7:80",
            "10.0.0.1:80",
            "db.example.com:3306",
            "kms.example.com:443"),
        new ArrayList<>(spec.endpoints(SPARK)));
    assertEquals(spec.networkLinkHosts(), spec.dedicatedHosts(Workload.EXTERNAL_TABLE));
    assertEquals(spec.networkLinkHosts(), spec.dedicatedHosts(Workload.MAPREDUCE));
    assertEquals(spec.vpcHosts(), spec.dedicatedHosts(SPARK));
  }

  @ParameterizedTest
  @EnumSource(AddressScope.class)
  void allowsOtherThanPublicAddressesWhereDescribed(AddressScope scope) {
    EgressSpec spec = full();
    boolean usable = scope != AddressScope.UNUSABLE;
    boolean everywhere = scope == AddressScope.PUBLIC;
    assertEquals(
        everywhere, spec.allows(Endpoint.parse("www.aliyun.com:443"), scope, Workload.UDF));
    assertEquals(usable, spec.allows(Endpoint.parse("10.0.0.1:80"), scope, Workload.UDF));
    assertEquals(usable, spec.allows(Endpoint.parse("kms.example.com:443"), scope, SPARK));
    assertEquals(
        everywhere, spec.allows(Endpoint.parse("kms.example.com:443"), scope, Workload.UDF));
  }

  @Property
  void readsItsOwnText(@ForAll("specs") EgressSpec spec) {
    EgressSpec read = EgressSpec.parse(spec.toText());
    assertEquals(spec, read);
    assertEquals(spec.toText(), read.toText());
    assertEquals(spec.internet(), read.internet());
    assertEquals(spec.computeQuota(), read.computeQuota());
    assertEquals(spec.maxConnections(), read.maxConnections());
    assertEquals(spec.batchTimeout(), read.batchTimeout());
  }

  @Property
  void readsItsOwnTextOnWindowsToo(@ForAll("specs") EgressSpec spec) {
    assertEquals(spec, EgressSpec.parse("\ufeff" + spec.toText().replace("\n", "\r\n")));
  }

  @Property
  void readsOrRefusesAnyQuota(@ForAll String quota) {
    EgressSpec.Builder builder = EgressSpec.builder().computeQuota(quota);
    EgressSpec spec;
    try {
      spec = builder.build();
    } catch (InvalidEgressException e) {
      return;
    }
    assertEquals(Optional.of(quota), EgressSpec.parse(spec.toText()).computeQuota());
  }

  @Provide
  Arbitrary<EgressSpec> specs() {
    return specArbitrary();
  }

  /** Arbitrary descriptions without mistakes. */
  public static Arbitrary<EgressSpec> specArbitrary() {
    Arbitrary<List<String>> hosts =
        EndpointTest.endpoints().map(Endpoint::toString).list().ofMaxSize(4).uniqueElements();
    Arbitrary<Optional<Integer>> number =
        Arbitraries.integers().between(1, Integer.MAX_VALUE).optional();
    Arbitrary<Optional<String>> region =
        Arbitraries.of("cn-shanghai", "ap-southeast-1", "cn-north-2-gov-1").optional();
    Arbitrary<Optional<String>> link =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .ofMinLength(1)
            .ofMaxLength(63)
            .optional();
    Arbitrary<Optional<String>> quota =
        Arbitraries.strings()
            .withCharRange(' ', '\u04ff')
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(text -> !SettingText.problemOf(text).isPresent())
            .optional();
    Arbitrary<List<Boolean>> flags = Arbitraries.of(true, false).list().ofSize(4);
    Arbitrary<Integer> seconds = Arbitraries.integers().between(1, 3600);
    return Combinators.combine(
            Combinators.combine(hosts, hosts, hosts).as(Arrays::asList),
            Combinators.combine(number, number, number).as(Arrays::asList),
            region,
            link,
            quota,
            flags,
            seconds)
        .as(EgressSpecTest::spec);
  }

  private static EgressSpec spec(
      List<List<String>> hosts,
      List<Optional<Integer>> numbers,
      Optional<String> region,
      Optional<String> link,
      Optional<String> quota,
      List<Boolean> flags,
      int seconds) {
    List<String> internet = hosts.get(0);
    EgressSpec.Builder builder =
        EgressSpec.builder()
            .internet(internet.toArray(new String[0]))
            .isolation(flags.get(0))
            .pinPlainHttp(flags.get(1))
            .listAddresses(flags.get(2));
    region.ifPresent(builder::region);
    quota.ifPresent(builder::computeQuota);
    link.ifPresent(
        name -> builder.dedicated(NetworkLink.named(name), without(hosts.get(1), internet)));
    if (flags.get(3)) {
      builder
          .dedicated(Vpc.of(region.orElse("cn-beijing"), "vpc-1"), without(hosts.get(2), internet))
          .privateAddresses(internet.toArray(new String[0]));
    }
    numbers.get(0).ifPresent(rows -> builder.batch(rows, Duration.ofSeconds(seconds)));
    numbers.get(1).ifPresent(builder::maxConnections);
    numbers.get(2).ifPresent(builder::maxTasks);
    return builder.build();
  }

  private static String[] without(List<String> hosts, List<String> others) {
    return hosts.stream().filter(host -> !others.contains(host)).toArray(String[]::new);
  }

  private static List<Endpoint> endpoints(String... texts) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String text : texts) {
      endpoints.add(Endpoint.parse(text));
    }
    return endpoints;
  }
}
