package io.github.mcegress.bench;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The first request of a JVM through bare HttpClient 5: URL and address are given. */
public final class ColdHttpClient5Main {
  private ColdHttpClient5Main() {}

  /** One request. */
  public static void main(String[] arguments) throws Exception {
    DnsResolver names =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(arguments[1])};
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (CloseableHttpClient client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(names).build())
            .build()) {
      byte[] body =
          client.execute(
              new HttpGet(arguments[0]), response -> EntityUtils.toByteArray(response.getEntity()));
      ColdStart.answered(body.length);
    }
  }
}
