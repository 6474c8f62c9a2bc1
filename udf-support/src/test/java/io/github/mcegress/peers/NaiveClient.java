package io.github.mcegress.peers;

import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Clients with one mistake each, to show that the kit sees it; a connection for each request. */
final class NaiveClient implements ByAddressClient {
  /** What is wrong. */
  enum Mistake {
    /** Verifies nothing. */
    TRUSTS_ALL,
    /** Verifies nothing either, and calls nobody by name. */
    NAMES_NOBODY,
    /** Gives JSSE the address for the peer host: it resumes sessions by that. */
    ADDRESS_AS_PEER_HOST,
    /** Looks the name up, for nothing. */
    LOOKS_UP,
    /** Looks the address up, for nothing. */
    LOOKS_UP_IN_REVERSE
  }

  private final Mistake mistake;
  private final ByAddress byAddress;
  private final SSLContext context;

  NaiveClient(KitSetup setup, Mistake mistake) throws GeneralSecurityException, IOException {
    this.mistake = mistake;
    this.byAddress = new ByAddress(setup);
    this.context = ByAddress.context(setup);
    if (mistake == Mistake.TRUSTS_ALL || mistake == Mistake.NAMES_NOBODY) {
      context.init(null, new TrustManager[] {new TrustsAll()}, null);
    }
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    return byAddress.get(url, this::send);
  }

  private ByAddress.Hop send(URI uri, String name, String hostHeader) throws IOException {
    try (Socket plain = new Socket(InetAddress.getByName(uri.getHost()), uri.getPort());
        Socket socket = secured(plain, uri, name)) {
      String head =
          "GET "
              + uri.getPath()
              + " HTTP/1.1\r\nConnection: close\r\nHost: "
              + (mistake == Mistake.NAMES_NOBODY ? uri.getAuthority() : hostHeader)
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return hop(new DataInputStream(socket.getInputStream()));
    }
  }

  private Socket secured(Socket plain, URI uri, String name) throws IOException {
    if (mistake == Mistake.LOOKS_UP) {
      try {
        InetAddress.getByName(name);
      } catch (IOException unknown) {
        // As it was to be.
      }
    }
    if (mistake == Mistake.LOOKS_UP_IN_REVERSE) {
      InetAddress.getByAddress(plain.getInetAddress().getAddress()).getHostName();
    }
    boolean byName = mistake == Mistake.LOOKS_UP || mistake == Mistake.LOOKS_UP_IN_REVERSE;
    SSLSocket tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(plain, byName ? name : uri.getHost(), uri.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    if (mistake != Mistake.TRUSTS_ALL && mistake != Mistake.NAMES_NOBODY) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    if (mistake != Mistake.NAMES_NOBODY && !ByAddress.isAddress(name)) {
      parameters.setServerNames(Collections.singletonList(new SNIHostName(name)));
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private static ByAddress.Hop hop(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    String location = null;
    int length = 0;
    for (String line : head.toString().split("\r\n", -1)) {
      String[] field = line.split(": ", 2);
      if (field[0].equalsIgnoreCase("Location")) {
        location = field[1];
      } else if (field[0].equalsIgnoreCase("Content-Length")) {
        length = Integer.parseInt(field[1]);
      }
    }
    byte[] body = new byte[length];
    in.readFully(body);
    int status = Integer.parseInt(head.toString().split(" ", 3)[1]);
    return new ByAddress.Hop(status, new String(body, StandardCharsets.UTF_8), location);
  }

  /** All of it; of null nothing. */
  static String text(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int n = in == null ? -1 : in.read(part); n >= 0; n = in.read(part)) {
      all.write(part, 0, n);
    }
    return new String(all.toByteArray(), StandardCharsets.UTF_8);
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
