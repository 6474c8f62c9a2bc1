package io.github.mcegress.samples.adapters;

import io.github.mcegress.adapters.PostgresSocketFactory;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects to PostgreSQL, at a shipped address. Arguments: file of addresses, URL; user and
 * password are taken from {@code PGUSER} and {@code PGPASSWORD}.
 */
public final class PostgresByAddress {
  private PostgresByAddress() {}

  public static void main(String[] args) throws IOException, SQLException {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    String url = args[1];
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("PGUSER"));
    properties.setProperty("password", System.getenv("PGPASSWORD"));
    properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    // begin PostgreSQL
    properties.setProperty("sslmode", "verify-full");
    properties.setProperty("socketFactory", PostgresSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", hosts.toString());
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      System.out.println(connection.getMetaData().getDatabaseProductVersion());
    }
    // end
  }
}
