package io.github.mcegress.spark;

import io.github.mcegress.lab.LabTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
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
    try {
      byte[] pem = Files.readAllBytes(Paths.get(System.getProperty(PEM)));
      LabTrust trust = LabTrust.of(new String(pem, StandardCharsets.US_ASCII));
      return new OkHttpClient.Builder()
          .dns(new LoopbackNames()::resolve)
          .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
          .build();
    } catch (IOException e) {
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
