package io.github.mcegress.adapters;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives Apache HttpClient 5 the addresses of a {@link HostResolver}, say of {@link
 * io.github.mcegress.dns.ResolvedHosts}: {@code
 * PoolingHttpClientConnectionManagerBuilder.setDnsResolver(new HttpClient5DnsResolver(hosts))}.
 *
 * <p>SNI, Host and verification stay those of the name. Names are never asked for by address.
 * Redirects, retries and limits are HttpClient's own. Thread-safe as the resolver is.
 */
public final class HttpClient5DnsResolver implements DnsResolver {
  private final HostResolver resolver;

  /** Answers what this resolver answers. */
  public HttpClient5DnsResolver(HostResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * The addresses of the host, which keep its name.
   *
   * @throws UnknownHostException if there are none, or the host is no name
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return NamedAddresses.of(host, resolver);
  }

  /**
   * The same with the port.
   *
   * @throws UnknownHostException if there are none, or the host is no name
   */
  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    List<InetSocketAddress> resolved = new ArrayList<>();
    for (InetAddress address : resolve(host)) {
      resolved.add(new InetSocketAddress(address, port));
    }
    return resolved;
  }

  /** The host itself: its canonical name would take a reverse look-up. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
