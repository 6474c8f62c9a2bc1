package io.github.mcegress.http;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A description and shipped addresses as a test writes them. */
final class Shipped {
  private Shipped() {}

  /** An endpoint on loopback, called by its shipped address under plain http too. */
  static EgressSpec spec(String endpoint) {
    return EgressSpec.builder()
        .internet(endpoint)
        .privateAddresses(endpoint)
        .pinPlainHttp(true)
        .build();
  }

  static ResolvedHosts hosts(String host, InetAddress... addresses) {
    return ResolvedHosts.parse(text(host, addresses));
  }

  private static String text(String host, InetAddress... addresses) {
    StringBuilder text = new StringBuilder();
    for (InetAddress address : addresses) {
      text.append(address.getHostAddress()).append(' ').append(host).append('\n');
    }
    return text.toString();
  }

  /** The same, answered at that instant. */
  static ResolvedHosts hosts(String host, Instant at, InetAddress... addresses) {
    return ResolvedHosts.parse(text(host, addresses), Clock.fixed(at, ZoneOffset.UTC));
  }
}
