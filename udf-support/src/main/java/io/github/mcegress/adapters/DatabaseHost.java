package io.github.mcegress.adapters;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a database is: its name, its port, and the shipped addresses. Immutable. */
final class DatabaseHost {
  /** The connection property that lets the addresses alone prove a server without TLS. */
  static final String PIN_PLAIN = "mcegressPinPlain";

  /** The connection property that names the one endpoint that the client has let through. */
  static final String ENDPOINT = "mcegressEndpoint";

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

  /**
   * What a client knows of a database: its endpoint, and its addresses as hosts(5) text.
   *
   * @param use the driver's name, for what is observed
   * @param hosts the connection property of the addresses
   */
  static Properties of(EgressClient client, String hostPort, String use, String hosts)
      throws EgressException {
    Endpoint endpoint = Endpoint.parse(hostPort);
    StringBuilder lines = new StringBuilder();
    for (InetAddress address : client.access().resolve(hostPort, use)) {
      if (!endpoint.address().isPresent()) {
        lines.append(address.getHostAddress()).append(' ').append(endpoint.host()).append('\n');
      }
    }
    Properties properties = new Properties();
    properties.setProperty(ENDPOINT, endpoint.toString());
    properties.setProperty(hosts, lines.toString());
    return properties;
  }

  /**
   * Holds a URL to the endpoint that the client has let through, where there is a client.
   *
   * @throws SocketException if the URL is another's
   */
  static void require(@Nullable String allowed, String host, int port) throws SocketException {
    if (allowed != null && !isSame(allowed, host, port)) {
      throw new SocketException(
          Codes.NOT_DECLARED
              + " the connection's properties are for "
              + allowed
              + ", and the URL has "
              + host
              + ":"
              + port
              + "; call properties(client, \""
              + host
              + ":"
              + port
              + "\") for it");
    }
  }

  private static boolean isSame(String allowed, String host, int port) throws SocketException {
    try {
      return Endpoint.parse(allowed).equals(Endpoint.of(host, port));
    } catch (InvalidEgressException e) {
      SocketException refused =
          new SocketException("the host of the URL or " + ENDPOINT + " is refused: " + e);
      refused.initCause(e);
      throw refused;
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
