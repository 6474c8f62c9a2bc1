package io.github.mcegress.http;

import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.LabDns;
import io.github.mcegress.lab.Measure;
import io.github.mcegress.resolve.DnsHostResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Cache;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/**
 * One address choice for a name that is known already, the peers in the same JVM. Bar: 1 us and no
 * allocation.
 */
class LookupBench {
  private final BenchReport report = new BenchReport("lookup");

  private static InetAddress jvm(String name) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static Object session(LookupSession session, Name name) {
    try {
      return session.lookupAsync(name, Type.A).toCompletableFuture().get().getRecords().get(0);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static InetAddress resolved(DnsHostResolver resolver) {
    try {
      return resolver.resolve(AddressChoice.HOST).get(0);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void lookup() throws Exception {
    Map<String, InetAddress> map = new ConcurrentHashMap<>();
    map.put(AddressChoice.HOST, AddressHealthTest.address(1));
    try (LabDns dns =
            LabDns.builder().record(AddressChoice.HOST, AddressHealthTest.address(1)).start();
        DnsHostResolver resolver =
            DnsHostResolver.builder()
                .servers(new InetSocketAddress(dns.address(), dns.port()))
                .build()) {
      SimpleResolver simple = new SimpleResolver(dns.address());
      simple.setPort(dns.port());
      LookupSession session = LookupSession.builder().resolver(simple).cache(new Cache()).build();
      Name name = Name.fromString(AddressChoice.HOST + ".");
      AddressChoice good = new AddressChoice();
      AddressChoice backOff = new AddressChoice().withOneInBackOff();
      row("ConcurrentHashMap.get", () -> map.get(AddressChoice.HOST));
      row("InetAddress.getByName, cached", () -> jvm("localhost"));
      row("dnsjava LookupSession, cached", () -> session(session, name));
      row("ours: choice", good::first);
      row("ours: choice and success", good::firstThatWorks);
      row("ours: one of three in back-off, and success", backOff::firstThatWorks);
      row("ours: DnsHostResolver, cached", () -> resolved(resolver));
      report.publish();
    }
  }

  private void row(String name, Supplier<?> work) {
    Measure measure = Measure.of(work);
    report.row(
        "one address choice, on one thread",
        "peer",
        name,
        "CPU ns/call",
        1e9 / measure.perCpuSecond(),
        "bytes allocated",
        measure.bytesPerCall());
  }
}
