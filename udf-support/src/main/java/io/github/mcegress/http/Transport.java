package io.github.mcegress.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Sends one request once, on a connection to one address, verified by one name.
 *
 * <p>Implementations are safe for concurrent use, follow no redirect, retry nothing, and tell the
 * exchange how far it came.
 */
interface Transport extends Closeable {
  EgressResponse send(Exchange exchange) throws IOException;

  /** What it sends on. */
  Connections<?> connections();

  /** The next request to the target at this address goes out on a new connection. */
  default void renew(Target target, InetAddress address) {
    connections().retire(new Route(target, address)::equals);
  }

  @Override
  default void close() {
    connections().close();
  }
}
