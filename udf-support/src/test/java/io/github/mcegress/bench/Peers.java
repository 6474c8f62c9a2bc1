package io.github.mcegress.bench;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.TransportKind;
import io.github.mcegress.lab.LabTrust;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Ours, and the clients under ours as their own users build them. */
final class Peers {
  private Peers() {}

  private interface Get {
    byte[] get(String url) throws IOException;
  }

  private static Peer peer(String name, Get get, Closeable end) {
    return new Peer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public byte[] get(String url) throws IOException {
        return get.get(url);
      }

      @Override
      public void close() throws IOException {
        end.close();
      }
    };
  }

  /** OkHttp with nothing but trust, names and the size of its pool set. */
  static Peer okHttp(LabTrust trust, HostResolver names, int pool) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
            .dns(names::resolve)
            .connectionPool(new ConnectionPool(pool, 5, TimeUnit.MINUTES))
            .build();
    return peer(
        "bare OkHttp",
        url -> {
          try (Response response =
              client.newCall(new Request.Builder().url(url).build()).execute()) {
            expect200(response.code());
            return response.body().bytes();
          }
        },
        () -> client.connectionPool().evictAll());
  }

  /** HttpClient 5 with nothing but trust, names and the size of its pool set. */
  static Peer httpClient5(LabTrust trust, HostResolver names, int pool) {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust.context()))
            .setDnsResolver(named(names))
            .setMaxConnTotal(pool)
            .setMaxConnPerRoute(pool)
            .build();
    CloseableHttpClient client = HttpClients.custom().setConnectionManager(connections).build();
    return peer(
        "bare HttpClient 5",
        url ->
            client.execute(
                new HttpGet(url),
                response -> {
                  expect200(response.getCode());
                  return EntityUtils.toByteArray(response.getEntity());
                }),
        client);
  }

  private static DnsResolver named(HostResolver names) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.resolve(host).toArray(new InetAddress[0]);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  /** The seed's own line; trust can be given to it for the whole JVM only, names not at all. */
  static Peer urlStream(LabTrust trust) {
    HttpsURLConnection.setDefaultSSLSocketFactory(trust.context().getSocketFactory());
    return peer(
        "URL.openStream",
        url -> {
          ByteArrayOutputStream body = new ByteArrayOutputStream();
          byte[] buffer = new byte[8192];
          try (InputStream in = new URL(url).openStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              body.write(buffer, 0, n);
            }
          }
          return body.toByteArray();
        },
        () -> {});
  }

  /** Ours, by shipped addresses. */
  static Peer ours(
      TransportKind kind, String pem, int port, Collection<InetAddress> addresses, int pool) {
    return ours(kind, builder(pem, port, addresses, pool));
  }

  static Peer ours(TransportKind kind, EgressClient.Builder builder) {
    EgressClient client = builder.transport(kind).build();
    return peer("ours, " + kind, url -> client.get(url).bytes(), client);
  }

  static EgressClient.Builder builder(
      String pem, int port, Collection<InetAddress> addresses, int pool) {
    String endpoint = ServerProcess.HOST + ":" + port;
    StringBuilder hosts = new StringBuilder();
    for (InetAddress address : addresses) {
      hosts.append(address.getHostAddress()).append(' ').append(ServerProcess.HOST).append('\n');
    }
    return EgressClient.builder()
        .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
        .hosts(ResolvedHosts.parse(hosts.toString()))
        .trustPem(pem)
        .maxConnections(pool);
  }

  private static void expect200(int status) throws IOException {
    if (status != 200) {
      throw new IOException("answered " + status);
    }
  }
}
