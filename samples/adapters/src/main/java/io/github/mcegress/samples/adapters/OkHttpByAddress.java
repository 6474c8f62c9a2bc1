package io.github.mcegress.samples.adapters;

import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** GETs a URL with OkHttp, at a shipped address. Arguments: file of addresses, URL. */
public final class OkHttpByAddress {
  private OkHttpByAddress() {}

  public static void main(String[] args) throws IOException {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    String url = args[1];
    // begin OkHttp
    OkHttpClient client = new OkHttpClient.Builder().dns(hosts::resolve).build();
    Request request = new Request.Builder().url(url).build();
    try (Response response = client.newCall(request).execute()) {
      System.out.println(response.body().string());
    }
    // end
  }
}
