package io.github.mcegress.http;

import io.github.mcegress.lab.LabCertificate;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on loopback that breaks seeded requests, plain or with TLS, at one port of two
 * addresses: the second one dies and comes back as it is told. Thread-safe.
 */
final class SoakServer implements Closeable {
  /** The name of its threads. */
  static final String THREAD = "soak-server";

  private static final int HANDSHAKES_BROKEN_OF_1000 = 10;

  private final @Nullable SSLContext tls;
  private final SoakLedger ledger;
  private final long seed;
  private final InetAddress second;
  private final ExecutorService threads;
  private final Door steady;
  private @Nullable Door unsteady;

  SoakServer(
      @Nullable LabCertificate certificate,
      InetAddress first,
      InetAddress second,
      SoakLedger ledger,
      long seed)
      throws IOException, GeneralSecurityException {
    this.tls = certificate == null ? null : contextOf(certificate);
    this.ledger = ledger;
    this.seed = seed;
    this.second = second;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, THREAD);
              thread.setDaemon(true);
              return thread;
            });
    this.steady = new Door(new ServerSocket(0, 50, first));
    toggle();
  }

  private static SSLContext contextOf(LabCertificate certificate) {
    SSLContext context = certificate.serverContext();
    // Else thousands that were broken off look like a leak on Java 8.
    context.getServerSessionContext().setSessionCacheSize(100);
    return context;
  }

  int port() {
    return steady.socket.getLocalPort();
  }

  /** The second address dies, or lives again. */
  synchronized void toggle() throws IOException {
    Door open = unsteady;
    unsteady = null;
    if (open != null) {
      open.socket.close();
    } else if (!second.equals(steady.socket.getInetAddress())) {
      unsteady = new Door(new ServerSocket(port(), 50, second));
    }
  }

  /** Listens at one address; its connections end with it, each at its next request. */
  private final class Door {
    private final ServerSocket socket;

    Door(ServerSocket socket) {
      this.socket = socket;
      threads.execute(this::accept);
    }

    private void accept() {
      while (!socket.isClosed()) {
        try {
          Socket connection = socket.accept();
          ledger.opened();
          threads.execute(() -> serve(connection));
        } catch (IOException | RejectedExecutionException closed) {
          // The address died, or the soak is over.
        }
      }
    }

    private void serve(Socket raw) {
      try (Socket open = raw) {
        open.setTcpNoDelay(true);
        int chance = Math.floorMod(SoakFault.mixed(seed, ledger.accepted()), 1000);
        if (tls != null && chance < HANDSHAKES_BROKEN_OF_1000) {
          SoakConnection.reset(open);
          return;
        }
        Socket spoken = tls == null ? open : secured(tls, open);
        SoakConnection connection =
            new SoakConnection(spoken, open, ledger, seed, socket::isClosed);
        while (connection.served()) {
          // The connection is kept for the next request.
        }
        if (spoken != open && !open.isClosed()) {
          spoken.close();
        }
      } catch (IOException left) {
        // The client has left.
      } finally {
        ledger.ended();
      }
    }
  }

  private static SSLSocket secured(SSLContext tls, Socket raw) throws IOException {
    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, true);
    secured.setUseClientMode(false);
    return secured;
  }

  @Override
  public synchronized void close() throws IOException {
    steady.socket.close();
    if (unsteady != null) {
      unsteady.socket.close();
    }
    threads.shutdownNow();
  }
}
