package io.github.mcegress.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * An authority as the only one to trust, in the forms that libraries ask for: plain JSSE, nothing
 * of ours. Immutable.
 */
public final class LabTrust {
  /** Of the file; it protects nothing. */
  public static final String PASSWORD = "changeit";

  private final KeyStore store;

  private LabTrust(KeyStore store) {
    this.store = store;
  }

  /**
   * Of a certificate as PEM text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LabTrust of(String caPem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "lab",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
      return new LabTrust(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("no certificate as PEM text", e);
    }
  }

  /** As a key store. */
  public KeyStore store() {
    return store;
  }

  /** As a file of that name, PKCS12 under {@link #PASSWORD}. */
  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java writes no key store", e);
    }
    return file;
  }

  /** JSSE's own trust manager. */
  public X509TrustManager manager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no trust manager", e);
    }
  }

  /** A new context, with a session cache of its own. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new X509TrustManager[] {manager()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }
}
