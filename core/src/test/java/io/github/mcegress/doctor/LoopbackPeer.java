package io.github.mcegress.doctor;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server on loopback that treats each connection in its own way, and counts them. */
final class LoopbackPeer implements Closeable {
  /** What is done with one connection; it is closed afterwards. */
  interface Talk {
    void with(LoopbackPeer peer, Socket socket) throws Exception;
  }

  private final ServerSocket server;
  private final Talk talk;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

  private LoopbackPeer(ServerSocket server, Talk talk) {
    this.server = server;
    this.talk = talk;
    Thread thread = new Thread(this::accept, "loopback-peer");
    thread.setDaemon(true);
    thread.start();
  }

  static LoopbackPeer plain(Talk talk) throws IOException {
    return new LoopbackPeer(new ServerSocket(0, 50, loopback()), talk);
  }

  static LoopbackPeer tls(SSLContext context, Talk talk) throws IOException {
    return tls(context, talk, server -> {});
  }

  static LoopbackPeer tls(SSLContext context, Talk talk, Consumer<SSLServerSocket> change)
      throws IOException {
    SSLServerSocket server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, loopback());
    change.accept(server);
    return new LoopbackPeer(server, talk);
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        Thread thread = new Thread(() -> serve(socket), "loopback-talk");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try {
      talk.with(this, socket);
      socket.close();
    } catch (Exception endedByTheClient) {
      // What counts is what the client says of it.
    }
  }

  /** The first request of a connection, up to its empty line. */
  static String request(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) {
        break;
      }
      bytes.write(read);
      text = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  static Talk http(String head) {
    return (peer, socket) -> {
      String request = request(socket);
      if (!request.isEmpty()) {
        peer.requests.add(request);
        say(socket, head);
      }
    };
  }

  static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Ends the connection with a reset. */
  static void reset(LoopbackPeer peer, Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Reads until the client ends the connection, and says nothing. */
  static void hang(LoopbackPeer peer, Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int read = 0;
    while (read >= 0) {
      read = in.read();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** What clients asked for, in the order in which it came. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
