package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.io.CloseMode;

/**
 * HTTP/1.1 over blocking sockets, without a thread of its own: survives the Java sandbox.
 *
 * <p>Built on the public classic connection of Apache HttpCore 5, the layer under HttpClient 5,
 * over sockets that we make. HttpClient 5 itself gives no public access to the socket under plain
 * http, and without it no deadline holds.
 */
final class BlockingTransport implements Transport {
  static final int MAX_REQUEST_BODY_BYTES = 64 * 1024;
  private static final int MAX_CONNECT_MILLIS = 10_000;
  private static final long IDLE_BEFORE_CHECK = TimeUnit.SECONDS.toNanos(1);
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

  private final TlsSockets tlsSockets;
  private final Connections<Connection> connections;
  private final HttpProcessor processor =
      HttpProcessorBuilder.create().add(RequestContent.INSTANCE).build();
  private final HttpRequestExecutor executor = new HttpRequestExecutor();

  BlockingTransport(Trust trust, AdaptiveLimit limit, int maxPerHost, Time time) {
    this.tlsSockets = trust.sockets();
    this.connections = new Connections<>(limit, maxPerHost, time);
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
    Slot<Connection> slot =
        connections.lease(new Route(exchange.target(), exchange.address()), exchange.deadline());
    boolean reusable = false;
    try {
      Connection connection = slot.connection();
      if (connection != null
          && (connection.hasUnread() || isLookedAt(exchange, slot) && connection.isStale())) {
        connection.cut();
        connection = null;
      }
      if (connection == null) {
        connection = new Connection();
        connections.opened(slot, connection);
        open(connection, exchange);
      } else {
        exchange.onReusedConnection();
      }
      connection.socket.deadline(exchange.deadline());
      connection.flushed = exchange::sentWhole;
      BasicClassicHttpRequest request = request(exchange);
      HttpCoreContext context = HttpCoreContext.create();
      executor.preProcess(request, processor, context);
      exchange.reached(Stage.REQUEST);
      ClassicHttpResponse response = executor.execute(request, connection, context);
      exchange.reached(Stage.ANSWER);
      EgressResponse answer = read(response, exchange);
      reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
      return answer;
    } catch (MessageConstraintException e) {
      throw exchange.headTooLarge(e);
    } catch (HttpException e) {
      throw exchange.isNotHttp(e);
    } finally {
      connections.release(slot, reusable);
    }
  }

  /** Before a write that cannot be sent again always: it costs a millisecond. */
  private static boolean isLookedAt(Exchange exchange, Slot<Connection> slot) {
    return !exchange.request().isRepeatable() || slot.restedNanos() > IDLE_BEFORE_CHECK;
  }

  private void open(Connection connection, Exchange exchange) throws IOException {
    Endpoint endpoint = exchange.target().endpoint();
    DeadlineSocket socket = connection.socket;
    exchange.reached(Stage.CONNECT);
    socket.deadline(exchange.deadline());
    socket.setTcpNoDelay(true);
    InetAddress named = InetAddress.getByAddress(endpoint.host(), exchange.address().getAddress());
    socket.connect(
        new InetSocketAddress(named, endpoint.port()),
        Math.min(MAX_CONNECT_MILLIS, exchange.deadline().remainingMillis()));
    exchange.connected();
    if (exchange.target().tls()) {
      exchange.reached(Stage.TLS);
      connection.bind(handshake(socket, endpoint), socket);
      exchange.shookHands();
    } else {
      connection.bind(socket);
    }
  }

  private SSLSocket handshake(DeadlineSocket socket, Endpoint endpoint) throws IOException {
    SSLSocket tls =
        (SSLSocket) tlsSockets.createSocket(socket, endpoint.host(), endpoint.port(), true);
    tls.startHandshake();
    TlsSockets.requireAlternativeName(tls.getSession(), endpoint.host());
    return tls;
  }

  private static BasicClassicHttpRequest request(Exchange exchange) {
    Target target = exchange.target();
    BasicClassicHttpRequest request =
        new BasicClassicHttpRequest(exchange.request().method(), target.pathAndQuery());
    request.setHeader("Host", target.hostHeader());
    request.setHeader("User-Agent", "mcegress");
    request.setHeader("Accept-Encoding", exchange.acceptEncoding());
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
    HttpEntity entity = response.getEntity();
    // Not closed when it cannot be read: HttpCore would read on to its end, which may never come.
    InputStream body = entity == null ? new ByteArrayInputStream(new byte[0]) : entity.getContent();
    return exchange.read(response.getCode(), headers, body);
  }

  @Override
  public Connections<?> connections() {
    return connections;
  }

  /** A connection that knows the socket under it. */
  private static final class Connection extends DefaultBHttpClientConnection
      implements Connections.Kept {
    private final DeadlineSocket socket = new DeadlineSocket();
    private final WholeHeads heads;
    private Runnable flushed = () -> {};

    Connection() {
      this(new WholeHeads());
    }

    private Connection(WholeHeads heads) {
      super(LIMITS, null, null, null, null, null, heads);
      this.heads = heads;
    }

    /**
     * Whether bytes wait that no request asked for: more than the last answer's length, a word
     * before the end (408), or the end of TLS. The next request would get them for its answer.
     */
    boolean hasUnread() {
      try {
        SocketHolder holder = getSocketHolder();
        Socket spoken = holder == null ? null : holder.getSSLSocket();
        return heads.hasUnread()
            || socket.hasUnread()
            || spoken != null && spoken.getInputStream().available() > 0;
      } catch (IOException gone) {
        return true;
      }
    }

    /** HttpCore flushes once, behind the whole request. */
    @Override
    public void flush() throws IOException {
      super.flush();
      flushed.run();
    }

    @Override
    public void cut() {
      close(CloseMode.IMMEDIATE);
      try {
        // While it connects or shakes hands, HttpCore does not know it yet.
        socket.close();
      } catch (IOException gone) {
        // It was to end, and it has.
      }
    }
  }
}
