package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class OkHttpConnectionTest {
  private static final String HOST = "api.example.test";

  private static String get(OkHttpConnection connection, String url) throws IOException {
    try (Response response = connection.call(new Request.Builder().url(url).build()).execute()) {
      return response.body().string();
    }
  }

  /** OkHttp opens a second connection when the first has no room; here it must not. */
  @Test
  void refusesASecondSocketBeforeAnythingIsSent() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try (LabWeb web =
        LabWeb.plain()
            .host(
                HOST,
                request -> {
                  arrived.countDown();
                  try {
                    leave.await();
                  } catch (InterruptedException e) {
                    throw new IOException(e);
                  }
                  return LabResponse.of(200, "yes");
                })
            .start()) {
      String url = "http://" + HOST + ":" + web.port() + "/";
      OkHttpClient base =
          new OkHttpClient.Builder()
              .proxy(Proxy.NO_PROXY)
              .retryOnConnectionFailure(false)
              .fastFallback(false)
              .build();
      OkHttpConnection connection =
          new OkHttpConnection(base, new Route(Target.parse(url), web.address()));
      assertFalse(connection.isOpen());
      Future<String> first = caller.submit(() -> get(connection, url));
      arrived.await();
      assertTrue(connection.isOpen());
      assertThrows(OkHttpConnection.Taken.class, () -> get(connection, url));
      leave.countDown();
      assertEquals("yes", first.get());
      assertEquals("yes", get(connection, url));
      assertEquals(1, web.connections());
      assertEquals(2, web.requests(HOST));
      connection.cut();
      assertFalse(connection.isOpen());
      assertThrows(IOException.class, () -> get(connection, url));
    } finally {
      caller.shutdownNow();
    }
  }
}
