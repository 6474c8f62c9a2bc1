package io.github.mcegress.doctor;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens and counts the connections of one examination, and closes what is left open at its end.
 * Used by one thread.
 */
final class Connections implements Closeable {
  /** Fewer than 12 for one target: the peer may be weak, the proxy's connections are few. */
  static final int MOST = 11;

  private final List<TimedSocket> opened = new ArrayList<>();

  /** Whether another connection may be made. */
  boolean hasMore() {
    return opened.size() < MOST;
  }

  /**
   * A connection to that address.
   *
   * @throws IOException if there is none within the step's time, or all connections were used
   */
  TimedSocket open(InetAddress address, int port, Budget.Share step) throws IOException {
    if (!hasMore()) {
      throw new IOException("the " + MOST + " connections of an examination were used");
    }
    TimedSocket socket = new TimedSocket(step);
    opened.add(socket);
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, port), step.millis());
      return socket;
    } catch (IOException | RuntimeException e) {
      close(socket);
      throw e;
    }
  }

  /** Ends a connection; whatever comes of that, nobody waits for it. */
  static void close(Closeable connection) {
    try {
      connection.close();
    } catch (IOException alreadyBroken) {
      // Nothing more is expected of it.
    }
  }

  @Override
  public void close() {
    for (TimedSocket socket : opened) {
      close(socket);
    }
  }

  /** {@code 3 connections}. */
  @Override
  public String toString() {
    return opened.size() + (opened.size() == 1 ? " connection" : " connections");
  }
}
