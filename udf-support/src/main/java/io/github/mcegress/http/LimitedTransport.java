package io.github.mcegress.http;

import io.github.mcegress.Stage;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Tells the limit on connections what came of each request: lost are connections refused or reset,
 * those that break before the answer is whole, and the answers 429 and 503.
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
      EgressException failure = Failure.of(exchange, e);
      if (isLoss(exchange, failure, e)) {
        limit.lost(begun);
      }
      throw failure;
    }
  }

  private static boolean isLoss(Exchange exchange, EgressException failure, IOException thrown) {
    if (exchange.stage() == Stage.PLAN || thrown instanceof InterruptedIOException) {
      // The caller's own doing, or the time was over.
      return false;
    }
    if (exchange.reused() && exchange.stage() == Stage.REQUEST) {
      // A server may end a connection that rested: no sign of too many.
      return false;
    }
    // A full proxy that takes a connection and resets it may show as early as in connect.
    return Failure.isPassing(failure);
  }

  @Override
  public Connections<?> connections() {
    return transport.connections();
  }

  @Override
  public void close() {
    transport.close();
  }
}
