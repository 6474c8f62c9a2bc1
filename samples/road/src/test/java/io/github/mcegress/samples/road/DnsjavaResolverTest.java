package io.github.mcegress.samples.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabDns;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsjavaResolverTest {
  private static DnsjavaResolver asking(LabDns dns) {
    return new DnsjavaResolver(new InetSocketAddress(dns.address(), dns.port()));
  }

  @Test
  void asksAgainUntilADroppingServerAnswers() throws Exception {
    InetAddress address = InetAddress.getByName("127.0.0.9");
    LabDns.Builder builder = LabDns.builder().dropSeed(7);
    for (int i = 0; i < 5; i++) {
      builder.record("h" + i + ".road.test", address);
    }
    try (LabDns dns = builder.start()) {
      DnsjavaResolver resolver = asking(dns);
      for (int i = 0; i < 5; i++) {
        String host = "h" + i + ".road.test";
        assertEquals(Collections.singletonList(address), resolver.resolve(host));
        assertTrue(resolver.queries(host) <= 3, host + " " + resolver.queries(host));
        assertEquals(dns.queries(host), resolver.queries(host));
      }
    }
  }

  @Test
  void readsTheRestOverTcpWhenUdpWasCut() throws Exception {
    List<InetAddress> many = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      many.add(InetAddress.getByName("127.0.1." + i));
    }
    try (LabDns dns =
        LabDns.builder().record("many.road.test", many.toArray(new InetAddress[0])).start()) {
      assertEquals(200, asking(dns).resolve("many.road.test").size());
    }
  }

  @Test
  void namesTheServersAnswerForAnUnknownHost() throws Exception {
    try (LabDns dns = LabDns.builder().start()) {
      UnknownHostException unknown =
          assertThrows(UnknownHostException.class, () -> asking(dns).resolve("none.road.test"));
      assertEquals("the DNS server answers NXDOMAIN for none.road.test", unknown.getMessage());
    }
  }
}
