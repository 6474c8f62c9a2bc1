package io.github.mcegress.lab.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A port that answers nothing: it listens, its backlog is full, and nobody accepts, so that the
 * system drops each new SYN as a firewall would.
 */
final class FullBacklog implements Closeable {
  private static final int MOST = 64;
  private static final int SETTLED_MILLIS = 200;

  private final ServerSocket listener;
  private final Deque<Socket> waiting = new ArrayDeque<>();

  /** On a port of the system's choice. */
  static FullBacklog at(InetAddress address) throws IOException {
    return at(address, 0);
  }

  /** On that port, say the same as at another address. */
  static FullBacklog at(InetAddress address, int port) throws IOException {
    FullBacklog full = new FullBacklog(new ServerSocket(port, 1, address));
    full.fill();
    return full;
  }

  private FullBacklog(ServerSocket listener) {
    this.listener = listener;
  }

  private void fill() throws IOException {
    InetSocketAddress here =
        new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    for (int i = 0; i < MOST; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(here, SETTLED_MILLIS);
      } catch (SocketTimeoutException full) {
        socket.close();
        return;
      }
    }
    close();
    throw new IOException("this system takes more connections than the backlog has room for");
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : waiting) {
      socket.close();
    }
  }
}
