package io.github.mcegress.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A client of plain JSSE sockets that sends one request on a connection of its own. */
final class TlsClient {
  private static final String MARK = "seen before";
  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  private final SSLContext context;

  TlsClient(String trustedPem) throws GeneralSecurityException, IOException {
    context = LabTrust.of(trustedPem).context();
  }

  /** What came back, and the session it came by. */
  static final class Exchange {
    final String answer;
    final X509Certificate presented;
    final boolean resumed;
    final String protocol;

    private Exchange(String answer, SSLSession session) throws IOException {
      this.answer = answer;
      this.presented = (X509Certificate) session.getPeerCertificates()[0];
      this.resumed = session.getValue(MARK) != null;
      this.protocol = session.getProtocol();
    }
  }

  /** A GET, verified by the name; null as name sends no SNI and verifies no name. */
  Exchange get(LabWeb web, String name, String hostHeader, String path, String... protocols)
      throws IOException {
    try (Socket plain = new Socket(web.address(), web.port());
        SSLSocket socket =
            (SSLSocket)
                context
                    .getSocketFactory()
                    .createSocket(
                        plain,
                        name == null ? web.address().getHostAddress() : name,
                        web.port(),
                        true)) {
      socket.setSoTimeout(10_000);
      SSLParameters parameters = socket.getSSLParameters();
      if (name != null) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      if (protocols.length > 0) {
        parameters.setProtocols(protocols);
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + hostHeader + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Exchange exchange = new Exchange(readOne(socket.getInputStream()), socket.getSession());
      socket.getSession().putValue(MARK, true);
      return exchange;
    }
  }

  /**
   * One answer, so that the client closes first: a Java 8 server that closes first does so without
   * waiting for the client's close_notify, and forgets the session for it.
   */
  private static String readOne(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    Matcher length = CONTENT_LENGTH.matcher(answer);
    for (int left = length.find() ? Integer.parseInt(length.group(1)) : 0; left > 0; left--) {
      answer.append((char) in.readUnsignedByte());
    }
    return answer.toString();
  }

  /** Everything until the other side closes. */
  static String readAll(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      all.write(b);
    }
    return new String(all.toByteArray(), StandardCharsets.UTF_8);
  }
}
