package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * Sends one request once, on a connection to one address, verified by one name.
 *
 * <p>Implementations are safe for concurrent use, follow no redirect, retry nothing, and tell the
 * exchange how far it came.
 */
interface Transport extends Closeable {
  EgressResponse send(Exchange exchange) throws IOException;

  /** The next request to the target at this address goes out on a new connection. */
  void renew(Target target, InetAddress address);

  /** The endpoint has these addresses now: idle connections to others of its are closed. */
  void retain(Endpoint endpoint, List<InetAddress> addresses);
}
