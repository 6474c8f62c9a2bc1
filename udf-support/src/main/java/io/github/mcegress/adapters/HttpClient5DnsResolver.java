package io.github.mcegress.adapters;

import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.http.EgressAccess;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable EgressAccess access;

  /** Answers what this resolver answers. */
  public HttpClient5DnsResolver(HostResolver resolver) {
    this.resolver = resolver;
    this.access = null;
  }

  /**
   * Answers the addresses that a client has, for what its description declares; in observe mode
   * what is asked for is recorded, with the port where HttpClient tells it.
   */
  public HttpClient5DnsResolver(EgressClient client) {
    this.resolver = client.access();
    this.access = client.access();
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
    for (InetAddress address : addresses(host, port)) {
      resolved.add(new InetSocketAddress(address, port));
    }
    return resolved;
  }

  private InetAddress[] addresses(String host, int port) throws UnknownHostException {
    if (access == null) {
      return resolve(host);
    }
    try {
      List<InetAddress> found = access.resolve(host + ":" + port, "httpclient5");
      return NamedAddresses.of(host, asked -> found);
    } catch (EgressException | InvalidEgressException e) {
      UnknownHostException unknown = new UnknownHostException(e.getMessage());
      unknown.initCause(e);
      throw unknown;
    }
  }

  /** The host itself: its canonical name would take a reverse look-up. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
