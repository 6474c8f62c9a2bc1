package io.github.mcegress.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

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
 * other side learns of it. A client whose end arrives before the next connection is never counted
 * beside it, however late the relay is. Several relays can share one cap and one count. Safe for
 * use by many threads.
 */
public final class CappedProxy implements Closeable {
  private final RelayPlaces places;
  private final RelayLoop loop;
  private final ServerSocketChannel listener;

  private CappedProxy(RelayPlaces places, RelayLoop loop, InetSocketAddress target)
      throws IOException {
    this.places = places;
    this.loop = loop;
    this.listener = loop.open(target);
  }

  /**
   * Begins to relay to the target.
   *
   * @param cap the most connections that are open at once
   * @throws IllegalArgumentException if the cap is less than 1
   * @throws IOException if no port can be bound
   */
  public static CappedProxy start(InetSocketAddress target, int cap) throws IOException {
    RelayPlaces places = new RelayPlaces(cap);
    return new CappedProxy(places, new RelayLoop(places), target);
  }

  /**
   * Another relay, to another target, that shares the places of this one, which is open: both have
   * one cap, and tell the same counts.
   *
   * @throws IOException if no port can be bound
   */
  public CappedProxy beside(InetSocketAddress other) throws IOException {
    return new CappedProxy(places, loop, other);
  }

  /** The port that it listens on, at 127.0.0.1. */
  public int port() {
    return listener.socket().getLocalPort();
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

  /** Ends the relay and all its connections at once. */
  @Override
  public void close() throws IOException {
    loop.close(listener);
  }
}
