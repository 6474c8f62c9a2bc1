package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Calls through one client under random faults, all accounted for; {@link SoakBench} makes more.
 */
@BothTransports
class SoakTest {
  private static final int CALLS = 5_000;

  @Parameter TransportKind transport;

  @Test
  void everyRequestIsAccountedFor() throws Exception {
    try (Soak soak = new Soak(transport, CALLS, 6)) {
      long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(30);
      assertTrue(soak.callUntil(CALLS, until), "the time is over");
      new SoakAccount(soak).assertBalanced();
    }
  }
}
