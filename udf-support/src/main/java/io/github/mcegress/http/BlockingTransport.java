package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP/1.1 over blocking sockets, without a thread of its own: survives the Java sandbox.
 *
 * <p>Built on the public classic classes of Apache HttpCore 5, the layer under HttpClient 5: its
 * pool (a hard cap on open connections, fair waiting, at the cap an idle connection elsewhere is
 * closed first) and its connection, over sockets that we make. HttpClient 5 itself gives no public
 * access to the socket under plain http, and without it no deadline holds.
 *
 * <p>The NAME is JSSE's peer host, whatever the address: JSSE keys its session cache by it, and
 * skips the name check of a resumed session (measured, JDK 8 to 25).
 */
final class BlockingTransport implements Transport {
  static final int MAX_REQUEST_BODY_BYTES = 64 * 1024;
  private static final int MAX_CONNECT_MILLIS = 10_000;
  private static final int IDLE_BEFORE_CHECK_MILLIS = 1_000;
  private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(60);
  private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

  private final SSLSocketFactory tlsSockets;
  private final StrictConnPool<Route, Connection> pool;
  private final HttpProcessor processor =
      HttpProcessorBuilder.create().add(RequestContent.INSTANCE).build();
  private final HttpRequestExecutor executor = new HttpRequestExecutor();

  BlockingTransport(SSLSocketFactory tlsSockets, int maxConnections) {
    this.tlsSockets = tlsSockets;
    this.pool =
        new StrictConnPool<>(
            maxConnections,
            maxConnections,
            TimeValue.NEG_ONE_MILLISECOND,
            PoolReusePolicy.LIFO,
            null);
  }

  @Override
  public EgressResponse send(Exchange exchange) throws IOException {
    byte[] body = exchange.request().body();
    if (body != null && body.length > MAX_REQUEST_BODY_BYTES) {
      throw new EgressException(
          Codes.HTTP_TOO_LARGE,
          Stage.PLAN,
          null,
          "the request body has " + body.length + " bytes",
          "send at most " + MAX_REQUEST_BODY_BYTES + " without threads: no deadline bounds a write",
          null);
    }
    PoolEntry<Route, Connection> entry = lease(exchange);
    boolean reusable = false;
    try {
      Connection connection = entry.getConnection();
      if (connection != null && !isUsable(entry, connection)) {
        entry.discardConnection(CloseMode.IMMEDIATE);
        connection = null;
      }
      if (connection == null) {
        connection = open(exchange);
        entry.assignConnection(connection);
      } else {
        exchange.onReusedConnection();
      }
      connection.socket.deadline(exchange.deadline());
      BasicClassicHttpRequest request = request(exchange);
      HttpCoreContext context = HttpCoreContext.create();
      executor.preProcess(request, processor, context);
      exchange.reached(Stage.REQUEST);
      ClassicHttpResponse response = executor.execute(request, connection, context);
      exchange.reached(Stage.ANSWER);
      EgressResponse answer = read(response, exchange);
      reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
      return answer;
    } catch (HttpException e) {
      throw new EgressException(
          Codes.HTTP_PROTOCOL,
          exchange.stage(),
          exchange.address().getHostAddress(),
          exchange.target().endpoint() + " does not answer as HTTP",
          "check the port and the scheme",
          e);
    } finally {
      if (reusable) {
        entry.updateExpiry(LONGEST_IDLE);
      } else {
        entry.discardConnection(CloseMode.IMMEDIATE);
      }
      pool.release(entry, reusable);
    }
  }

  private PoolEntry<Route, Connection> lease(Exchange exchange) throws IOException {
    Timeout wait = Timeout.ofMilliseconds(exchange.deadline().remainingMillis());
    Future<PoolEntry<Route, Connection>> lease = pool.lease(new Route(exchange), null, wait, null);
    try {
      return lease.get(wait.getDuration(), wait.getTimeUnit());
    } catch (InterruptedException e) {
      lease.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a connection");
    } catch (ExecutionException | TimeoutException e) {
      lease.cancel(true);
      throw new EgressException(
          Codes.CAPACITY_EXHAUSTED,
          Stage.PLAN,
          null,
          "all " + pool.getMaxTotal() + " connections of this process are in use",
          "call from fewer threads, or raise max-connections",
          e);
    }
  }

