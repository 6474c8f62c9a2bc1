package io.github.mcegress.http;

import io.github.mcegress.Stage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * One call of OkHttp: tells the exchange how far it came, and keeps OkHttp from sending again.
 *
 * <p>OkHttp follows up on answers by itself, also with redirects and retries off (a 503 with {@code
 * Retry-After: 0} is sent again). What it decides by is the status and the headers, so it is shown
 * none but 200 and none at all, and the real ones are kept here; and a second pass of the same call
 * is refused before it is sent. Used by one thread.
 */
final class OkHttpProgress extends EventListener {
  private static final Headers NONE = Headers.of();

  private final Exchange exchange;
  private final OkHttpConnection connection;
  private final Runnable multiplexed;
  private boolean opened;
  private boolean multiplexes;
  private boolean sent;
  private long before;
  private boolean stale;
  private int status;
  private final List<String[]> headers = new ArrayList<>();

  /**
   * Of one exchange.
   *
   * @param connection the connection that it is to use
   * @param multiplexed run when the connection turns out to serve several requests at once
   */
  OkHttpProgress(Exchange exchange, OkHttpConnection connection, Runnable multiplexed) {
    this.exchange = exchange;
    this.connection = connection;
    this.multiplexed = multiplexed;
  }

  /** What the network interceptor does with this call. */
  Response once(Interceptor.Chain chain) throws IOException {
    if (sent) {
      throw new ProtocolException("OkHttp would send the request again");
    }
    sent = true;
    before = connection.received();
    Response response = chain.proceed(chain.request());
    if (stale) {
      response.close();
      throw new IOException("an answer was there before the request");
    }
    status = response.code();
    for (int i = 0; i < response.headers().size(); i++) {
      headers.add(new String[] {response.headers().name(i), response.headers().value(i)});
    }
    ResponseBody body = response.body();
    return response
        .newBuilder()
        .code(200)
        .headers(NONE)
        .body(ResponseBody.create(body.source(), null, body.contentLength()))
        .build();
  }

  /** The status of the answer. */
  int status() {
    return status;
  }

  /** Its headers as they came, in pairs. */
  List<String[]> headers() {
    return headers;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    exchange.reached(Stage.CONNECT);
  }

  @Override
  public void secureConnectStart(Call call) {
    exchange.connected();
    exchange.reached(Stage.TLS);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    exchange.shookHands();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    opened = true;
    if (!exchange.target().tls()) {
      exchange.connected();
    }
  }

  @Override
  public void connectionAcquired(Call call, Connection acquired) {
    connection.speaks(acquired.socket());
    if (!opened) {
      exchange.onReusedConnection();
    }
    if (acquired.protocol() == Protocol.HTTP_2 && !multiplexes) {
      multiplexes = true;
      multiplexed.run();
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    exchange.reached(Stage.REQUEST);
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    if (request.body() == null) {
      exchange.sentWhole();
    }
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    exchange.sentWhole();
  }

  /** What OkHttp had read before is what the last answer had beyond its length: nobody's answer. */
  @Override
  public void responseHeadersEnd(Call call, Response response) {
    stale = !multiplexes && connection.received() == before;
    if (!stale) {
      exchange.reached(Stage.ANSWER);
    }
  }
}
