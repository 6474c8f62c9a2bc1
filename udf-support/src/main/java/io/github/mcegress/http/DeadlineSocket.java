package io.github.mcegress.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reads get only what is left of the current request's deadline, in a TLS handshake
 * above it too: a peer that sends a byte a second cannot stretch a request.
 *
 * <p>A shorter SO_TIMEOUT that a caller sets still holds.
 */
final class DeadlineSocket extends PromptSocket {
  private final AtomicLong received = new AtomicLong();
  private volatile @Nullable Deadline deadline;
  private volatile int timeoutMillis;
  private @Nullable InputStream input;

  /** From now on reads end at this deadline. */
  void deadline(Deadline deadline) {
    this.deadline = deadline;
  }

  /** How many bytes arrived so far. */
  long received() {
    return received.get();
  }

  /** Whether bytes wait to be read. */
  boolean hasUnread() {
    try {
      return getInputStream().available() > 0;
    } catch (IOException gone) {
      return true;
    }
  }

  /**
   * Whether neither a byte nor the end has come, looked at for a millisecond. What is read here is
   * lost: if not, the socket is to be closed.
   */
  boolean isQuiet() {
    try {
      int timeout = getSoTimeout();
      super.setSoTimeout(1);
      try {
        super.getInputStream().read();
        return false;
      } catch (SocketTimeoutException nothing) {
        super.setSoTimeout(timeout);
        return !hasUnread();
      }
    } catch (IOException ended) {
      return false;
    }
  }

  @Override
  public synchronized void setSoTimeout(int timeout) throws SocketException {
    timeoutMillis = timeout;
    super.setSoTimeout(timeout);
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    InputStream known = input;
    if (known == null) {
      known = new ReadAhead(new Arriving(super.getInputStream()));
      input = known;
    }
    return known;
  }

  private void limit() throws IOException {
    Deadline current = deadline;
    if (current != null) {
      int remaining = current.remainingMillis();
      super.setSoTimeout(timeoutMillis == 0 ? remaining : Math.min(timeoutMillis, remaining));
    }
  }

  private final class Arriving extends FilterInputStream {
    Arriving(InputStream socket) {
      super(socket);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      limit();
      int read = super.read(bytes, offset, length);
      received.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
