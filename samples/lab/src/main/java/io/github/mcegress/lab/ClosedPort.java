package io.github.mcegress.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of an address that refuses connections, held as long as this is open.
 *
 * <p>A port that was merely given back may be somebody else's a moment later. This one is bound and
 * does not listen, so that the system gives it to nobody.
 */
public final class ClosedPort implements AutoCloseable {
  private final Socket held = new Socket();

  /** Takes a port of the system's choice, of 127.0.0.1. */
  public ClosedPort() throws IOException {
    this(LoopbackAddress.first(), 0);
  }

  /**
   * Takes that port of that address.
   *
   * @throws java.net.BindException if somebody has it
   */
  public ClosedPort(InetAddress address, int port) throws IOException {
    held.bind(new InetSocketAddress(address, port));
  }

  /** The number of the port. */
  public int number() {
    return held.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
