package io.github.mcegress.adapters;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Where a database is: its name, its port, and the shipped addresses. Immutable. */
final class DatabaseHost {
  /** The connection property that lets the addresses alone prove a server without TLS. */
  static final String PIN_PLAIN = "mcegressPinPlain";

  private final String host;
  private final int port;
  private final InetAddress[] addresses;

  private DatabaseHost(String host, int port, InetAddress[] addresses) {
    this.host = host;
    this.port = port;
    this.addresses = addresses;
  }

  /**
   * Takes the addresses of the host from hosts(5) text.
   *
   * @param origin the connection property that the text came from, to be named in errors
   * @throws IOException if there is no text, it is malformed, or the host is not in it
   */
  static DatabaseHost of(String host, int port, @Nullable String text, String origin)
      throws IOException {
    if (text == null) {
      throw new SocketException(
          Codes.DNS_UNRESOLVED
              + " no addresses were given; write the property "
              + origin
              + " = 203.0.113.7 "
              + host);
    }
    try {
      return new DatabaseHost(host, port, NamedAddresses.of(host, ResolvedHosts.parse(text)));
    } catch (InvalidEgressException e) {
      throw new IOException("the property " + origin + " is refused: " + e.getMessage(), e);
    } catch (UnknownHostException e) {
      UnknownHostException unknown =
          new UnknownHostException(
              Codes.DNS_UNRESOLVED
                  + " "
                  + e.getMessage()
                  + "; add its line to the property "
                  + origin);
      unknown.initCause(e);
      throw unknown;
    }
  }

  /** Makes an unconnected socket, and says how long it may take to connect. */
  interface Sockets {
    Socket make() throws IOException;

    /** In milliseconds; 0 waits as long as the system does. */
    int timeoutMillis() throws IOException;
  }

  /**
   * A socket that is connected to the first of the addresses that answers.
   *
   * @throws IOException the last address's failure, those before it suppressed
   */
  Socket connect(Sockets sockets) throws IOException {
    IOException failed = new UnknownHostException(host + " has no address");
    for (InetAddress address : addresses) {
      Socket socket = sockets.make();
      try {
        socket.connect(new InetSocketAddress(address, port), sockets.timeoutMillis());
        return socket;
      } catch (IOException e) {
        socket.close();
        if (!(failed instanceof UnknownHostException)) {
          e.addSuppressed(failed);
        }
        failed = e;
      }
    }
    throw failed;
  }

  /** What is said where nothing would prove the server. */
  static SocketException unproven(String host, String verified, String plain) {
    return new SocketException(
        "nothing would prove that the shipped address of "
            + host
            + " is its server; write "
            + verified
            + ", or "
            + plain
            + " and "
            + PIN_PLAIN
            + "=true to trust the addresses alone");
  }
}
