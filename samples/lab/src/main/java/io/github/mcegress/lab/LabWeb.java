package io.github.mcegress.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP/1.1 server on loopback, plain or with TLS, with several virtual hosts on one address.
 *
 * <p>The certificate is chosen by SNI and the virtual host by the Host header, independently, as
 * real servers do. A host nobody declared is answered 421. A failed handshake ends that connection
 * only.
 *
 * <p>Safe for use by many threads.
 */
public final class LabWeb implements Closeable {
  static {
    // Read once by the JDK's server. Without the first every answer waits 40 ms for a delayed
    // acknowledgement; without the second the 201st idle connection is closed.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "100000");
  }

  private final Map<String, LabHandler> handlers;
  private final LabTls tls;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
  private final Tally requests = new Tally();
  private final List<String> requestLog = Collections.synchronizedList(new ArrayList<>());

  private LabWeb(Builder builder) throws IOException {
    this.handlers = new LinkedHashMap<>(builder.handlers);
    InetSocketAddress where = new InetSocketAddress(builder.address, builder.port);
    if (builder.withTls) {
      this.tls =
          new LabTls(
              new LinkedHashMap<>(builder.certificates),
              builder.clientAuthority,
              builder.protocols);
      HttpsServer secured = HttpsServer.create(where, 0);
      secured.setHttpsConfigurator(tls);
      this.server = secured;
    } else {
      this.tls = null;
      this.server = HttpServer.create(where, 0);
    }
    this.threads = Executors.newCachedThreadPool(DaemonThread.named("lab-web"));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** A server for {@code https} URLs. */
  public static Builder tls() {
    return new Builder(true);
  }

  /** A server for {@code http} URLs. */
  public static Builder plain() {
    return new Builder(false);
  }

  /** The address it listens on. */
  public InetAddress address() {
    return server.getAddress().getAddress();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * How many connections sent something so far.
   *
   * <p>Without TLS they are told apart by the client's address and port, so only connections that
   * carried a whole request head count, and a port used twice counts once.
   */
  public int connections() {
    return tls == null ? clients.size() : tls.connections();
  }

  /**
   * How many TLS connections asked for this name by SNI, resumed and failed ones included.
   *
   * @param sniName a host name, or the empty text for connections that named none
   */
  public int handshakes(String sniName) {
    return tls == null ? 0 : tls.handshakes(HostName.canonical(sniName));
  }

  /** How many requests named this host in their Host header, those answered 421 included. */
  public int requests(String host) {
    return requests.of(HostName.canonical(host));
  }

  /** All requests in the order of their arrival, as {@code METHOD host path} without the query. */
  public List<String> requestLog() {
    synchronized (requestLog) {
      return new ArrayList<>(requestLog);
    }
  }

  /** Ends the server, its connections and its threads at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      clients.add(exchange.getRemoteAddress());
      LabRequest request = requestOf(exchange);
      requests.add(request.host());
      requestLog.add(request.toString());
      LabHandler handler = handlers.get(request.host());
      LabResponse response =
          handler == null
              ? LabResponse.of(421, "no virtual host named \"" + request.host() + "\" here\n")
              : handler.handle(request);
      send(exchange, response);
    } finally {
      exchange.close();
    }
  }

  private static LabRequest requestOf(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String query = exchange.getRequestURI().getRawQuery();
    return new LabRequest(
        exchange.getRequestMethod(),
        host == null ? "" : HostName.canonical(host),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        exchange.getRequestHeaders(),
        read(exchange.getRequestBody()));
  }

  private static byte[] read(InputStream body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int n = body.read(part); n >= 0; n = body.read(part)) {
      bytes.write(part, 0, n);
    }
    return bytes.toByteArray();
  }

  private static void send(HttpExchange exchange, LabResponse response) throws IOException {
    byte[] body = response.body();
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    // To the JDK's server a length of 0 means "of unknown length", and -1 "no body".
    exchange.sendResponseHeaders(response.status(), head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Describes a {@link LabWeb} and starts it. */
  public static final class Builder {
    private final boolean withTls;
    private final Map<String, LabHandler> handlers = new LinkedHashMap<>();
    private final Map<String, LabCertificate> certificates = new LinkedHashMap<>();
    private InetAddress address = LoopbackAddress.first();
    private int port = 0;
    private String[] protocols = {"TLSv1.2", "TLSv1.3"};
    private LabCertificates clientAuthority;

    private Builder(boolean withTls) {
      this.withTls = withTls;
    }

    /** Where to listen; 127.0.0.1 unless given. */
    public Builder address(InetAddress address) {
      this.address = address;
      return this;
    }

    /** The port to listen on; 0, the default, lets the system choose. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * The TLS versions spoken, by their JSSE names; 1.2 and 1.3 unless given.
     *
     * @throws IllegalStateException on a plain server
     */
    public Builder protocols(String... protocols) {
      need(withTls, "a plain server speaks no TLS; start with LabWeb.tls()");
      this.protocols = protocols.clone();
      return this;
    }

    /**
     * Clients must show a certificate that this authority issued.
     *
     * @throws IllegalStateException on a plain server
     */
    public Builder needClientCertificateOf(LabCertificates authority) {
      need(withTls, "a plain server sees no certificates; start with LabWeb.tls()");
      this.clientAuthority = authority;
      return this;
    }

    /**
     * A virtual host with its certificate; the first one also serves clients without a known SNI.
     *
     * @throws IllegalStateException on a plain server
     */
    public Builder host(String name, LabCertificate certificate, LabHandler handler) {
      need(withTls, "a plain server has no certificates; use host(name, handler)");
      certificates.put(HostName.canonical(name), certificate);
      handlers.put(HostName.canonical(name), handler);
      return this;
    }

    /**
     * A virtual host without TLS.
     *
     * @throws IllegalStateException on a TLS server
     */
    public Builder host(String name, LabHandler handler) {
      need(!withTls, "a TLS server needs a certificate; use host(name, certificate, handler)");
      handlers.put(HostName.canonical(name), handler);
      return this;
    }

    /**
     * The running server.
     *
     * @throws IllegalStateException when no host was declared
     * @throws IOException when the address or port cannot be bound
     */
    public LabWeb start() throws IOException {
      need(!handlers.isEmpty(), "a server without hosts answers nobody; call host(...) first");
      return new LabWeb(this);
    }

    private static void need(boolean condition, String message) {
      if (!condition) {
        throw new IllegalStateException(message);
      }
    }
  }
}
