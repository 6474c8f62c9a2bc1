package io.github.mcegress.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** How the bare clients trust the server's authority: plain JSSE, as their users write it. */
final class BenchTrust {
  private final X509TrustManager manager;
  private final SSLContext context;

  private BenchTrust(X509TrustManager manager, SSLContext context) {
    this.manager = manager;
    this.context = context;
  }

  static BenchTrust of(String pem) throws Exception {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    authorities.setCertificateEntry("server", certificate(pem));
    return of(authorities);
  }

  private static Certificate certificate(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
  }

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
    authorities.setCertificateEntry("server", certificate(pem));
    Path file = folder.resolve("authorities.jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      authorities.store(out, "changeit".toCharArray());
    }
    return file;
  }

  private static BenchTrust of(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return new BenchTrust((X509TrustManager) factory.getTrustManagers()[0], context);
  }

  X509TrustManager manager() {
    return manager;
  }

  SSLContext context() {
    return context;
  }
}
