package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.TlsVersion;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 and HTTP/1.1 through OkHttp; needs threads.
 *
 * <p>OkHttp speaks the protocols and ends a call at its deadline, be it in the handshake, a write
 * or a body; where only reads can wait, the socket does. Everything that it would decide by itself
 * is taken from it: names are not looked up, connections are {@link Connections}', nothing is sent
 * again or elsewhere, no proxy, cookie, cache or compression is in the way. Its threads are daemons
 * that all clients of the JVM share ({@code OkHttp TaskRunner}, {@code Okio Watchdog}) and that end
 * within two minutes of their last work (measured: 90 s); {@link #close} leaves them none.
 */
final class OkHttpTransport implements Transport {
  /** Requests at once on one HTTP/2 connection, where the server does not want fewer: RFC 9113. */
  private static final int MOST_STREAMS = 100;

  /** The most that OkHttp reads of an answer's head over HTTP/1.1, in bytes. */
  private static final long LARGEST_HEAD = 256 * 1024;

  /** In bytes; a socket that rested takes more than this at once. */
  private static final long BUFFERED_HEAD = 8 * 1024;

  private static final long GRACE_MILLIS = 200;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** All of JSSE's cipher suites: the transport must not decide which servers can be reached. */
  private static final ConnectionSpec TLS =
      new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
          .allEnabledCipherSuites()
          .build();

  private final OkHttpClient base;
  private final Connections<OkHttpConnection> connections;

  /**
   * The call that a thread is about to make, or makes: a call is made, and asks for its listener
   * and for its network, by one thread. OkHttp's own tags would load Kotlin's reflection, 50
   * classes.
   */
  private final ThreadLocal<@Nullable OkHttpProgress> current = new ThreadLocal<>();

  OkHttpTransport(Trust trust, AdaptiveLimit limit, int maxPerHost, Time time) {
    this.connections = new Connections<>(limit, maxPerHost, time);
    this.base =
        new OkHttpClient.Builder()
            .connectionPool(
                new ConnectionPool(
                    Integer.MAX_VALUE, Connections.LONGEST_IDLE, TimeUnit.NANOSECONDS))
            .proxy(Proxy.NO_PROXY)
            .sslSocketFactory(trust.sockets(), trust.manager())
            .connectionSpecs(Arrays.asList(TLS, ConnectionSpec.CLEARTEXT))
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .eventListenerFactory(call -> progress())
            .addNetworkInterceptor(chain -> progress().once(chain))
            .build();
  }

  private OkHttpProgress progress() {
    OkHttpProgress progress = current.get();
    if (progress == null) {
      throw new IllegalStateException("a call without progress");
    }
    return progress;
  }

  @Override
  public EgressResponse send(Exchange exchange) throws IOException {
    Route route = new Route(exchange.target(), exchange.address());
    while (true) {
      Slot<OkHttpConnection> slot = connections.lease(route, exchange.deadline());
      EgressResponse answer = send(exchange, route, slot);
      if (answer != null) {
        return answer;
      }
      exchange.reached(Stage.PLAN);
    }
  }

  /** Null when the connection serves as many requests as it can: nothing was sent. */
  private @Nullable EgressResponse send(Exchange exchange, Route route, Slot<OkHttpConnection> slot)
      throws IOException {
    boolean reusable = false;
    try {
      OkHttpConnection connection = slot.connection();
      if (connection != null
          && (connection.hasUnread()
              || !exchange.request().isRepeatable() && !connection.isQuiet())) {
        connection.cut();
        connection = null;
      }
      if (connection == null) {
        connection = new OkHttpConnection(base, route);
        connections.opened(slot, connection);
      }
      EgressResponse answer = send(exchange, connection, slot);
      reusable = true;
      return answer;
    } catch (OkHttpConnection.Taken taken) {
      connections.refused(slot);
      reusable = true;
      if (exchange.stage().mayHaveReachedServer()) {
        throw taken;
      }
      return null;
    } finally {
      connections.release(slot, reusable);
    }
  }

  private EgressResponse send(
      Exchange exchange, OkHttpConnection connection, Slot<OkHttpConnection> slot)
      throws IOException {
    AsyncTimeout abandoned = abandoned(connection, exchange.deadline());
    OkHttpProgress progress =
        new OkHttpProgress(
            exchange,
            connection,
            () -> {
              connection.multiplexes();
              connections.multiplex(slot, MOST_STREAMS);
              abandoned.enter();
            });
    Request request = request(exchange, connection);
    current.set(progress);
    try {
      return send(exchange, progress, connection, request);
    } finally {
      current.set(null);
      connection.ended();
      abandoned.exit();
    }
  }

  private static EgressResponse send(
      Exchange exchange, OkHttpProgress progress, OkHttpConnection connection, Request request)
      throws IOException {
    Call call = connection.call(request);
    if (!connection.endsReadsAt(exchange.deadline()) || mayBlock(request)) {
      // Rounded up, so that the deadline is over when OkHttp ends the call. Not always, since it
      // wakes Okio's watchdog for each: a fifth of a small read's time (measured).
      call.timeout().timeout(exchange.deadline().remainingMillis() + 1L, TimeUnit.MILLISECONDS);
    }
    boolean whole = false;
    long before = connection.received();
    try (Response response = call.execute()) {
      try {
        EgressResponse answer =
            exchange.read(progress.status(), progress.headers(), response.body().byteStream());
        whole = true;
        return answer;
      } finally {
        if (!whole) {
          // Else close() would read on for a while, to keep the connection.
          call.cancel();
        }
      }
    } catch (OkHttpConnection.Taken | EgressException e) {
      throw e;
    } catch (IOException e) {
      // Over HTTP/2, where others' answers count too, no end is told in this way.
      if (exchange.stage() == Stage.REQUEST
          && e.getCause() instanceof EOFException
          && connection.received() - before >= LARGEST_HEAD) {
        throw exchange.headTooLarge(e);
      }
      throw named(exchange, e);
    }
  }

  /** Whether the peer may keep its writing from ending: not that of a head which a buffer takes. */
  private static boolean mayBlock(Request request) {
    long head = request.url().toString().length() + request.headers().byteCount();
    return request.body() != null || head > BUFFERED_HEAD;
  }

  /**
   * OkHttp ends a call over HTTP/2 by its stream, which does not end a write that the peer does not
   * take, nor the wait for somebody else's: then the connection has to go. Not entered under
   * HTTP/1.1, where each wakes the watchdog for nothing.
   */
  private static AsyncTimeout abandoned(OkHttpConnection connection, Deadline deadline)
      throws IOException {
    AsyncTimeout abandoned =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            connection.abandon();
          }
        };
    abandoned.timeout(deadline.remainingMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    return abandoned;
  }

  private static IOException named(Exchange exchange, IOException thrown) {
    if (exchange.deadline().isOver()) {
      SocketTimeoutException over =
          new SocketTimeoutException("the deadline of " + exchange.deadline() + " is over");
      over.initCause(thrown);
      return over;
    }
    if (thrown instanceof ProtocolException && exchange.stage() == Stage.REQUEST) {
      return exchange.isNotHttp(thrown);
    }
    return thrown;
  }

  private static Request request(Exchange exchange, OkHttpConnection connection)
      throws EgressException {
    Target target = exchange.target();
    try {
      Headers.Builder headers =
          new Headers.Builder()
              .add("Host", target.hostHeader())
              .add("User-Agent", "mcegress")
              .add("Accept-Encoding", exchange.acceptEncoding());
      for (String[] header : exchange.request().headers()) {
        headers.set(header[0], header[1]);
      }
      byte[] body = exchange.request().body();
      return new Request.Builder()
          .url(connection.url(target.pathAndQuery()))
          .headers(headers.build())
          .method(exchange.request().method(), body == null ? null : RequestBody.create(body, null))
          .build();
    } catch (IllegalArgumentException e) {
      // Not its message: it may quote a header.
      throw new EgressException(
          Codes.HTTP_URL,
          Stage.PLAN,
          null,
          "OkHttp refuses the request to " + target.endpoint(),
          "call with transport BLOCKING",
          null);
    }
  }

  @Override
  public Connections<?> connections() {
    return connections;
  }

  @Override
  public void close() {
    Transport.super.close();
    base.dispatcher().cancelAll();
  }
}
