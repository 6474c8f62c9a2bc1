package io.github.mcegress.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A TCP relay on 127.0.0.1 in front of a server, with so many open connections at most.
 *
 * <p>What comes beyond is accepted and reset at once, without a byte: the client has connected, and
 * its first read or write fails. A real refusal cannot be had for an exact number: Linux completes
 * handshakes by itself as long as the backlog, whose size is a hint, has room, and then drops
 * packets, so that the client waits instead of being refused; and a listener that is closed at the
 * cap also resets those that it had not accepted yet.
 *
 * <p>A connection ends as a whole as soon as one of its sides ends; its place is free before the
 * other side learns of it. Counts are the relay's own, so a client that closes a connection and
 * opens the next at once may come before the relay has seen the first one end; a relay with
 * patience lets it wait that long before it refuses it. Several relays can share one cap and one
 * count. Safe for use by many threads.
 */
public final class CappedProxy implements Closeable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final RelayPlaces places;
  private final ThreadFactory threads = DaemonThread.named("capped-proxy");
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private CappedProxy(ServerSocket listener, InetSocketAddress target, RelayPlaces places) {
    this.listener = listener;
    this.target = target;
    this.places = places;
    acceptor = threads.newThread(this::accept);
  }

  /**
   * Begins to relay to the target.
   *
   * @param cap the most connections that are open at once
   * @throws IllegalArgumentException if the cap is less than 1
   * @throws IOException if no port can be bound
   */
  public static CappedProxy start(InetSocketAddress target, int cap) throws IOException {
    return start(target, cap, Duration.ZERO);
  }

  /**
   * The same with patience.
   *
   * @param patience how long one who comes at the cap is let wait for a place
   * @throws IllegalArgumentException if the cap is less than 1
   * @throws IOException if no port can be bound
   */
  public static CappedProxy start(InetSocketAddress target, int cap, Duration patience)
      throws IOException {
    return start(target, new RelayPlaces(cap, patience));
  }

  /**
   * Another relay, to another target, that shares the places of this one: both have one cap, and
   * tell the same counts.
   *
   * @throws IOException if no port can be bound
   */
  public CappedProxy beside(InetSocketAddress other) throws IOException {
    return start(other, places);
  }

  private static CappedProxy start(InetSocketAddress target, RelayPlaces places)
      throws IOException {
    // A backlog for herds: who does not fit in waits a second for the next try of its system.
    ServerSocket listener = new ServerSocket(0, 4096, LoopbackAddress.first());
    CappedProxy proxy = new CappedProxy(listener, target, places);
    proxy.acceptor.start();
    return proxy;
  }

  /** The port that it listens on, at 127.0.0.1. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections are open now. */
  public int open() {
    return places.open();
  }

  /** The most that were ever open at once. */
  public int greatest() {
    return places.greatest();
  }

  /** How many were let through so far. */
  public long opened() {
    return places.opened();
  }

  /** How many came beyond the cap so far. */
  public long refused() {
    return places.refused();
  }

  /** Ends the relay and all connections at once. */
  @Override
  public void close() throws IOException {
    listener.close();
    try {
      // Until it has left accept, the system lets one more in.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    relays.forEach(Relay::end);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (places.take()) {
          threads.newThread(new Relay(client)::run).start();
        } else {
          client.setSoLinger(true, 0);
          client.close();
        }
      } catch (IOException e) {
        // The client has left already, or the listener was closed.
        continue;
      }
    }
  }

  /** One connection: a thread for each direction. */
  private final class Relay {
    private final Socket client;
    private final Socket server = new Socket();
    private final AtomicBoolean ended = new AtomicBoolean();

    Relay(Socket client) {
      this.client = client;
      relays.add(this);
    }

    void run() {
      try {
        if (listener.isClosed()) {
          return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        server.connect(target);
        threads.newThread(() -> copy(server, client)).start();
        copy(client, server);
      } catch (IOException e) {
        // The target does not answer, which the client is to see as a lost connection.
        end();
      } finally {
        end();
      }
    }

    private void copy(Socket from, Socket to) {
      byte[] part = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
          out.write(part, 0, n);
        }
      } catch (IOException e) {
        // One of the sides was reset, or ended by the other direction.
        end();
      } finally {
        end();
      }
    }

    void end() {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      relays.remove(this);
      places.release();
      close(client);
      close(server);
    }

    private void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new IllegalStateException("a connection cannot be closed", e);
      }
    }
  }
}
