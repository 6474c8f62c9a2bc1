package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LookupsTest {
  @Test
  void seesNamesLookedUpForwardsAndBackwards() throws Exception {
    try (Lookups lookups = Lookups.watch()) {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      InetSocketAddress address = new InetSocketAddress("localhost", 1);
      String backwards = loopback.getHostName();
      assertEquals("localhost", address.getHostString());
      assertEquals("localhost", lookups.names().get(0));
      assertEquals(
          !backwards.equals("127.0.0.1"),
          lookups.names().contains(backwards),
          Arrays.toString(lookups.names().toArray()));
    }
  }
}
