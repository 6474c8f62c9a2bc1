package io.github.mcegress.http;

import io.github.mcegress.EgressSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Somebody who writes rows to a {@link ResettingServer}: we, or a client as it comes. */
interface WriteSender extends Closeable {
  /** Reads something, so that a connection is there. */
  void read(String url) throws IOException;

  /** Writes the row, and gives the status. */
  int write(String url, String row) throws IOException;

  /** Ours, of either type; its pauses take no time, and its budget is full for each row. */
  static WriteSender ours(TransportKind transport, int port, boolean keyed) {
    String endpoint = "127.0.0.1:" + port;
    FakeTime time = new FakeTime();
    EgressClient client =
        EgressClient.builder()
            .transport(transport)
            .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
            .reportAtClose(false)
            .time(time)
            .build();
    return new WriteSender() {
      @Override
      public void read(String url) throws IOException {
        time.move(Duration.ofSeconds(5));
        client.get(url);
      }

      @Override
      public int write(String url, String row) throws IOException {
        byte[] body = row.getBytes(StandardCharsets.UTF_8);
        IdempotencyKey key = IdempotencyKey.of("2026-11-21", row);
        return client
            .send(
                keyed
                    ? EgressRequest.write("POST", url, body, key)
                    : EgressRequest.writeOnce("POST", url, body))
            .status();
      }

      @Override
      public void close() throws IOException {
        client.close();
      }
    };
  }

  /** OkHttp's defaults. */
  static WriteSender okHttp() {
    OkHttpClient client = new OkHttpClient();
    return new WriteSender() {
      private int send(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
          response.body().bytes();
          return response.code();
        }
      }

      @Override
      public void read(String url) throws IOException {
        send(new Request.Builder().url(url).build());
      }

      @Override
      public int write(String url, String row) throws IOException {
        byte[] body = row.getBytes(StandardCharsets.UTF_8);
        return send(new Request.Builder().url(url).post(RequestBody.create(body, null)).build());
      }

      @Override
      public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
      }
    };
  }

  /** The JDK's defaults. */
  static WriteSender urlConnection() {
    return new WriteSender() {
      private int send(String url, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        if (body.length > 0) {
          connection.setDoOutput(true);
          connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in =
            status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
          while (in != null && in.read() >= 0) {
            // To its end, so that the connection is kept.
          }
        }
        return status;
      }

      @Override
      public void read(String url) throws IOException {
        send(url, new byte[0]);
      }

      @Override
      public int write(String url, String row) throws IOException {
        return send(url, row.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void close() {}
    };
  }
}
