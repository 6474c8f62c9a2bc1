package io.github.mcegress.peers;

import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;

/** Takes a TLS 1.1 hello and goes on; a good client for all other servers. */
final class Tls11Client implements ByAddressClient {
  private static final byte[] HELLO = {22, 3, 1, 0, 4, 1, 0, 0, 0};
  private static final byte[] KEY_EXCHANGE = {22, 3, 2, 0, 4, 16, 0, 0, 0};

  private final NaiveClient good;

  Tls11Client(KitSetup setup) throws GeneralSecurityException, IOException {
    this.good = new NaiveClient(setup, NaiveClient.Mistake.LOOKS_UP);
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    URI uri = URI.create(url);
    if (!uri.getHost().startsWith("api.")) {
      return good.get(url);
    }
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      socket.getOutputStream().write(HELLO);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readFully(new byte[3]);
      in.readFully(new byte[in.readUnsignedShort()]);
      socket.getOutputStream().write(KEY_EXCHANGE);
      throw new IOException("the server left: " + in.read());
    }
  }
}
