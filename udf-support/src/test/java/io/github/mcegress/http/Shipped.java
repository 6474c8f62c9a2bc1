package io.github.mcegress.http;

import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;

/** Shipped addresses as a test writes them. */
final class Shipped {
  private Shipped() {}

  static ResolvedHosts hosts(String host, InetAddress... addresses) {
    StringBuilder text = new StringBuilder();
    for (InetAddress address : addresses) {
      text.append(address.getHostAddress()).append(' ').append(host).append('\n');
    }
    return ResolvedHosts.parse(text.toString());
  }
}
