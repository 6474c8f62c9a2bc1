package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Collections;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

class OkHttpProgressTest {
  /** Whatever makes OkHttp, or who is in between, proceed once more. */
  @Test
  void refusesASecondPassBeforeItIsSent() throws Exception {
    try (LabWeb web =
        LabWeb.plain().host("localhost", request -> LabResponse.of(503, "busy")).start()) {
      String url = "http://localhost:" + web.port() + "/";
      EgressRequest write = EgressRequest.writeOnce("POST", url, new byte[] {'x'});
      Exchange exchange =
          new Exchange(
              write,
              web.address(),
              Deadline.in(Duration.ofSeconds(60)),
              1024,
              new HostCounters(write.target().endpoint()));
      OkHttpConnection unused =
          new OkHttpConnection(new OkHttpClient(), new Route(write.target(), web.address()));
      OkHttpProgress progress = new OkHttpProgress(exchange, unused, () -> {});
      OkHttpClient client =
          new OkHttpClient.Builder()
              .dns(host -> Collections.singletonList(web.address()))
              .addInterceptor(
                  chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                  })
              .addNetworkInterceptor(progress::once)
              .build();
      Request request =
          new Request.Builder().url(url).post(RequestBody.create(new byte[] {'x'}, null)).build();
      assertThrows(ProtocolException.class, () -> client.newCall(request).execute());
      assertEquals(503, progress.status());
      assertEquals(1, web.requests("localhost"));
      client.connectionPool().evictAll();
    }
  }
}
