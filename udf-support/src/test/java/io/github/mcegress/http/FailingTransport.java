package io.github.mcegress.http;

import io.github.mcegress.Stage;
import java.io.IOException;

/** Fails each request at that stage with that exception. */
final class FailingTransport implements Transport {
  private final Stage stage;
  private final IOException failure;

  FailingTransport(Stage stage, IOException failure) {
    this.stage = stage;
    this.failure = failure;
  }

  @Override
  public EgressResponse send(Exchange exchange) throws IOException {
    exchange.reached(stage);
    throw failure;
  }

  @Override
  public Connections<?> connections() {
    throw new UnsupportedOperationException("it has none");
  }

  @Override
  public void close() {}
}
