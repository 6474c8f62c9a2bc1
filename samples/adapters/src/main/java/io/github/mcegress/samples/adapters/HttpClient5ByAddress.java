package io.github.mcegress.samples.adapters;

import io.github.mcegress.adapters.HttpClient5DnsResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;

/** GETs a URL with HttpClient 5, at a shipped address. Arguments: file of addresses, URL. */
public final class HttpClient5ByAddress {
  private HttpClient5ByAddress() {}

  public static void main(String[] args) throws IOException {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    String url = args[1];
    // begin HttpClient 5
    DnsResolver dns = new HttpClient5DnsResolver(hosts);
    HttpClientConnectionManager pool =
        PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(dns).build();
    try (CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).build()) {
      System.out.println(client.execute(new HttpGet(url), new BasicHttpClientResponseHandler()));
    }
    // end
  }
}
