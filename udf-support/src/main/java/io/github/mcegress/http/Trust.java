package io.github.mcegress.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom TLS trusts: the runtime's own authorities, and those of a PEM text beside them; and who we
 * are to servers that ask. Immutable.
 */
final class Trust {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  /**
   * JSSE keeps a session for each handshake, a day long: up to 20,480 of them, of about 2 KiB, and
   * on Java 8 without a limit. A host needs its last one only.
   */
  static final int SESSIONS = 256;

  private final X509TrustManager manager;
  private final TlsSockets sockets;

  private Trust(X509TrustManager manager, TlsSockets sockets) {
    this.manager = manager;
    this.sockets = sockets;
  }

  /**
   * The trust in the runtime's authorities and these.
   *
   * @param client null where we show no certificate
   */
  static Trust of(List<X509Certificate> authorities, @Nullable ClientCertificate client) {
    try {
      X509TrustManager manager = manager(authorities.isEmpty() ? null : store(authorities));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(client == null ? null : client.managers(), new TrustManager[] {manager}, null);
      context.getClientSessionContext().setSessionCacheSize(SESSIONS);
      return new Trust(manager, new TlsSockets(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot make a TLS context", e);
    }
  }

  /** Makes TLS sockets. */
  TlsSockets sockets() {
    return sockets;
  }

  /** Judges certificates. */
  X509TrustManager manager() {
    return manager;
  }

  /**
   * The CA certificates of a PEM text.
   *
   * @throws IllegalArgumentException if the text holds no certificate, one that cannot be read, or
   *     a private key
   */
  static List<X509Certificate> authorities(String pem) {
    List<X509Certificate> authorities = new ArrayList<>();
    Matcher matcher = CERTIFICATE.matcher(pem);
    while (matcher.find()) {
      authorities.add(certificate(matcher.group(1)));
    }
    if (pem.contains("PRIVATE KEY-----")) {
      throw new IllegalArgumentException(
          "the PEM text holds a private key; write CA certificates only, and a client's key in its"
              + " own text (clientPem)");
    }
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException(
          "the PEM text holds no certificate; write -----BEGIN CERTIFICATE----- blocks");
    }
    return authorities;
  }

  private static KeyStore store(List<X509Certificate> authorities) throws GeneralSecurityException {
    KeyStore store = emptyKeyStore();
    int count = 0;
    for (X509Certificate own : manager(null).getAcceptedIssuers()) {
      store.setCertificateEntry("runtime-" + count++, own);
    }
    for (X509Certificate more : authorities) {
      store.setCertificateEntry("pem-" + count++, more);
    }
    return store;
  }

  /** JSSE's own manager, which also checks the name; of null the runtime's authorities. */
  private static X509TrustManager manager(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager) {
        return (X509TrustManager) manager;
      }
    }
    throw new KeyStoreException("no trust manager for X.509");
  }

  /** A key store in memory. */
  static KeyStore emptyKeyStore() throws GeneralSecurityException {
    KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      empty.load(null, null);
      return empty;
    } catch (IOException e) {
      throw new KeyStoreException("loaded from nothing", e);
    }
  }

  /**
   * The certificate of a PEM block.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static X509Certificate certificate(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("a certificate of the PEM text cannot be read", e);
    }
  }
}
