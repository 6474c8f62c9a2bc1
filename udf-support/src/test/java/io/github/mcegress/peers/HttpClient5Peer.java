package io.github.mcegress.peers;

import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** HttpClient 5 with a DnsResolver that knows the addresses, otherwise as it comes. */
final class HttpClient5Peer implements ByAddressClient {
  private final CloseableHttpClient client;

  HttpClient5Peer(KitSetup setup) throws GeneralSecurityException, IOException {
    DnsResolver resolver =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return ByAddress.isAddress(host)
                ? new InetAddress[] {InetAddress.getByName(host)}
                : setup.hosts().resolve(host).toArray(new InetAddress[0]);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(resolver)
                    .setTlsSocketStrategy(new DefaultClientTlsStrategy(ByAddress.context(setup)))
                    .build())
            .build();
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    return client.execute(
        ClassicRequestBuilder.get(url).build(),
        response ->
            new KitAnswer(
                response.getCode(),
                response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity())));
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
