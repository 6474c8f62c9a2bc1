package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Clients that were opened and closed leave nothing behind; {@link LeakBench} opens more. */
@BothTransports
class LeakTest {
  private static final int CLIENTS = 100;

  @Parameter TransportKind transport;

  @Test
  void closedClientsLeaveNothing() throws Exception {
    try (OpenClients clients = new OpenClients(transport)) {
      clients.open(20, true);
      Footprint before = clients.footprint();
      clients.open(CLIENTS, true);
      assertEquals(CLIENTS + 20, clients.requests());
      OurThreads.assertNone();
      // The server closes its ends a little later, in this very process.
      Footprint after = clients.footprint();
      for (int i = 0; i < 1000 && after.descriptors > before.descriptors + 10; i++) {
        TimeUnit.MILLISECONDS.sleep(10);
        after = clients.footprint();
      }
      assertTrue(after.descriptors <= before.descriptors + 10, before + " -> " + after);
      // OkHttp's idle workers may hold the last ones that they worked for.
      int held = clients.held();
      assertTrue(held <= 5, held + " closed clients are still held");
    }
  }
}
