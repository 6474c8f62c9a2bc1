package io.github.mcegress.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Passes bytes on between a connection and a port on loopback until both have ended. */
final class Relay {
  private Relay() {}

  static void between(Socket client, int port) throws IOException, InterruptedException {
    try (Socket server = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      Thread back = new Thread(() -> copy(server, client), "relay");
      back.setDaemon(true);
      back.start();
      copy(client, server);
      back.join();
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[4096];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException ended) {
      // By either side: the other copy ends too.
    }
  }
}
