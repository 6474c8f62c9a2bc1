package io.github.mcegress.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One address of a {@link BenchServer}: a thread for each connection, answers made beforehand; the
 * path is the number of bytes wanted.
 *
 * <p>It can die: what is open is reset, and what connects is counted and reset. Thread-safe.
 */
final class BenchDoor {
  private final ServerSocket listener;
  private final SSLContext tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final AtomicLong handshakes = new AtomicLong();
  private final Since connects = new Since();
  private final Since requests = new Since();
  private volatile boolean dead;

  /** How many there were since the mark, and how long after it the last one was. */
  private static final class Since {
    private long count;
    private long lastNanos;

    synchronized void happened() {
      count++;
      lastNanos = System.nanoTime();
    }

    synchronized void mark() {
      count = 0;
      lastNanos = System.nanoTime();
    }

    /** In milliseconds behind the instant. */
    synchronized String text(long nanos) {
      return count + " " + (count == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(lastNanos - nanos));
    }
  }

  private volatile long markNanos = System.nanoTime();

  private BenchDoor(ServerSocket listener, SSLContext tls) {
    this.listener = listener;
    this.tls = tls;
  }

  static BenchDoor open(InetAddress address, int port, SSLContext tls) throws IOException {
    BenchDoor door = new BenchDoor(new ServerSocket(port, 1000, address), tls);
    daemon(door::accept);
    return door;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "bench-door");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  long handshakes() {
    return handshakes.get();
  }

  void mark() {
    markNanos = System.nanoTime();
    connects.mark();
    requests.mark();
  }

  void die() throws IOException {
    dead = true;
    mark();
    for (Socket socket : open) {
      reset(socket);
    }
  }

  /** Connects and requests since the mark, each with the milliseconds until its last. */
  String since() {
    return connects.text(markNanos) + " " + requests.text(markNanos);
  }

  private static void reset(Socket socket) throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        connects.happened();
        open.add(socket);
        if (dead) {
          open.remove(socket);
          reset(socket);
        } else {
          daemon(() -> serve(socket));
        }
      } catch (IOException e) {
        throw new IllegalStateException("the door does not open", e);
      }
    }
  }

  private void serve(Socket socket) {
    try (SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true)) {
      socket.setTcpNoDelay(true);
      secured.setUseClientMode(false);
      secured.startHandshake();
      handshakes.incrementAndGet();
      InputStream in = secured.getInputStream();
      OutputStream out = secured.getOutputStream();
      byte[] head = new byte[16 * 1024];
      for (int length = read(in, head); length > 0; length = read(in, head)) {
        requests.happened();
        out.write(answers.computeIfAbsent(path(head, length), BenchDoor::answer));
      }
    } catch (IOException e) {
      // The client left, or this address died.
    } finally {
      open.remove(socket);
    }
  }

  /** A head to its empty line; 0 at the end. */
  private static int read(InputStream in, byte[] head) throws IOException {
    int length = 0;
    while (length < 4 || head[length - 1] != '\n' || head[length - 3] != '\n') {
      int n = in.read(head, length, head.length - length);
      if (n <= 0) {
        return 0;
      }
      length += n;
    }
    return length;
  }

  private static String path(byte[] head, int length) {
    int from = 0;
    while (head[from] != '/') {
      from++;
    }
    int to = from;
    while (to < length && head[to] != ' ') {
      to++;
    }
    return new String(head, from + 1, to - from - 1, StandardCharsets.US_ASCII);
  }

  private static byte[] answer(String path) {
    int size = Integer.parseInt(path);
    byte[] head =
        ("HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 10:00:00 GMT\r\nServer: bench\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + size
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + size);
    Arrays.fill(whole, head.length, whole.length, (byte) 'x');
    return whole;
  }
}
