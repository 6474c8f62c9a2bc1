package io.github.mcegress.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One direction of a {@link Relay}: what was read and not yet written. For the loop's thread. */
final class RelayWay {
  private static final int PART = 16 * 1024;

  private final SocketChannel from;
  private final SocketChannel to;

  /** Filled from its start to its position. */
  private ByteBuffer held = ByteBuffer.allocate(PART);

  RelayWay(SocketChannel from, SocketChannel to) {
    this.from = from;
    this.to = to;
  }

  /** Whether all that was read is written. */
  boolean isEmpty() {
    return held.position() == 0;
  }

  /** Reads all that has arrived, since an end stands behind it; whether there was one. */
  boolean readToEnd() {
    while (true) {
      if (!held.hasRemaining()) {
        held.flip();
        held = ByteBuffer.allocate(2 * held.capacity()).put(held);
      }
      try {
        int read = from.read(held);
        if (read <= 0) {
          return read < 0;
        }
      } catch (IOException reset) {
        return true;
      }
    }
  }

  /**
   * Writes what the other side takes.
   *
   * @throws IOException if it takes nothing any more
   */
  void write() throws IOException {
    if (!isEmpty()) {
      held.flip();
      to.write(held);
      held.compact();
    }
  }

  /** What its reader waits for: with something in hand it is the other side's turn. */
  int reads() {
    return isEmpty() ? SelectionKey.OP_READ : 0;
  }

  /** What its writer waits for. */
  int writes() {
    return isEmpty() ? 0 : SelectionKey.OP_WRITE;
  }
}
