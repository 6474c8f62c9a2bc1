package io.github.mcegress.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** MySQL's greeting, SSLRequest, TLS, then an ERR packet to the login. */
public final class LabMySql extends LabDatabase {
  private static final int LONG_PASSWORD = 1;
  private static final int CONNECT_WITH_DB = 8;
  private static final int PROTOCOL_41 = 0x200;
  private static final int SSL = 0x800;
  private static final int TRANSACTIONS = 0x2000;
  private static final int SECURE_CONNECTION = 0x8000;
  private static final int PLUGIN_AUTH = 0x80000;
  private static final int CAPABILITIES =
      LONG_PASSWORD
          | CONNECT_WITH_DB
          | PROTOCOL_41
          | SSL
          | TRANSACTIONS
          | SECURE_CONNECTION
          | PLUGIN_AUTH;

  /**
   * A server with that certificate, of one TLS version by its JSSE name.
   *
   * @throws IOException when no port can be bound
   */
  public LabMySql(LabCertificate certificate, String version) throws IOException {
    super(certificate, version);
  }

  @Override
  void serve(Socket socket) throws IOException {
    write(socket.getOutputStream(), 0, greeting());
    byte[] request = read(socket.getInputStream());
    if (request.length != 32 || (request[1] & (SSL >> 8)) == 0) {
      throw new IOException("no SSLRequest");
    }
    try (SSLSocket tls = upgrade(socket)) {
      read(tls.getInputStream());
      loggedIn();
      ByteArrayOutputStream error = new ByteArrayOutputStream();
      error.write(0xff);
      number(error, 1045, 2);
      error.write(("#28000" + REFUSAL).getBytes(StandardCharsets.US_ASCII));
      write(tls.getOutputStream(), 3, error.toByteArray());
    }
  }

  private static byte[] greeting() throws IOException {
    ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    greeting.write(10);
    text(greeting, "8.4.0");
    number(greeting, 1, 4);
    text(greeting, "12345678");
    number(greeting, CAPABILITIES & 0xffff, 2);
    greeting.write(45);
    number(greeting, 2, 2);
    number(greeting, CAPABILITIES >>> 16, 2);
    greeting.write(21);
    greeting.write(new byte[10]);
    text(greeting, "123456789012");
    text(greeting, "caching_sha2_password");
    return greeting.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
  }

  private static void number(ByteArrayOutputStream out, int number, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(number >>> (8 * i));
    }
  }

  private static void write(OutputStream out, int sequence, byte[] payload) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    number(packet, payload.length, 3);
    packet.write(sequence);
    packet.write(payload);
    out.write(packet.toByteArray());
    out.flush();
  }

  private static byte[] read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    in.readByte();
    byte[] payload = new byte[length];
    in.readFully(payload);
    return payload;
  }
}
