package io.github.mcegress.resolve;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of queries under way, so that closing ends these at once. Thread-safe. */
final class OpenSockets implements Closeable {
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  void add(Closeable socket) throws IOException {
    open.add(socket);
    if (closed) {
      socket.close();
      throw new SocketException("the resolver is closed");
    }
  }

  void remove(Closeable socket) {
    open.remove(socket);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    for (Closeable socket : open) {
      socket.close();
    }
  }
}
