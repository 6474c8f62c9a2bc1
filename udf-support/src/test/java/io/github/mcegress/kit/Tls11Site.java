package io.github.mcegress.kit;

import io.github.mcegress.lab.LabCertificate;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server's half of a TLS 1.1 handshake on 127.0.0.1, up to where the client must speak: the
 * JDK's own TLS would not take part in one any more.
 */
final class Tls11Site implements Closeable {
  private static final int HANDSHAKE = 22;

  /** TLS_RSA_WITH_AES_128_CBC_SHA, which TLS 1.1 has and clients still offer for TLS 1.2. */
  private static final int[] SUITE = {0x00, 0x2f};

  private final ServerSocket server =
      new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  private final byte[] flight;
  private final AtomicInteger hellos = new AtomicInteger();
  private volatile boolean wentOn;

  /** With a certificate whose key is RSA. */
  Tls11Site(LabCertificate certificate) throws IOException, CertificateEncodingException {
    this.flight = flight(certificate);
    Thread thread = new Thread(this::serve, "tls11-site");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many clients said hello. */
  int hellos() {
    return hellos.get();
  }

  /** Whether a client answered with its part of the handshake, and not with an alert. */
  boolean wentOn() {
    return wentOn;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        if (record(in) == HANDSHAKE) {
          hellos.incrementAndGet();
          socket.getOutputStream().write(flight);
          // Known before the client sees the end of the connection.
          wentOn |= record(in) == HANDSHAKE;
        }
      } catch (IOException left) {
        // The client has left, or the server was closed.
      }
    }
  }

  /** Reads one record and tells its type. */
  private static int record(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    in.readUnsignedShort();
    in.readFully(new byte[in.readUnsignedShort()]);
    return type;
  }

  /** ServerHello, Certificate and ServerHelloDone in one record of RFC 4346. */
  private static byte[] flight(LabCertificate certificate)
      throws IOException, CertificateEncodingException {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.write(new byte[] {3, 2});
    hello.write(new byte[32]);
    hello.write(0);
    hello.write(SUITE[0]);
    hello.write(SUITE[1]);
    hello.write(0);
    ByteArrayOutputStream chain = new ByteArrayOutputStream();
    for (X509Certificate sent : certificate.chain()) {
      sized(chain, sent.getEncoded());
    }
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    sized(list, chain.toByteArray());
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    message(messages, 2, hello.toByteArray());
    message(messages, 11, list.toByteArray());
    message(messages, 14, new byte[0]);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.write(new byte[] {HANDSHAKE, 3, 2});
    record.write(messages.size() >> 8);
    record.write(messages.size());
    messages.writeTo(record);
    return record.toByteArray();
  }

  private static void message(ByteArrayOutputStream out, int type, byte[] body) throws IOException {
    out.write(type);
    sized(out, body);
  }

  private static void sized(ByteArrayOutputStream out, byte[] body) throws IOException {
    out.write(body.length >> 16);
    out.write(body.length >> 8);
    out.write(body.length);
    out.write(body);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
