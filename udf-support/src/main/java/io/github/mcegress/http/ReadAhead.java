package io.github.mcegress.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What arrives at a socket, read ahead, since JSSE asks twice for each record, first for its head
 * of five bytes. It pays for the look at what waits before a connection is used again.
 *
 * <p>For one reader at a time; what waits is asked for while nobody reads.
 */
final class ReadAhead extends FilterInputStream {
  private final byte[] ahead = new byte[8 * 1024];
  private int next;
  private int end;

  ReadAhead(InputStream socket) {
    super(socket);
  }

  @Override
  public int read() throws IOException {
    return next < end || fill() ? ahead[next++] & 0xff : -1;
  }

  /** What is there already, or else what one read of the socket brings. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (next == end) {
      if (length >= ahead.length) {
        return in.read(bytes, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int some = Math.min(length, end - next);
    System.arraycopy(ahead, next, bytes, offset, some);
    next += some;
    return some;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = 0;
    end = Math.max(0, in.read(ahead, 0, ahead.length));
    return end > 0;
  }

  @Override
  public long skip(long bytes) throws IOException {
    if (bytes <= 0 || next == end && !fill()) {
      return 0;
    }
    int some = (int) Math.min(bytes, end - next);
    next += some;
    return some;
  }

  @Override
  public int available() throws IOException {
    return end - next + super.available();
  }
}
