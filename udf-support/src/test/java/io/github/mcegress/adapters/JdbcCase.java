package io.github.mcegress.adapters;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabTrust;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How the drivers are told whom to trust and where the names are: files, properties, URLs. */
final class JdbcCase implements Closeable {
  static final String NAME = "db.example.test";
  static final String OTHER = "other.example.test";
  static final String HOSTS = "127.0.0.1 " + NAME + "\n127.0.0.1 " + OTHER + "\n";

  private final LabCertificates certificates = LabCertificates.create();
  private final Path pem = Files.createTempFile("mcegress", ".pem");
  private final Path store = Files.createTempFile("mcegress", ".p12");

  JdbcCase() throws Exception {
    Files.write(pem, certificates.authorityPem().getBytes(StandardCharsets.US_ASCII));
    LabTrust.of(certificates.authorityPem()).write(store);
  }

  LabCertificates certificates() {
    return certificates;
  }

  Properties postgres() {
    Properties properties = new Properties();
    properties.setProperty("user", "lab");
    properties.setProperty("password", "lab");
    properties.setProperty("socketFactory", PostgresSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", HOSTS);
    properties.setProperty("sslmode", "verify-full");
    properties.setProperty("sslrootcert", pem.toString());
    return properties;
  }

  Properties mysql() {
    Properties properties = new Properties();
    properties.setProperty("user", "lab");
    properties.setProperty("password", "lab");
    properties.setProperty("socketFactory", MySqlSocketFactory.class.getName());
    properties.setProperty("mcegressHosts", HOSTS);
    properties.setProperty("sslMode", "VERIFY_IDENTITY");
    properties.setProperty("trustCertificateKeyStoreUrl", store.toUri().toString());
    properties.setProperty("trustCertificateKeyStoreType", "PKCS12");
    properties.setProperty("trustCertificateKeyStorePassword", LabTrust.PASSWORD);
    return properties;
  }

  static Connection postgres(String host, int port, Properties properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/postgres", properties);
  }

  static Connection mysql(String host, int port, Properties properties) throws SQLException {
    return DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/mysql", properties);
  }

  /** The messages of the failure and of all that caused it. */
  static String causes(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause).append('\n');
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    Files.delete(pem);
    Files.delete(store);
  }
}
