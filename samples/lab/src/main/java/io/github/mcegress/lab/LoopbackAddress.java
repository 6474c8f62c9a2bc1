package io.github.mcegress.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The choice of a loopback address of one's own, so that servers side by side do not meet.
 *
 * <p>Linux and Windows answer on all of 127.0.0.0/8, macOS only on 127.0.0.1.
 */
public final class LoopbackAddress {
  private static final int ATTEMPTS = 8;

  private LoopbackAddress() {}

  /** A random address between 127.16.0.1 and 127.250.255.254 that can be bound, or 127.0.0.1. */
  public static InetAddress pick() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      InetAddress candidate = random();
      if (canBeBound(candidate)) {
        return candidate;
      }
    }
    return first();
  }

  /** 127.0.0.1, which every system has. */
  static InetAddress first() {
    return of(0, 0, 1);
  }

  private static InetAddress random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return of(random.nextInt(16, 251), random.nextInt(256), random.nextInt(1, 255));
  }

  private static InetAddress of(int second, int third, int fourth) {
    try {
      return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, (byte) fourth});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  private static boolean canBeBound(InetAddress address) {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
