package io.github.mcegress.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp as its users have it in a job without us: one client for each JVM, with nothing but names
 * and trust set.
 */
final class BareOkHttp {
  /** The system property that names the PEM file of the authority to trust. */
  static final String PEM = "bench.pem";

  private static final OkHttpClient CLIENT = client();

  private BareOkHttp() {}

  private static OkHttpClient client() {
    try (InputStream pem = Files.newInputStream(Paths.get(System.getProperty(PEM)))) {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      authorities.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new OkHttpClient.Builder()
          .dns(new LoopbackNames()::resolve)
          .sslSocketFactory(
              context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
          .build();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no client that trusts " + System.getProperty(PEM), e);
    }
  }

  static String get(String url) throws IOException {
    try (Response response = CLIENT.newCall(new Request.Builder().url(url).build()).execute()) {
      if (response.code() != 200) {
        throw new IOException("answered " + response.code());
      }
      return response.body().string();
    }
  }
}
