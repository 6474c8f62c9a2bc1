package io.github.mcegress.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One connection of OkHttp: a client derived for one address and one socket at a time.
 *
 * <p>OkHttp opens a connection whenever none of its pool suits, and its pool closes idle ones only
 * all together. Both become ours: a second socket is refused with {@link Taken}, and the one is
 * forgotten by the pool when it is closed here. The pool itself is shared, since each wakes
 * OkHttp's threads whenever a connection comes back; a {@code Dns} for each connection keeps them
 * apart in it, which also ends the sharing of HTTP/2 connections among names (coalescing).
 * Thread-safe.
 */
final class OkHttpConnection implements Connections.Kept {
  /** The connection has no room for the request, or is over; nothing was sent. */
  static final class Taken extends SocketException {
    private static final long serialVersionUID = 1L;

    Taken() {
      super("one connection has one socket");
    }
  }

  private final Route route;
  private final OkHttpClient client;
  private volatile @Nullable HttpUrl origin;
  private final AtomicInteger underWay = new AtomicInteger();
  private @Nullable DeadlineSocket socket;
  private @Nullable Socket spoken;
  private boolean cut;
  private volatile boolean multiplexes;

  OkHttpConnection(OkHttpClient base, Route route) {
    this.route = route;
    this.client = base.newBuilder().dns(this::address).socketFactory(new OneSocket()).build();
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
    DeadlineSocket open;
    synchronized (this) {
      open = socket;
    }
    return open == null ? 0 : open.received();
  }

  /** A call on this connection; {@link #ended} follows. */
  Call call(Request request) {
    underWay.incrementAndGet();
    return client.newCall(request);
  }

  /** A call of this connection is over. */
  void ended() {
    underWay.decrementAndGet();
  }

  /** It is this socket that HTTP is spoken over: the one opened here, or TLS above it. */
  synchronized void speaks(Socket socket) {
    spoken = socket;
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
   * Makes the reads of the socket end at the deadline, where they are one request's: over HTTP/1.1,
   * which is known once it has served.
   *
   * @return whether it did
   */
  synchronized boolean endsReadsAt(Deadline deadline) {
    if (multiplexes || spoken == null || socket == null) {
      return false;
    }
    socket.deadline(deadline);
    return true;
  }

  /**
   * Whether nothing has come since the last answer, nor an end: then a write that cannot be sent
   * again may go out. Looks at the socket for a millisecond, since over HTTP/1.1 nobody else does
   * while it is idle.
   */
  boolean isQuiet() {
    DeadlineSocket open = alone();
    return open == null || open.isQuiet();
  }

  /**
   * Whether bytes wait that no request asked for: more than the last answer's length, a word before
   * the end (408), or the end of TLS. The next request would get them for its answer.
   */
  boolean hasUnread() {
    DeadlineSocket open = alone();
    return open != null && open.hasUnread();
  }

  /** The socket where no other request is served beside: over HTTP/2 OkHttp reads all the time. */
  private synchronized @Nullable DeadlineSocket alone() {
    return multiplexes ? null : socket;
  }

  @Override
  public void cut() {
    Socket open;
    Socket above;
    synchronized (this) {
      cut = true;
      open = socket;
      above = spoken;
    }
    if (open == null) {
      return;
    }
    try {
      // So that JSSE, closing, waits neither for a writer nor for the peer.
      open.setSoLinger(true, 0);
    } catch (SocketException closed) {
      // It was to end, and it has.
    }
    if (underWay.get() == 0) {
      // Before the socket below: after it, JSSE of Java 8 can leave the thread that reads HTTP/2
      // waiting for ever (measured, 8u504).
      end(above);
      end(open);
      forget();
    } else {
      end(open);
    }
  }

  /**
   * OkHttp's pool lets go of a dead connection when a call would use it; this one finds no other.
   */
  private void forget() {
    HttpUrl here = origin;
    if (here == null) {
      return;
    }
    OkHttpClient unheard =
        client.newBuilder().eventListenerFactory(call -> EventListener.NONE).build();
    try {
      unheard.newCall(new Request.Builder().url(here).build()).execute().close();
    } catch (IOException nothingIsOpenedAgain) {
      // As it was meant to be.
    }
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
    if (socket != null) {
      throw new Taken();
    }
    DeadlineSocket next = new DeadlineSocket();
    next.setTcpNoDelay(true);
    socket = next;
    return next;
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
