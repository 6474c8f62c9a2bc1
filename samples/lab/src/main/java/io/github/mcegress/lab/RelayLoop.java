package io.github.mcegress.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The one thread of every {@link CappedProxy} of one cap. Whoever comes is judged after all ends
 * that arrived before: it is accepted, then each connection is read until it would block, and only
 * then it gets a place or is reset. Safe for use by many threads.
 */
final class RelayLoop {
  /** For herds: who does not fit in waits a second for the next try of its system. */
  private static final int BACKLOG = 4096;

  private final RelayPlaces places;
  private final Selector selector;
  private final Map<ServerSocketChannel, Set<Relay>> relays = new LinkedHashMap<>();
  private final Queue<FutureTask<?>> orders = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  RelayLoop(RelayPlaces places) throws IOException {
    this.places = places;
    this.selector = Selector.open();
    this.thread = DaemonThread.named("capped-proxy").newThread(this::run);
    thread.start();
  }

  /** Relays to the target whoever comes to the listener that it returns. */
  ServerSocketChannel open(InetSocketAddress target) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(LoopbackAddress.first(), 0), BACKLOG);
    listener.configureBlocking(false);
    order(
        () -> {
          relays.put(listener, new LinkedHashSet<>());
          return listener.register(selector, SelectionKey.OP_ACCEPT, target);
        });
    return listener;
  }

  /** Ends a listener and who came by it; with the last one the thread ends. */
  void close(ServerSocketChannel listener) throws IOException {
    if (listener.isOpen()) {
      order(
          () -> {
            listener.close();
            relays.remove(listener).forEach(Relay::close);
            // A channel ends when its selector looks at it next.
            return selector.selectNow();
          });
    }
  }

  private void order(Callable<?> work) throws IOException {
    FutureTask<?> order = new FutureTask<>(work);
    orders.add(order);
    selector.wakeup();
    try {
      order.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private void run() {
    try {
      do {
        selector.select();
        Collection<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        ready.forEach(this::turn);
        for (FutureTask<?> order = orders.poll(); order != null; order = orders.poll()) {
          order.run();
        }
      } while (!relays.isEmpty());
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void turn(SelectionKey ready) {
    if (!ready.isValid()) {
      return;
    }
    if (ready.attachment() instanceof Relay) {
      ((Relay) ready.attachment()).turn();
    } else {
      accept((ServerSocketChannel) ready.channel(), (InetSocketAddress) ready.attachment());
    }
  }

  private void accept(ServerSocketChannel listener, InetSocketAddress target) {
    try {
      for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
        look();
        if (places.take()) {
          Relay relay = new Relay(client, SocketChannel.open(), selector, places);
          relays.get(listener).add(relay);
          relay.start(target);
        } else {
          client.setOption(StandardSocketOptions.SO_LINGER, 0);
          client.close();
        }
      }
    } catch (IOException e) {
      // The client has left already.
      return;
    }
  }

  /** Takes away all that have ended. */
  private void look() {
    for (Set<Relay> each : relays.values()) {
      each.removeIf(relay -> !relay.isOpen());
      each.forEach(Relay::look);
    }
  }
}
