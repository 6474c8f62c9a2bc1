package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;

/**
 * Tells the limit on connections what came of each request: lost are refused connections, those
 * that break before the answer is whole, and the answers 429 and 503.
 */
final class LimitedTransport implements Transport {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Transport transport;
  private final AdaptiveLimit limit;
  private final Time time;

  LimitedTransport(Transport transport, AdaptiveLimit limit, Time time) {
    this.transport = transport;
    this.limit = limit;
    this.time = time;
  }

  @Override
  public EgressResponse send(Exchange exchange) throws IOException {
    long begun = time.nanoTime();
    try {
      EgressResponse answer = transport.send(exchange);
      if (answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE) {
        limit.lost(begun);
      } else {
        limit.answered();
      }
      return answer;
    } catch (IOException e) {
      if (isLoss(exchange, e)) {
        limit.lost(begun);
      }
      throw e;
    }
  }

  private static boolean isLoss(Exchange exchange, IOException thrown) {
    if (exchange.stage() == Stage.PLAN || thrown instanceof InterruptedIOException) {
      // The caller's own doing, or the time was over.
      return false;
    }
    if (exchange.reused() && exchange.stage() == Stage.REQUEST) {
      // A server may end a connection that rested: no sign of too many.
      return false;
    }
    String code = Failure.of(exchange, thrown).code();
    return code.equals(Codes.CONNECT_REFUSED)
        || code.equals(Codes.HTTP_CONNECTION_LOST)
        || (code.equals(Codes.TLS_FAILED) && isBroken(thrown));
  }

  /** In the handshake, where most failures are about what was said. */
  private static boolean isBroken(Throwable thrown) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 20; t = t.getCause()) {
      if (t instanceof SocketException || t instanceof EOFException) {
        return true;
      }
      depth++;
    }
    return false;
  }

  @Override
  public void renew(Target target, InetAddress address) {
    transport.renew(target, address);
  }

  @Override
  public void retain(Endpoint endpoint, List<InetAddress> addresses) {
    transport.retain(endpoint, addresses);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
