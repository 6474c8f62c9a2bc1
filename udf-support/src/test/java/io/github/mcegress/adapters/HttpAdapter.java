package io.github.mcegress.adapters;

import com.aliyun.sdk.service.oss2.transport.RequestContext;
import com.aliyun.sdk.service.oss2.transport.RequestMessage;
import com.aliyun.sdk.service.oss2.transport.ResponseMessage;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpClientFactory;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.IHttpClient;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.lab.LabTrust;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The HTTP adapters, each as a client for the conformance kit. */
public enum HttpAdapter {
  /** {@code dns(hosts::resolve)}. */
  OKHTTP_DNS {
    @Override
    ByAddressClient make(EgressSpec spec, ResolvedHosts hosts, String caPem) throws Exception {
      LabTrust trust = LabTrust.of(caPem);
      OkHttpClient client =
          new OkHttpClient.Builder()
              .dns(hosts::resolve)
              .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
              .build();
      return client(
          url -> {
            try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
              return new KitAnswer(response.code(), response.body().string());
            }
          },
          client.connectionPool()::evictAll);
    }
  },

  /** {@link HttpClient5DnsResolver}. */
  HTTPCLIENT5 {
    @Override
    ByAddressClient make(EgressSpec spec, ResolvedHosts hosts, String caPem) throws Exception {
      CloseableHttpClient client =
          HttpClients.custom()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setDnsResolver(new HttpClient5DnsResolver(hosts))
                      .setTlsSocketStrategy(
                          new DefaultClientTlsStrategy(LabTrust.of(caPem).context()))
                      .build())
              .build();
      return client(
          url ->
              client.execute(
                  new HttpGet(url),
                  response ->
                      new KitAnswer(
                          response.getCode(), EntityUtils.toString(response.getEntity()))),
          client);
    }
  },

  /** {@link HttpClient4DnsResolver}. */
  HTTPCLIENT4 {
    @Override
    ByAddressClient make(EgressSpec spec, ResolvedHosts hosts, String caPem) throws Exception {
      org.apache.http.impl.client.CloseableHttpClient client =
          org.apache.http.impl.client.HttpClients.custom()
              .setDnsResolver(new HttpClient4DnsResolver(hosts))
              .setSSLContext(LabTrust.of(caPem).context())
              .build();
      return client(
          url ->
              client.execute(
                  new org.apache.http.client.methods.HttpGet(url),
                  response ->
                      new KitAnswer(
                          response.getStatusLine().getStatusCode(),
                          org.apache.http.util.EntityUtils.toString(response.getEntity()))),
          client);
    }
  },

  /** {@link OpenApiHttpClient}, below the SDK's signing. */
  OPENAPI {
    @Override
    ByAddressClient make(EgressSpec spec, ResolvedHosts hosts, String caPem) {
      EgressClient egress = egress(spec, hosts, caPem);
      DefaultProfile profile = DefaultProfile.getProfile("cn-shanghai", "id", "secret");
      profile.setHttpClientConfig(OpenApiHttpClient.config(egress));
      IHttpClient client = HttpClientFactory.buildClient(profile);
      return client(
          url -> {
            HttpRequest request = new HttpRequest(url);
            request.setSysMethod(MethodType.GET);
            try {
              HttpResponse response = client.syncInvoke(request);
              return new KitAnswer(response.getStatus(), response.getHttpContentString());
            } catch (ClientException e) {
              throw new IOException(e.getMessage(), e);
            }
          },
          egress);
    }
  },

  /** {@link OssHttpClient}, below the SDK's signing. */
  OSS {
    @Override
    ByAddressClient make(EgressSpec spec, ResolvedHosts hosts, String caPem) {
      EgressClient egress = egress(spec, hosts, caPem);
      OssHttpClient client = new OssHttpClient(egress);
      return client(
          url -> {
            RequestMessage request = RequestMessage.newBuilder().method("GET").uri(url).build();
            try {
              ResponseMessage response = client.send(request, RequestContext.empty());
              return new KitAnswer(response.statusCode(), response.body().toString());
            } catch (UncheckedIOException e) {
              throw e.getCause();
            }
          },
          egress);
    }
  };

  abstract ByAddressClient make(EgressSpec spec, ResolvedHosts hosts, String caPem)
      throws Exception;

  /** For the kit. */
  public ByAddressClient.Maker maker() {
    return setup -> make(setup.spec(), setup.hosts(), setup.caPem());
  }

  /** Shipped addresses stand in for the JVM's resolver too: what they lack, nobody knows. */
  static EgressClient egress(EgressSpec spec, ResolvedHosts hosts, String caPem) {
    return EgressClient.builder().spec(spec).hosts(hosts).resolver(hosts).trustPem(caPem).build();
  }

  private interface Get {
    KitAnswer get(String url) throws IOException;
  }

  private static ByAddressClient client(Get get, Closeable resource) {
    return new ByAddressClient() {
      @Override
      public KitAnswer get(String url) throws IOException {
        return get.get(url);
      }

      @Override
      public void close() throws IOException {
        resource.close();
      }
    };
  }
}
