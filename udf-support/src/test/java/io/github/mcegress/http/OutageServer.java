package io.github.mcegress.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP/1.1 server on loopback that answers 200 but for an outage, and counts the requests that
 * reach it by simulated time. It answers at once: time stands meanwhile.
 */
final class OutageServer implements Closeable {
  /** What it does with a request during the outage. */
  enum Failing {
    /** Answers 503 and keeps the connection. */
    UNAVAILABLE,
    /** Reads the request and resets the connection. */
    RESET
  }

  private static final byte[] YES = bytes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes");
  private static final byte[] NO =
      bytes("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
  private static final int ANY = Integer.MAX_VALUE;

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "outage-server");
            thread.setDaemon(true);
            return thread;
          });
  private final SimulatedTime time;
  private final Failing failing;
  private final Duration from;
  private final Duration to;
  private final Slots arrived;
  private int room = ANY;

  /** One that fails from an instant to another. */
  OutageServer(SimulatedTime time, Failing failing, Duration from, Duration to, Duration end)
      throws IOException {
    this.time = time;
    this.failing = failing;
    this.from = from;
    this.to = to;
    this.arrived = new Slots(end);
    threads.execute(this::accept);
  }

  /** After the outage it answers so many requests of each slot of time, and the rest 503. */
  OutageServer room(int requestsPerSlot) {
    room = requestsPerSlot;
    return this;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The requests that reached it. */
  Slots arrived() {
    return arrived;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        // The run is over.
      }
    }
  }

  private void serve(Socket socket) {
    try (Socket connection = socket) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (readHead(in)) {
        boolean fails = arrives();
        if (fails && failing == Failing.RESET) {
          connection.setSoLinger(true, 0);
          return;
        }
        connection.getOutputStream().write(fails ? NO : YES);
      }
    } catch (IOException left) {
      // The client has ended it.
    } finally {
      open.remove(socket);
    }
  }

  private static boolean readHead(InputStream in) throws IOException {
    int matched = 0;
    while (matched < 4) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
    return true;
  }

  private synchronized boolean arrives() {
    Duration now = time.sinceStart();
    int ofThisSlot = arrived.add(now);
    return now.compareTo(to) >= 0 ? ofThisSlot > room : now.compareTo(from) >= 0;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdown();
  }
}
