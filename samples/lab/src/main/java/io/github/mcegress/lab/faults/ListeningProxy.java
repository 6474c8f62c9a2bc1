package io.github.mcegress.lab.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A proxy that stops listening as long as all of its connections are taken. */
final class ListeningProxy {
  private ListeningProxy() {}

  /** One that has let its last connection in; the host is {@code 127.0.0.1} or a name for it. */
  static FaultScene full(String host) throws IOException {
    ServerSocket listener =
        new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Socket holder = new Socket();
    holder.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    Socket taken = listener.accept();
    listener.close();
    return FaultScene.builder()
        .target(host, taken.getLocalPort())
        .hosts(Ways.hosts(host, Ways.ONE))
        .closing(holder)
        .closing(taken)
        .symptom(Ways.REFUSED)
        .build();
  }
}
