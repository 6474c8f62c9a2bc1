package io.github.mcegress.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reads get only what is left of the current request's deadline, in a TLS handshake
 * above it too: a peer that sends a byte a second cannot stretch a request.
 *
 * <p>A shorter SO_TIMEOUT that a caller sets still holds.
 */
final class DeadlineSocket extends Socket {
  private volatile @Nullable Deadline deadline;
  private volatile int timeoutMillis;

  /** From now on reads end at this deadline. */
  void deadline(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public synchronized void setSoTimeout(int timeout) throws SocketException {
    timeoutMillis = timeout;
    super.setSoTimeout(timeout);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        limit();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        limit();
        return super.read(bytes, offset, length);
      }
    };
  }

  private void limit() throws IOException {
    Deadline current = deadline;
    if (current != null) {
      int remaining = current.remainingMillis();
      super.setSoTimeout(timeoutMillis == 0 ? remaining : Math.min(timeoutMillis, remaining));
    }
  }
}
