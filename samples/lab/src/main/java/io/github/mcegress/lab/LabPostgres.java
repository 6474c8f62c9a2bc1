package io.github.mcegress.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** PostgreSQL's SSLRequest, TLS, then an ErrorResponse to the startup message. */
public final class LabPostgres extends LabDatabase {
  private static final int SSL_REQUEST = 80877103;

  /**
   * A server with that certificate, of one TLS version by its JSSE name.
   *
   * @throws IOException when no port can be bound
   */
  public LabPostgres(LabCertificate certificate, String version) throws IOException {
    super(certificate, version);
  }

  @Override
  void serve(Socket socket) throws IOException {
    DataInputStream plain = new DataInputStream(socket.getInputStream());
    if (plain.readInt() != 8 || plain.readInt() != SSL_REQUEST) {
      throw new IOException("no SSLRequest");
    }
    socket.getOutputStream().write('S');
    try (SSLSocket tls = upgrade(socket)) {
      DataInputStream in = new DataInputStream(tls.getInputStream());
      in.readFully(new byte[in.readInt() - 4]);
      loggedIn();
      ByteArrayOutputStream fields = new ByteArrayOutputStream();
      for (String field : new String[] {"SFATAL", "C28000", "M" + REFUSAL, ""}) {
        fields.write(field.getBytes(StandardCharsets.US_ASCII));
        fields.write(0);
      }
      DataOutputStream out = new DataOutputStream(tls.getOutputStream());
      out.writeByte('E');
      out.writeInt(fields.size() + 4);
      fields.writeTo(out);
      out.flush();
    }
  }
}