  private static boolean isUsable(PoolEntry<Route, Connection> entry, Connection connection)
      throws IOException {
    if (!connection.isOpen() || entry.getExpiryDeadline().isExpired()) {
      return false;
    }
    boolean rested = System.currentTimeMillis() - entry.getUpdated() > IDLE_BEFORE_CHECK_MILLIS;
    return !rested || !connection.isStale();
  }

  private Connection open(Exchange exchange) throws IOException {
    Endpoint endpoint = exchange.target().endpoint();
    DeadlineSocket socket = new DeadlineSocket();
    boolean opened = false;
    try {
      exchange.reached(Stage.CONNECT);
      socket.deadline(exchange.deadline());
      socket.setTcpNoDelay(true);
      InetAddress named =
          InetAddress.getByAddress(endpoint.host(), exchange.address().getAddress());
      socket.connect(
          new InetSocketAddress(named, endpoint.port()),
          Math.min(MAX_CONNECT_MILLIS, exchange.deadline().remainingMillis()));
      exchange.counters().connected(exchange.address());
      Connection connection = new Connection(socket);
      if (exchange.target().tls()) {
        exchange.reached(Stage.TLS);
        connection.bind(handshake(socket, endpoint), socket);
        exchange.counters().shookHands();
      } else {
        connection.bind(socket);
      }
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        socket.close();
      }
    }
  }

  private SSLSocket handshake(DeadlineSocket socket, Endpoint endpoint) throws IOException {
    SSLSocket tls =
        (SSLSocket) tlsSockets.createSocket(socket, endpoint.host(), endpoint.port(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(TLS_VERSIONS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!endpoint.address().isPresent()) {
      parameters.setServerNames(Collections.singletonList(new SNIHostName(endpoint.host())));
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private static BasicClassicHttpRequest request(Exchange exchange) {
    Target target = exchange.target();
    BasicClassicHttpRequest request =
        new BasicClassicHttpRequest(exchange.request().method(), target.pathAndQuery());
    request.setHeader("Host", target.hostHeader());
    request.setHeader("User-Agent", "mcegress");
    request.setHeader("Accept-Encoding", "identity");
    for (String[] header : exchange.request().headers()) {
      request.setHeader(header[0], header[1]);
    }
    byte[] body = exchange.request().body();
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    return request;
  }

  private static EgressResponse read(ClassicHttpResponse response, Exchange exchange)
      throws IOException {
    List<String[]> headers = new ArrayList<>();
    for (Header header : response.getHeaders()) {
      headers.add(new String[] {header.getName(), header.getValue()});
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      byte[] buffer = new byte[8192];
      try (InputStream in = entity.getContent()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (n > exchange.maxBodyBytes() - body.size()) {
            throw new EgressException(
                Codes.HTTP_TOO_LARGE,
                Stage.ANSWER,
                exchange.address().getHostAddress(),
                "the answer of "
                    + exchange.target().endpoint()
                    + " has more than "
                    + exchange.maxBodyBytes()
                    + " bytes",
                "ask for less, or raise the client's limit",
                null);
          }
          body.write(buffer, 0, n);
        }
      }
    }
    return new EgressResponse(response.getCode(), headers, body.toByteArray());
  }

  @Override
  public void retain(Endpoint endpoint, List<InetAddress> addresses) {
    pool.enumAvailable(
        entry -> {
          Route route = entry.getRoute();
          if (route.endpoint.equals(endpoint) && !addresses.contains(route.address)) {
            entry.discardConnection(CloseMode.IMMEDIATE);
          }
        });
  }

  @Override
  public void close() {
    pool.close(CloseMode.IMMEDIATE);
  }

  /** A connection that knows the socket under it. */
  private static final class Connection extends DefaultBHttpClientConnection {
    private final DeadlineSocket socket;

    Connection(DeadlineSocket socket) {
      super(LIMITS);
      this.socket = socket;
    }
  }

  /** What a connection can serve: one scheme and endpoint at one address. */
  private static final class Route {
    private final boolean tls;
    private final Endpoint endpoint;
    private final InetAddress address;

    Route(Exchange exchange) {
      this.tls = exchange.target().tls();
      this.endpoint = exchange.target().endpoint();
      this.address = exchange.address();
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Route
          && tls == ((Route) o).tls
          && endpoint.equals(((Route) o).endpoint)
          && address.equals(((Route) o).address);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tls, endpoint, address);
    }
  }
}
