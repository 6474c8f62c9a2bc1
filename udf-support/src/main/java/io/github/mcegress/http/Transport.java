package io.github.mcegress.http;

import java.io.Closeable;
import java.io.IOException;

/**
 * Sends one request once, on a connection to one address, verified by one name.
 *
 * <p>Implementations are safe for concurrent use, follow no redirect, retry nothing, and tell the
 * exchange how far it came.
 */
interface Transport extends Closeable {
  EgressResponse send(Exchange exchange) throws IOException;
}
