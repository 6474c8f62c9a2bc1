package io.github.mcegress.lab.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server of plain sockets on 127.0.0.1 that does one thing with every connection. */
final class FaultServer implements Closeable {
  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  /** What it does with a connection; an exception ends it, and so does the client's leaving. */
  @FunctionalInterface
  interface Behaviour {
    void with(Connection connection) throws Exception;
  }

  private FaultServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    daemon(this::accept);
  }

  static FaultServer start(Behaviour behaviour) throws IOException {
    return new FaultServer(behaviour);
  }

  /** The same behind a TLS handshake that went well. */
  static FaultServer startTls(SSLContext context, Behaviour behaviour) throws IOException {
    return new FaultServer(connection -> behaviour.with(connection.upgrade(context, tls -> {})));
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        // The client has left already, or the listener was closed.
        continue;
      }
    }
  }

  private void serve(Socket socket) {
    try (Socket open = socket) {
      behaviour.with(new Connection(open, open));
    } catch (Exception ended) {
      // The client has left, or the scene is over: the fault has happened.
      return;
    } finally {
      connections.remove(socket);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** One connection, seen from the server. */
  final class Connection {
    private final Socket raw;
    private final Socket socket;

    private Connection(Socket raw, Socket socket) {
      this.raw = raw;
      this.socket = socket;
    }

    /** The same connection behind a handshake in which the server is set up so. */
    Connection upgrade(SSLContext context, Consumer<SSLSocket> setUp) throws IOException {
      SSLSocket tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
      tls.setUseClientMode(false);
      setUp.accept(tls);
      tls.startHandshake();
      return new Connection(raw, tls);
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

    /** Reads what has come, at least one byte. */
    void readSome() throws IOException {
      if (socket.getInputStream().read(new byte[16384]) < 0) {
        throw new IOException("the client left");
      }
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits until the client has left, whatever it sends. */
    void untilLeft() throws IOException {
      byte[] rest = new byte[8192];
      InputStream in = socket.getInputStream();
      int read;
      do {
        read = in.read(rest);
      } while (read >= 0);
    }

    /** Does nothing, and reads nothing, as long as the scene lasts. */
    void stall() throws InterruptedException {
      over.await();
    }

    /** Ends the connection without a word of TLS. */
    void hangUp() throws IOException {
      raw.close();
    }

    /** Ends the connection with a reset in place of a FIN, and without a word of TLS. */
    void reset() throws IOException {
      raw.setSoLinger(true, 0);
      raw.close();
    }
  }
}
