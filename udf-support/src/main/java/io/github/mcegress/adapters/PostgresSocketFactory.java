package io.github.mcegress.adapters;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.ssl.NonValidatingFactory;

/**
 * Connects the PostgreSQL driver to the shipped address of the host in its URL.
 *
 * <p>Connection properties: {@code socketFactory} is this class's name, {@code socketFactoryArg}
 * the addresses as hosts(5) text (in a URL with {@code %20} for a blank and {@code %0A} for a new
 * line). The driver still believes that it talks to the name, and verifies the certificate by it
 * after every handshake, resumed ones included. Nothing is looked up. One host for each URL: with
 * several, the driver does not say which one it wants. {@link #properties} gives them all for a
 * database that a client's description declares.
 *
 * <p>{@code sslmode=verify-full} with the driver's own verification is required, since only that
 * proves the server behind an address; there is no TLS without it. Where the server has no TLS at
 * all, {@code sslmode=disable} with {@code mcegressPinPlain=true} trusts the addresses alone, as
 * {@code pin-plain-http} does for http. Each address has the whole {@code connectTimeout}.
 * Thread-safe.
 */
public final class PostgresSocketFactory extends SocketFactory {
  private static final String HOSTS = "socketFactoryArg";

  private final Properties properties;

  /** Called by the driver with the connection's properties. */
  public PostgresSocketFactory(Properties properties) {
    this.properties = properties;
  }

  /**
   * The connection properties for a database that a client's description declares, at the addresses
   * that the client has: {@code sslmode=verify-full}, this class, the addresses, and the endpoint,
   * so that they serve no other. In observe mode the database is recorded.
   *
   * @throws EgressException if it is not declared, with the line to add, or has no address
   * @throws io.github.mcegress.InvalidEgressException if it is not of the form {@code host:port}
   */
  public static Properties properties(EgressClient client, String hostPort) throws EgressException {
    Properties properties = DatabaseHost.of(client, hostPort, "postgresql", HOSTS);
    properties.setProperty("socketFactory", PostgresSocketFactory.class.getName());
    properties.setProperty("sslmode", "verify-full");
    return properties;
  }

  /**
   * A socket that is connected to the database already.
   *
   * @throws IOException if the properties are not as said above, or no address answers
   */
  @Override
  public Socket createSocket() throws IOException {
    String host = String.valueOf(PGProperty.PG_HOST.getOrDefault(properties));
    String port = String.valueOf(PGProperty.PG_PORT.getOrDefault(properties));
    if (host.indexOf(',') >= 0) {
      throw new SocketException(
          "the URL has several hosts, of which the driver does not say which one it wants; write a"
              + " URL for each");
    }
    if (!verifies()) {
      throw DatabaseHost.unproven(host, "sslmode=verify-full", "sslmode=disable");
    }
    DatabaseHost.require(
        properties.getProperty(DatabaseHost.ENDPOINT), host, Integer.parseInt(port));
    return DatabaseHost.of(host, Integer.parseInt(port), properties.getProperty(HOSTS), HOSTS)
        .connect(new Unconnected());
  }

  /** By TLS, or by the address where that was asked for. */
  private boolean verifies() throws IOException {
    try {
      SslMode mode = SslMode.of(properties);
      if (mode == SslMode.DISABLE) {
        return Boolean.parseBoolean(properties.getProperty(DatabaseHost.PIN_PLAIN));
      }
      return mode.verifyPeerName()
          && PGProperty.SSL_HOSTNAME_VERIFIER.getOrDefault(properties) == null
          && !NonValidatingFactory.class
              .getName()
              .equals(PGProperty.SSL_FACTORY.getOrDefault(properties));
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Never through the JVM's proxies: they would be given the address. */
  private final class Unconnected implements DatabaseHost.Sockets {
    @Override
    public Socket make() {
      return new Socket(Proxy.NO_PROXY);
    }

    @Override
    public int timeoutMillis() throws IOException {
      try {
        return PGProperty.CONNECT_TIMEOUT.getInt(properties) * 1000;
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  /**
   * Not offered: the host is that of the URL.
   *
   * @throws SocketException always
   */
  @Override
  public Socket createSocket(String host, int port) throws SocketException {
    throw ofTheUrl();
  }

  /**
   * Not offered: the host is that of the URL.
   *
   * @throws SocketException always
   */
  @Override
  public Socket createSocket(String host, int port, @Nullable InetAddress local, int localPort)
      throws SocketException {
    throw ofTheUrl();
  }

  /**
   * Not offered: the host is that of the URL.
   *
   * @throws SocketException always
   */
  @Override
  public Socket createSocket(InetAddress address, int port) throws SocketException {
    throw ofTheUrl();
  }

  /**
   * Not offered: the host is that of the URL.
   *
   * @throws SocketException always
   */
  @Override
  public Socket createSocket(
      InetAddress address, int port, @Nullable InetAddress local, int localPort)
      throws SocketException {
    throw ofTheUrl();
  }

  private static SocketException ofTheUrl() {
    return new SocketException("the host is that of the URL; call createSocket()");
  }
}
