package io.github.mcegress.adapters;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.http.conn.DnsResolver;

/**
 * Gives Apache HttpClient 4 the addresses of a {@link HostResolver}, say of {@link
 * io.github.mcegress.dns.ResolvedHosts}: {@code HttpClientBuilder.setDnsResolver(new
 * HttpClient4DnsResolver(hosts))}. A client's {@link io.github.mcegress.http.EgressClient#access}
 * refuses or observes what is asked for.
 *
 * <p>SNI, Host and verification stay those of the name. Redirects, retries and limits are
 * HttpClient's own. Thread-safe as the resolver is.
 */
public final class HttpClient4DnsResolver implements DnsResolver {
  private final HostResolver resolver;

  /** Answers what this resolver answers. */
  public HttpClient4DnsResolver(HostResolver resolver) {
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
}
