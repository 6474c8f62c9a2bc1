package io.github.mcegress.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A database on loopback that speaks its protocol's own TLS upgrade for real and refuses every
 * login: enough to see by which name and certificate a driver came through, and no SQL.
 *
 * <p>It serves one connection after another. Its counters are safe to read by many threads.
 */
public abstract class LabDatabase implements Closeable {
  /** What it answers to every login. */
  public static final String REFUSAL = "the lab takes no logins";

  private static final int PATIENCE_MILLIS = 10_000;

  private final ServerSocket listener;
  private final SSLContext context;
  private final String version;
  private final Thread thread;
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> names = new CopyOnWriteArrayList<>();

  LabDatabase(LabCertificate certificate, String version) throws IOException {
    this.version = version;
    context = certificate.serverContext();
    listener = new ServerSocket(0, 50, LoopbackAddress.first());
    thread = DaemonThread.named("lab-database").newThread(this::listen);
    thread.start();
  }

  /** The port that it listens on, at 127.0.0.1. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections came through the handshake and sent a login. */
  public int logins() {
    return logins.get();
  }

  /** How many connections came. */
  public int connections() {
    return connections.get();
  }

  /** The names asked for by SNI, of finished handshakes. */
  public List<String> names() {
    return new ArrayList<>(names);
  }

  /** Greets, {@linkplain #upgrade upgrades}, reads the login, refuses it. */
  abstract void serve(Socket socket) throws IOException;

  SSLSocket upgrade(Socket socket) throws IOException {
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    tls.setUseClientMode(false);
    tls.setEnabledProtocols(new String[] {version});
    tls.startHandshake();
    for (SNIServerName name : ((ExtendedSSLSession) tls.getSession()).getRequestedServerNames()) {
      names.add(((SNIHostName) name).getAsciiName());
    }
    return tls;
  }

  void loggedIn() {
    logins.incrementAndGet();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        connections.incrementAndGet();
        socket.setSoTimeout(PATIENCE_MILLIS);
        serve(socket);
      } catch (IOException e) {
        // A client that does not trust this server has hung up, or the listener was closed.
        continue;
      }
    }
  }

  /** Ends the server and its thread. */
  @Override
  public void close() throws IOException {
    listener.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
