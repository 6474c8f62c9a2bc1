package io.github.mcegress.http;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Whose clients make a storm. Where a library sleeps by itself its own policy is asked what it
 * would do next and for how long it would wait, and that is slept in simulated time.
 */
enum StormPeer {
  NO_RETRY("OkHttp, retryOnConnectionFailure(false)") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return okHttp(port, new OkHttpClient.Builder().retryOnConnectionFailure(false));
    }
  },

  OURS_OKHTTP("ours, OKHTTP") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return ours(port, time, TransportKind.OKHTTP);
    }
  },

  OURS_BLOCKING("ours, BLOCKING") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return ours(port, time, TransportKind.BLOCKING);
    }
  },

  OKHTTP("OkHttp, its defaults") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return okHttp(port, new OkHttpClient.Builder());
    }
  },

  /** The interceptor that many write: three more tries, at once. */
  OKHTTP_AT_ONCE("OkHttp, interceptor: 3 retries at once") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return okHttp(port, new OkHttpClient.Builder().addInterceptor(StormPeer::atOnce));
    }
  },

  /** One retry after 1 s of an answer 429 or 503, at once of a broken connection. */
  HTTPCLIENT5("HttpClient 5, its defaults") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return httpClient5(port, time);
    }
  },

  /** Three attempts are its default; the back-off is its documentation's. */
  FAILSAFE("Failsafe, 3 attempts, backoff 1 s to 30 s") {
    @Override
    StormClient client(int port, SimulatedTime time) {
      return failsafe(okHttp(port, new OkHttpClient.Builder()), time);
    }
  };

  private static final String HOST = "api.example.test";

  private final String shown;

  StormPeer(String shown) {
    this.shown = shown;
  }

  abstract StormClient client(int port, SimulatedTime time);

  boolean isOurs() {
    return this == OURS_OKHTTP || this == OURS_BLOCKING;
  }

  /** As the table names it. */
  @Override
  public String toString() {
    return shown;
  }

  private interface Call {
    boolean call() throws InterruptedException;
  }

  private static StormClient client(Call call, Closeable end) {
    return new StormClient() {
      @Override
      public boolean call() throws InterruptedException {
        return call.call();
      }

      @Override
      public void close() throws IOException {
        end.close();
      }
    };
  }

  private static StormClient ours(int port, SimulatedTime time, TransportKind transport) {
    EgressClient client =
        EgressClient.builder()
            .transport(transport)
            .spec(Shipped.spec(HOST + ":" + port))
            .hosts(Shipped.hosts(HOST, time.now(), InetAddress.getLoopbackAddress()))
            .resolver(new FakeHostResolver())
            .reportAtClose(false)
            .time(time)
            .build();
    EgressRequest request = EgressRequest.read("http://" + HOST + ":" + port + "/");
    return client(
        () -> {
          try {
            return client.send(request).status() == 200;
          } catch (EgressException e) {
            return false;
          }
        },
        client);
  }

  private static StormClient okHttp(int port, OkHttpClient.Builder builder) {
    OkHttpClient client = builder.build();
    Request request = new Request.Builder().url("http://127.0.0.1:" + port + "/").build();
    return client(
        () -> {
          try (Response response = client.newCall(request).execute()) {
            response.body().bytes();
            return response.code() == 200;
          } catch (IOException e) {
            return false;
          }
        },
        () -> client.connectionPool().evictAll());
  }

  private static Response atOnce(Interceptor.Chain chain) throws IOException {
    for (int retries = 0; ; retries++) {
      try {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful() || retries == 3) {
          return response;
        }
        response.close();
      } catch (IOException e) {
        if (retries == 3) {
          throw e;
        }
      }
    }
  }

  private static StormClient httpClient5(int port, SimulatedTime time) {
    CloseableHttpClient client = HttpClients.custom().disableAutomaticRetries().build();
    HttpRequestRetryStrategy strategy = DefaultHttpRequestRetryStrategy.INSTANCE;
    return client(
        () -> {
          HttpGet get = new HttpGet("http://127.0.0.1:" + port + "/");
          HttpClientContext context = HttpClientContext.create();
          for (int sent = 1; ; sent++) {
            long pause;
            try {
              HttpResponse answer =
                  client.execute(
                      get,
                      context,
                      response -> {
                        EntityUtils.consume(response.getEntity());
                        return response;
                      });
              if (!strategy.retryRequest(answer, sent, context)) {
                return answer.getCode() == 200;
              }
              pause = strategy.getRetryInterval(answer, sent, context).toNanoseconds();
            } catch (IOException e) {
              if (!strategy.retryRequest(get, e, sent, context)) {
                return false;
              }
              pause = strategy.getRetryInterval(get, e, sent, context).toNanoseconds();
            }
            time.sleep(pause);
          }
        },
        client);
  }

  private static StormClient failsafe(StormClient client, SimulatedTime time) {
    RetryPolicy<Boolean> policy =
        RetryPolicy.<Boolean>builder()
            .handleResult(false)
            .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .build();
    return client(
        () -> {
          Execution<Boolean> execution = Execution.of(policy);
          while (true) {
            boolean answered = client.call();
            execution.recordResult(answered);
            if (execution.isComplete()) {
              return answered;
            }
            time.sleep(TimeUnit.MILLISECONDS.toNanos(execution.getDelay().toMillis()));
          }
        },
        client);
  }
}
