package io.github.mcegress.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of loopback that refuses connections: it is taken, and nobody listens. */
final class ClosedLoopbackPort {
  private ClosedLoopbackPort() {}

  /** Holds such a port until the socket is closed. */
  static Socket hold() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(Exam.address(127, 0, 0, 1), 0));
    return socket;
  }
}
