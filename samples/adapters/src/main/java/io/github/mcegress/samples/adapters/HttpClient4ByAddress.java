package io.github.mcegress.samples.adapters;

import io.github.mcegress.adapters.HttpClient4DnsResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.conn.DnsResolver;
import org.apache.http.impl.client.BasicResponseHandler;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** GETs a URL with HttpClient 4, at a shipped address. Arguments: file of addresses, URL. */
public final class HttpClient4ByAddress {
  private HttpClient4ByAddress() {}

  public static void main(String[] args) throws IOException {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    String url = args[1];
    // begin HttpClient 4
    DnsResolver dns = new HttpClient4DnsResolver(hosts);
    try (CloseableHttpClient client = HttpClients.custom().setDnsResolver(dns).build()) {
      System.out.println(client.execute(new HttpGet(url), new BasicResponseHandler()));
    }
    // end
  }
}
