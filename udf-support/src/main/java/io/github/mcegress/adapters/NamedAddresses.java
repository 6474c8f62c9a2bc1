package io.github.mcegress.adapters;

import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host's addresses, each with the host as its name, so that nobody asks for the name again. */
final class NamedAddresses {
  private static final int ANY_PORT = 1;

  private NamedAddresses() {}

  /** The host's own address when it is one, else what the resolver answers. */
  static InetAddress[] of(String host, HostResolver resolver) throws UnknownHostException {
    InetAddress literal = literal(host);
    if (literal != null) {
      return new InetAddress[] {InetAddress.getByAddress(host, literal.getAddress())};
    }
    List<InetAddress> resolved = resolver.resolve(host);
    if (resolved.isEmpty()) {
      throw new UnknownHostException(host + " has no address");
    }
    InetAddress[] named = new InetAddress[resolved.size()];
    for (int i = 0; i < named.length; i++) {
      named[i] = InetAddress.getByAddress(host, resolved.get(i).getAddress());
    }
    return named;
  }

  private static @Nullable InetAddress literal(String host) throws UnknownHostException {
    try {
      return Endpoint.of(host, ANY_PORT).address().orElse(null);
    } catch (InvalidEgressException e) {
      UnknownHostException refused = new UnknownHostException(String.valueOf(e.getMessage()));
      refused.initCause(e);
      throw refused;
    }
  }
}
