package io.github.mcegress.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server that knows exactly how many connections are open at once: on loopback an end
 * has arrived before the next connection, and one thread looks at all before it counts.
 */
final class CountingServer implements Closeable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final Selector selector = Selector.open();
  private final Map<SocketChannel, StringBuilder> open = new HashMap<>();
  private volatile int most;
  private volatile int now;
  private final AtomicInteger total = new AtomicInteger();

  CountingServer(InetAddress address, int port) throws IOException {
    server.bind(new InetSocketAddress(address, port));
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    Thread thread = new Thread(this::run, "counting-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.socket().getLocalPort();
  }

  /** The most connections that were open at once. */
  int most() {
    return most;
  }

  /** How many connections are open. */
  int now() {
    return now;
  }

  /** How many connections were opened. */
  int total() {
    return total.get();
  }

  private void run() {
    try {
      while (server.isOpen()) {
        selector.select(50);
        selector.selectedKeys().clear();
        SocketChannel accepted = server.accept();
        readAll();
        if (accepted != null) {
          accepted.configureBlocking(false);
          accepted.register(selector, SelectionKey.OP_READ);
          open.put(accepted, new StringBuilder());
          total.incrementAndGet();
        }
        now = open.size();
        most = Math.max(most, now);
      }
    } catch (IOException | RuntimeException over) {
      // Closed.
    }
  }

  private void readAll() {
    for (Iterator<Map.Entry<SocketChannel, StringBuilder>> all = open.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<SocketChannel, StringBuilder> one = all.next();
      try {
        ByteBuffer bytes = ByteBuffer.allocate(8192);
        int read = one.getKey().read(bytes);
        if (read < 0) {
          throw new IOException("left");
        }
        one.getValue().append(new String(bytes.array(), 0, read, StandardCharsets.US_ASCII));
        if (one.getValue().indexOf("\r\n\r\n") >= 0) {
          one.getValue().setLength(0);
          one.getKey().write(ByteBuffer.wrap(ANSWER));
        }
      } catch (IOException left) {
        all.remove();
        closeQuietly(one.getKey());
      }
    }
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException closed) {
      // It was to end.
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    selector.wakeup();
  }
}
