package io.github.mcegress.adapters;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;

/**
 * Connects MySQL Connector/J to the shipped address of the host in its URL.
 *
 * <p>Connection properties: {@code socketFactory} is this class's name, {@code mcegressHosts} the
 * addresses as hosts(5) text (in a URL with {@code %20} for a blank and {@code %0A} for a new
 * line). The driver still believes that it talks to the name, and verifies the certificate by it
 * after every handshake, resumed ones included. Nothing is looked up. {@link #properties} gives
 * them all for a database that a client's description declares.
 *
 * <p>{@code sslMode=VERIFY_IDENTITY} is required, since only that proves the server behind an
 * address; there is no TLS without it. Where the server has no TLS at all, {@code sslMode=DISABLED}
 * with {@code mcegressPinPlain=true} trusts the addresses alone, as {@code pin-plain-http} does for
 * http. Each address has the whole {@code connectTimeout}. Made by the driver for each connection;
 * not thread-safe.
 */
public final class MySqlSocketFactory extends StandardSocketFactory {
  private static final String HOSTS = "mcegressHosts";

  /** Called by the driver. */
  public MySqlSocketFactory() {}

  /**
   * The connection properties for a database that a client's description declares, at the addresses
   * that the client has: {@code sslMode=VERIFY_IDENTITY}, this class, the addresses, and the
   * endpoint, so that they serve no other. In observe mode the database is recorded.
   *
   * @throws EgressException if it is not declared, with the line to add, or has no address
   * @throws io.github.mcegress.InvalidEgressException if it is not of the form {@code host:port}
   */
  public static Properties properties(EgressClient client, String hostPort) throws EgressException {
    Properties properties = DatabaseHost.of(client, hostPort, "mysql", HOSTS);
    properties.setProperty("socketFactory", MySqlSocketFactory.class.getName());
    properties.setProperty("sslMode", "VERIFY_IDENTITY");
    return properties;
  }

  /**
   * A socket that is connected to the database.
   *
   * @throws IOException if the properties are not as said above, or no address answers
   */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The driver's contract.
  public <T extends Closeable> T connect(
      String host, int port, PropertySet properties, int loginTimeout) throws IOException {
    Properties texts = properties.exposeAsProperties();
    SslMode mode = properties.<SslMode>getEnumProperty(PropertyKey.sslMode).getValue();
    boolean pinned =
        mode == SslMode.DISABLED && Boolean.parseBoolean(texts.getProperty(DatabaseHost.PIN_PLAIN));
    if (mode != SslMode.VERIFY_IDENTITY && !pinned) {
      throw DatabaseHost.unproven(host, "sslMode=VERIFY_IDENTITY", "sslMode=DISABLED");
    }
    DatabaseHost.require(texts.getProperty(DatabaseHost.ENDPOINT), host, port);
    loginTimeoutCountdown = loginTimeout;
    this.host = host;
    this.port = port;
    rawSocket =
        DatabaseHost.of(host, port, texts.getProperty(HOSTS), HOSTS)
            .connect(new Unconnected(properties));
    resetLoginTimeCountdown();
    // Until the driver asks for TLS.
    sslSocket = rawSocket;
    return (T) rawSocket;
  }

  private final class Unconnected implements DatabaseHost.Sockets {
    private final PropertySet properties;

    Unconnected(PropertySet properties) {
      this.properties = properties;
    }

    @Override
    public Socket make() throws IOException {
      Socket socket = createSocket(properties);
      configureSocket(socket, properties);
      return socket;
    }

    @Override
    public int timeoutMillis() {
      return getRealTimeout(properties.getIntegerProperty(PropertyKey.connectTimeout).getValue());
    }
  }
}
