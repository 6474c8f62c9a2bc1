package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.lab.CappedProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PromptSocketTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int ROUNDS = 200;

  /** A plain socket's successor comes before its end in a fifth of the rounds. */
  @Test
  @Timeout(60)
  void itsEndLeavesBeforeTheNextBeginsThoughAThreadReads() throws Exception {
    List<Socket> accepted = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 50, HERE);
        CappedProxy relay =
            CappedProxy.start((InetSocketAddress) server.getLocalSocketAddress(), 1)) {
      server.setSoTimeout(20_000);
      for (int i = 0; i < ROUNDS; i++) {
        PromptSocket client = new PromptSocket();
        client.connect(new InetSocketAddress(HERE, relay.port()));
        accepted.add(server.accept());
        awaitBlocked(reader(client));
        client.setSoLinger(true, 0);
        client.close();
      }
      assertEquals(ROUNDS, relay.opened());
      assertEquals(0, relay.refused());
      assertEquals(1, relay.greatest());
    } finally {
      for (Socket each : accepted) {
        each.close();
      }
    }
  }

  private static Thread reader(Socket socket) {
    Thread reader =
        new Thread(
            () -> {
              try {
                socket.getInputStream().read();
              } catch (IOException closed) {
                return;
              }
            });
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  /** Until it is in the system's call that reads, or waits for something to read. */
  private static void awaitBlocked(Thread reader) {
    StackTraceElement[] stack = reader.getStackTrace();
    while (stack.length == 0 || !stack[0].isNativeMethod()) {
      Thread.yield();
      stack = reader.getStackTrace();
    }
  }
}
