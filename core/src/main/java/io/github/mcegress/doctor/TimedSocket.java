package io.github.mcegress.doctor;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A socket whose reads get only what is left of the current step's time, in a TLS handshake above
 * it too; and that knows how the peer began to speak.
 */
final class TimedSocket extends Socket {
  private final StringBuilder beginning = new StringBuilder();
  private Budget.Share step;

  TimedSocket(Budget.Share step) {
    // As our own client; else socksProxyHost would have the proxy examined in place of the target.
    super(Proxy.NO_PROXY);
    this.step = step;
  }

  /** From now on reads end with this step. */
  void begin(Budget.Share step) {
    this.step = step;
  }

  /** The first bytes of the peer that were read, as Latin-1; empty while it said nothing. */
  String beginning() {
    return beginning.toString();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        setSoTimeout(step.millis());
        int read = super.read(bytes, offset, length);
        int room = Math.min(read, 16 - beginning.length());
        if (room > 0) {
          beginning.append(new String(bytes, offset, room, StandardCharsets.ISO_8859_1));
        }
        return read;
      }
    };
  }
}
