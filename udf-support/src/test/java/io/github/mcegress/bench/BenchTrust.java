package io.github.mcegress.bench;

import io.github.mcegress.lab.LabTrust;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.util.Collections;

/** What a JVM that is started for a benchmark trusts. */
final class BenchTrust {
  private BenchTrust() {}

  /** A trust store with the JDK's own and the server's, in a form that needs no password. */
  static Path file(Path folder, String pem) throws Exception {
    KeyStore authorities = KeyStore.getInstance("JKS");
    authorities.load(null, null);
    KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream in =
        Files.newInputStream(
            Paths.get(System.getProperty("java.home"), "lib", "security", "cacerts"))) {
      own.load(in, "changeit".toCharArray());
    }
    for (String alias : Collections.list(own.aliases())) {
      authorities.setCertificateEntry(alias, own.getCertificate(alias));
    }
    authorities.setCertificateEntry("server", LabTrust.of(pem).store().getCertificate("lab"));
    Path file = folder.resolve("authorities.jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      authorities.store(out, "changeit".toCharArray());
    }
    return file;
  }
}
