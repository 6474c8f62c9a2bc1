package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server of plain sockets on loopback that does one thing with every connection, and knows which
 * ones the client has left.
 */
final class RawServer implements Closeable {
  /** What it does with a connection; an exception ends it, and so does the client's leaving. */
  interface Behaviour {
    void with(Connection connection) throws Exception;
  }

  /** One connection, seen from here. */
  final class Connection {
    private final Socket socket;
    private final CountDownLatch left = new CountDownLatch(1);

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /** Reads a request up to its body. */
    void readHead() throws IOException {
      InputStream in = socket.getInputStream();
      int matched = 0;
      while (matched < 4) {
        int b = in.read();
        if (b < 0) {
          throw new IOException("the client left");
        }
        matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
      }
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /** Writes the text over and over, with a pause in between, until the client leaves. */
    void repeat(String text, long pauseMillis) throws Exception {
      OutputStream out = socket.getOutputStream();
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        out.write(bytes);
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
      }
    }

    /** Does nothing, and reads nothing, as long as the call lasts. */
    void stall() throws InterruptedException {
      callIsOver.await();
    }

    void hangUp() throws IOException {
      socket.close();
    }

    private void serve() {
      try {
        behaviour.with(this);
      } catch (Exception ended) {
        // The client left, or the behaviour is over: what counts is that it leaves.
      }
      try (Socket open = socket) {
        InputStream in = open.getInputStream();
        byte[] rest = new byte[8192];
        int read;
        do {
          read = in.read(rest);
        } while (read >= 0);
      } catch (IOException reset) {
        // It has left.
      }
      left.countDown();
    }
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Behaviour behaviour;
  private final CountDownLatch callIsOver = new CountDownLatch(1);
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final Thread accepting;

  RawServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.accepting = start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Connection connection = new Connection(server.accept());
        connections.add(connection);
        start(connection::serve);
      } catch (IOException closed) {
        // The test is over.
      }
    }
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The client is closed: all of its connections must have ended, as they arrive here. */
  void assertAllLeft() throws InterruptedException {
    callIsOver.countDown();
    for (Connection connection : connections) {
      assertTrue(connection.left.await(20, TimeUnit.SECONDS), "a connection is still open");
    }
  }

  /** From now on it refuses: a thread that still accepts keeps the port open for a moment. */
  @Override
  public void close() throws IOException {
    callIsOver.countDown();
    server.close();
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
