package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;

final class LoopbackAddressTest {
  @RepeatedTest(10)
  void picksLoopbackAddressThatCanBeBound() throws Exception {
    InetAddress address = LoopbackAddress.pick();

    assertTrue(address.isLoopbackAddress(), address.toString());
    int second = address.getAddress()[1] & 0xff;
    assertTrue(
        (second >= 16 && second <= 250) || address.equals(LoopbackAddress.first()),
        address.toString());
    new ServerSocket(0, 1, address).close();
  }
}
