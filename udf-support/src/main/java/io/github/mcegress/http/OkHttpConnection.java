package io.github.mcegress.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One connection of OkHttp: a client derived for one address and one socket at a time.
 *
 * <p>OkHttp opens a connection whenever none of its pool suits, and closes idle ones of a pool only
 * all together. A pool for each connection makes both ours: a second socket is refused with {@link
 * Taken} while the first is open, and any single one can be closed. It also ends the sharing of
 * HTTP/2 connections among names (coalescing). Thread-safe.
 */
final class OkHttpConnection implements Connections.Kept {
  /** The connection has no room for the request; nothing was sent. */
  static final class Taken extends SocketException {
    private static final long serialVersionUID = 1L;

    Taken() {
      super("one connection has one socket");
    }
  }

  private final ConnectionPool pool =
      new ConnectionPool(1, Connections.LONGEST_IDLE, TimeUnit.NANOSECONDS);
  private final Route route;
  private final OkHttpClient client;
  private volatile @Nullable HttpUrl origin;
  private final AtomicLong received = new AtomicLong();
  private @Nullable CountingSocket socket;
  private boolean cut;
  private volatile boolean multiplexes;

  OkHttpConnection(OkHttpClient base, Route route) {
    this.route = route;
    this.client =
        base.newBuilder()
            .connectionPool(pool)
            .dns(this::address)
            .socketFactory(new OneSocket())
            .build();
  }

  /** The one address under the host's name, so that nothing is ever looked up in reverse. */
  private List<InetAddress> address(String host) throws UnknownHostException {
    return Collections.singletonList(InetAddress.getByAddress(host, route.address().getAddress()));
  }

  /**
   * The URL of a path and query here; the host is read once, not for each.
   *
   * @throws IllegalArgumentException if OkHttp refuses the host
   */
  HttpUrl url(String pathAndQuery) {
    HttpUrl here = origin;
    if (here == null) {
      here = HttpUrl.get(route.origin());
      origin = here;
    }
    int query = pathAndQuery.indexOf('?');
    return here.newBuilder()
        .encodedPath(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query))
        .encodedQuery(query < 0 ? null : pathAndQuery.substring(query + 1))
        .build();
  }

  /** How many bytes arrived so far. */
  long received() {
    return received.get();
  }

  Call call(Request request) {
    return client.newCall(request);
  }

  @Override
  public synchronized boolean isOpen() {
    return !cut && socket != null && !socket.isClosed();
  }

  /** It turned out to speak HTTP/2: OkHttp reads from it all the time, and sees its end. */
  void multiplexes() {
    multiplexes = true;
  }

  /**
   * Whether nothing has come since the last answer, nor an end: then a write that cannot be sent
   * again may go out. Looks at the socket for a millisecond, since over HTTP/1.1 nobody else does
   * while it is idle. If not, it is to be cut: what was read here OkHttp does not get.
   */
  boolean isQuiet() {
    CountingSocket open;
    synchronized (this) {
      open = socket;
    }
    return multiplexes || open == null || open.isQuiet();
  }

  /**
   * Whether bytes wait that no request asked for: more than the last answer's length, a word before
   * the end (408), or the end of TLS. The next request would get them for its answer.
   */
  boolean hasUnread() {
    Socket open;
    synchronized (this) {
      open = socket;
    }
    try {
      return !multiplexes && open != null && open.getInputStream().available() > 0;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public void cut() {
    Socket open;
    synchronized (this) {
      cut = true;
      open = socket;
    }
    if (open != null) {
      try {
        // So that JSSE, closing, waits neither for a writer nor for the peer.
        open.setSoLinger(true, 0);
      } catch (SocketException closed) {
        // It was to end, and it has.
      }
    }
    // Before the socket ends: after it, JSSE of Java 8 can leave the thread that reads HTTP/2
    // waiting for ever (measured, 8u504).
    pool.evictAll();
    end(open);
  }

  /** Ends a call that its cancelling did not end: it does not end a write that others wait for. */
  void abandon() {
    Socket open;
    synchronized (this) {
      open = socket;
    }
    end(open);
  }

  private static void end(@Nullable Socket open) {
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        // It was to end, and it has.
      }
    }
  }

  private synchronized Socket open() throws IOException {
    if (cut) {
      throw new SocketException("the client is closed");
    }
    Socket before = socket;
    if (before != null && !before.isClosed()) {
      throw new Taken();
    }
    CountingSocket next = new CountingSocket();
    next.setTcpNoDelay(true);
    socket = next;
    return next;
  }

  /** OkHttp does not tell an answer's head beyond its limit from one that was cut: size does. */
  private final class CountingSocket extends Socket {
    CountingSocket() {
      super(Proxy.NO_PROXY);
    }

    boolean isQuiet() {
      try {
        int timeout = getSoTimeout();
        setSoTimeout(1);
        try {
          super.getInputStream().read();
          return false;
        } catch (SocketTimeoutException nothing) {
          setSoTimeout(timeout);
          return true;
        }
      } catch (IOException ended) {
        return false;
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int read = super.read(bytes, offset, length);
          received.addAndGet(Math.max(0, read));
          return read;
        }
      };
    }
  }

  private final class OneSocket extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return open();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new SocketException("OkHttp connects sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
      return createSocket("", port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
        throws IOException {
      return createSocket("", port);
    }
  }
}
