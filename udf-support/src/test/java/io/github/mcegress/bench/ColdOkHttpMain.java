package io.github.mcegress.bench;

import java.net.InetAddress;
import java.util.Collections;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The first request of a JVM through bare OkHttp: URL and address are given. */
public final class ColdOkHttpMain {
  private ColdOkHttpMain() {}

  /** One request. */
  public static void main(String[] arguments) throws Exception {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(host -> Collections.singletonList(InetAddress.getByName(arguments[1])))
            .build();
    try (Response response =
        client.newCall(new Request.Builder().url(arguments[0]).build()).execute()) {
      ColdStart.answered(response.body().bytes().length);
    }
  }
}
