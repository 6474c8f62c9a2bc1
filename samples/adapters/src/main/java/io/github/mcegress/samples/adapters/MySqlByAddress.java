package io.github.mcegress.samples.adapters;

import io.github.mcegress.adapters.MySqlSocketFactory;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects to MySQL, at a shipped address. Arguments: file of addresses, URL; user and password are
 * taken from {@code MYSQL_USER} and {@code MYSQL_PWD}.
 */
public final class MySqlByAddress {
  private MySqlByAddress() {}

  public static void main(String[] args) throws IOException, SQLException {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    String url = args[1];
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("MYSQL_USER"));
    properties.setProperty("password", System.getenv("MYSQL_PWD"));
    // begin MySQL
    properties.setProperty("sslMode", "VERIFY_IDENTITY");
    properties.setProperty("socketFactory", MySqlSocketFactory.class.getName());
    properties.setProperty("mcegressHosts", hosts.toString());
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      System.out.println(connection.getMetaData().getDatabaseProductVersion());
    }
    // end
  }
}
