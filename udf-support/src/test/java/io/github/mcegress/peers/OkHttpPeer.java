package io.github.mcegress.peers;

import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import java.io.IOException;
import java.security.GeneralSecurityException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp with a Dns that knows the addresses, otherwise as it comes. */
final class OkHttpPeer implements ByAddressClient {
  private final OkHttpClient client;

  OkHttpPeer(KitSetup setup) throws GeneralSecurityException, IOException {
    client =
        new OkHttpClient.Builder()
            .dns(setup.hosts()::resolve)
            .sslSocketFactory(ByAddress.context(setup).getSocketFactory(), ByAddress.trust(setup))
            .build();
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      return new KitAnswer(response.code(), response.body().string());
    }
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
