package io.github.mcegress.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One connection that a {@link CappedProxy} lets through, with the place that it has. For the
 * thread of its {@link RelayLoop}, which it never holds up.
 */
final class Relay {
  private final SocketChannel client;
  private final SocketChannel server;
  private final Selector selector;
  private final RelayPlaces places;
  private final RelayWay up;
  private final RelayWay down;
  private boolean ended;

  /** Whose sender has ended; what it sent is still to be written. */
  private RelayWay last;

  /** With a client that has a place already, and a new channel for the server. */
  Relay(SocketChannel client, SocketChannel server, Selector selector, RelayPlaces places) {
    this.client = client;
    this.server = server;
    this.selector = selector;
    this.places = places;
    this.up = new RelayWay(client, server);
    this.down = new RelayWay(server, client);
    this.last = up;
  }

  /** Begins to connect to the target. */
  void start(InetSocketAddress target) {
    try {
      for (SocketChannel side : new SocketChannel[] {client, server}) {
        side.configureBlocking(false);
        side.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      client.register(selector, 0, this);
      server.register(selector, SelectionKey.OP_CONNECT, this);
      if (server.connect(target)) {
        go();
      }
    } catch (IOException e) {
      // The target does not answer, which the client is to see as a lost connection.
      close();
    }
  }

  /** One of its channels is ready. */
  void turn() {
    try {
      if (!server.finishConnect()) {
        return;
      }
      // With something in hand it is the other side's turn.
      if (!ended && up.isEmpty() && up.readToEnd()) {
        end(up);
      }
      if (!ended && down.isEmpty() && down.readToEnd()) {
        end(down);
      }
      go();
    } catch (IOException e) {
      // The target does not answer, or a side takes nothing any more.
      close();
    }
  }

  /** Sees whether the client has ended, however much it sent before, and goes on. */
  void look() {
    if (!ended && up.readToEnd()) {
      end(up);
    }
    turn();
  }

  /** Before the other side learns of it. */
  private void end(RelayWay way) {
    ended = true;
    last = way;
    places.release();
  }

  /** Writes what is there, and waits for more. */
  private void go() throws IOException {
    if (!ended) {
      up.write();
      down.write();
      client.keyFor(selector).interestOps(up.reads() | down.writes());
      server.keyFor(selector).interestOps(down.reads() | up.writes());
      return;
    }
    last.write();
    if (last.isEmpty()) {
      close();
    } else {
      client.keyFor(selector).interestOps(last == down ? SelectionKey.OP_WRITE : 0);
      server.keyFor(selector).interestOps(last == up ? SelectionKey.OP_WRITE : 0);
    }
  }

  boolean isOpen() {
    return client.isOpen();
  }

  /** Ends it on both sides. */
  void close() {
    if (!ended) {
      end(up);
    }
    try {
      client.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
