package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CappedProxyTest {
  private ServerSocket target;
  private CappedProxy proxy;

  @BeforeEach
  void start() throws IOException {
    target = new ServerSocket(0, 50, LoopbackAddress.first());
    target.setSoTimeout(20_000);
    proxy = CappedProxy.start((InetSocketAddress) target.getLocalSocketAddress(), 2);
  }

  @AfterEach
  void end() throws IOException {
    proxy.close();
    target.close();
  }

  private Socket client() throws IOException {
    return new Socket(LoopbackAddress.first(), proxy.port());
  }

  private void assertRefused() throws IOException {
    try (Socket client = client()) {
      assertThrows(IOException.class, () -> client.getInputStream().read());
    }
  }

  @Test
  void relaysBothWays() throws IOException {
    try (Socket client = client();
        Socket server = target.accept()) {
      client.getOutputStream().write(1);
      assertEquals(1, server.getInputStream().read());
      server.getOutputStream().write(2);
      assertEquals(2, client.getInputStream().read());
    }
  }

  @Test
  void resetsWhatComesBeyondTheCap() throws IOException {
    try (Socket first = client();
        Socket firstServer = target.accept();
        Socket second = client();
        Socket secondServer = target.accept()) {
      assertRefused();
      assertRefused();
      assertEquals(2, proxy.opened());
      assertEquals(2, proxy.refused());
      assertEquals(2, proxy.open());
      assertEquals(2, proxy.greatest());
      second.getOutputStream().write(3);
      assertEquals(3, secondServer.getInputStream().read());
      first.getOutputStream().write(4);
      assertEquals(4, firstServer.getInputStream().read());
    }
  }

  @Test
  void aClosedConnectionGivesItsPlaceBack() throws IOException {
    for (int i = 0; i < 5; i++) {
      try (Socket client = client();
          Socket server = target.accept()) {
        client.close();
        assertEquals(-1, server.getInputStream().read());
        assertEquals(0, proxy.open());
      }
    }
    assertEquals(5, proxy.opened());
    assertEquals(1, proxy.greatest());
    assertEquals(0, proxy.refused());
  }

  @Test
  void whatTheServerEndsGivesItsPlaceBack() throws IOException {
    try (Socket client = client();
        Socket server = target.accept()) {
      server.getOutputStream().write(5);
      server.close();
      assertEquals(5, client.getInputStream().read());
      assertEquals(-1, client.getInputStream().read());
      assertEquals(0, proxy.open());
    }
  }

  @Test
  void aTargetThatDoesNotListenTakesNoPlace() throws IOException {
    target.close();
    try (Socket client = client()) {
      assertEquals(-1, client.getInputStream().read());
    }
    assertEquals(0, proxy.open());
    assertEquals(0, proxy.refused());
  }

  @Test
  void itsEndIsThatOfAllConnections() throws IOException {
    try (Socket client = client();
        Socket server = target.accept()) {
      proxy.close();
      assertEquals(-1, client.getInputStream().read());
      assertEquals(-1, server.getInputStream().read());
      assertEquals(0, proxy.open());
      assertThrows(IOException.class, this::client);
    }
  }

  @Test
  void sharesItsCapWithAnother() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 50, LoopbackAddress.first());
        CappedProxy beside = proxy.beside((InetSocketAddress) other.getLocalSocketAddress());
        Socket first = client();
        Socket firstServer = target.accept();
        Socket second = new Socket(LoopbackAddress.first(), beside.port());
        Socket secondServer = other.accept()) {
      assertRefused();
      assertEquals(2, beside.open());
      assertEquals(1, beside.refused());
      second.getOutputStream().write(6);
      assertEquals(6, secondServer.getInputStream().read());
      first.getOutputStream().write(7);
      assertEquals(7, firstServer.getInputStream().read());
    }
  }

  /** Each of a hundred ends stands behind more than one read takes, and nobody waits for it. */
  @Test
  void anEndThatCameBeforeTheNextConnectionIsSeenFirst() throws IOException {
    byte[] much = new byte[50_000];
    try (CappedProxy narrow =
        CappedProxy.start((InetSocketAddress) target.getLocalSocketAddress(), 1)) {
      for (int i = 0; i < 100; i++) {
        try (Socket client = new Socket(LoopbackAddress.first(), narrow.port());
            Socket server = target.accept()) {
          client.getOutputStream().write(much);
          client.setSoLinger(i % 2 == 0, 0);
          assertEquals(0, server.getInputStream().read());
        }
      }
      assertEquals(100, narrow.opened());
      assertEquals(1, narrow.greatest());
      assertEquals(0, narrow.refused());
    }
  }

  @Test
  void whatWasSentBeforeAnEndArrives() throws IOException {
    byte[] much = new byte[3_000_000];
    Arrays.fill(much, (byte) 7);
    try (Socket client = client();
        Socket server = target.accept()) {
      Thread sender = new Thread(() -> send(client, much));
      sender.start();
      InputStream in = server.getInputStream();
      int read = 0;
      for (byte[] part = new byte[8192]; read < much.length; ) {
        int more = in.read(part);
        assertTrue(more > 0, () -> "the end came early");
        read += more;
      }
      assertEquals(-1, in.read());
      assertEquals(0, proxy.open());
    }
  }

  private static void send(Socket client, byte[] all) {
    try {
      client.getOutputStream().write(all);
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesACapBelowOne() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CappedProxy.start((InetSocketAddress) target.getLocalSocketAddress(), 0));
    assertEquals("the cap is 0; write 1 or more", e.getMessage());
  }
}
