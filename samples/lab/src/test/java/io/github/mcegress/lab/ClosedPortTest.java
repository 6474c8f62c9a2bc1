package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ClosedPortTest {
  @Test
  void refusesAndIsNobodyElses() throws Exception {
    try (ClosedPort closed = new ClosedPort()) {
      assertThrows(
          ConnectException.class,
          () -> new Socket(LoopbackAddress.first(), closed.number()).close());
      assertThrows(
          BindException.class,
          () -> new ServerSocket(closed.number(), 1, LoopbackAddress.first()).close());
    }
  }

  @Test
  void isThatOfAnAddressThatNobodyHas() throws Exception {
    InetAddress second = InetAddress.getByName("127.0.0.2");
    try (ServerSocket first = new ServerSocket(0, 1, LoopbackAddress.first());
        ClosedPort closed = new ClosedPort(second, first.getLocalPort())) {
      assertThrows(ConnectException.class, () -> new Socket(second, closed.number()).close());
      assertThrows(BindException.class, () -> new ClosedPort(second, closed.number()).close());
    }
  }
}
