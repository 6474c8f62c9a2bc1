package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DnsResolversTest {
  private static final ResolvedHosts HOSTS =
      ResolvedHosts.parse("203.0.113.7 api.example.test\n203.0.113.8 api.example.test\n");

  @Test
  void answerTheShippedAddressesUnderTheName() throws Exception {
    String expected = "[api.example.test/203.0.113.7, api.example.test/203.0.113.8]";
    assertEquals(
        expected, Arrays.toString(new HttpClient5DnsResolver(HOSTS).resolve("api.example.test")));
    assertEquals(
        expected, Arrays.toString(new HttpClient4DnsResolver(HOSTS).resolve("api.example.test")));
  }

  @Test
  void keepTheNameThatTheResolverLeftOut() throws Exception {
    HostResolver nameless =
        host -> Collections.singletonList(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    try (Lookups lookups = Lookups.watch()) {
      InetSocketAddress address =
          new HttpClient5DnsResolver(nameless).resolve("api.example.test", 443).get(0);
      assertEquals("api.example.test", address.getHostName());
      assertEquals(443, address.getPort());
      assertEquals(
          "api.example.test",
          new HttpClient4DnsResolver(nameless).resolve("api.example.test")[0].getHostName());
      assertEquals(Collections.emptyList(), lookups.names());
    }
  }

  @Test
  void takeAnAddressForItself() throws Exception {
    assertEquals(
        "[203.0.113.9/203.0.113.9]",
        Arrays.toString(new HttpClient5DnsResolver(HOSTS).resolve("203.0.113.9")));
  }

  @Test
  void neverAskForTheCanonicalName() {
    assertEquals(
        "api.example.test",
        new HttpClient5DnsResolver(HOSTS).resolveCanonicalHostname("api.example.test"));
  }

  @Test
  void sayWhatIsMissing() {
    UnknownHostException refused =
        assertThrows(
            UnknownHostException.class,
            () -> new HttpClient4DnsResolver(HOSTS).resolve("other.example.test"));
    assertEquals("other.example.test is not among the shipped addresses", refused.getMessage());
    assertThrows(
        UnknownHostException.class,
        () ->
            new HttpClient4DnsResolver(host -> Collections.emptyList())
                .resolve("other.example.test"));
    assertThrows(
        UnknownHostException.class, () -> new HttpClient4DnsResolver(HOSTS).resolve("::1"));
  }
}
