package io.github.mcegress.doctor;

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
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The runtime's own authorities and those of a PEM text beside them. Immutable. */
final class TrustedAuthorities {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private final List<X509Certificate> more;

  private TrustedAuthorities(List<X509Certificate> more) {
    this.more = more;
  }

  /** The runtime's own alone. */
  static TrustedAuthorities ofRuntime() {
    return new TrustedAuthorities(new ArrayList<>());
  }

  /**
   * The runtime's own and those of a PEM text.
   *
   * @throws IllegalArgumentException if the text holds no certificate, one that cannot be read, or
   *     a private key; the text is never quoted
   */
  static TrustedAuthorities withPem(String pem) {
    if (pem.contains("PRIVATE KEY-----")) {
      throw new IllegalArgumentException(
          "the PEM text holds a private key; write CA certificates only");
    }
    List<X509Certificate> more = new ArrayList<>();
    Matcher matcher = CERTIFICATE.matcher(pem);
    while (matcher.find()) {
      more.add(certificate(matcher.group(1), more.size() + 1));
    }
    if (more.isEmpty()) {
      throw new IllegalArgumentException(
          "the PEM text holds no certificate; write -----BEGIN CERTIFICATE----- blocks");
    }
    return new TrustedAuthorities(more);
  }

  private static X509Certificate certificate(String base64, int number) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "certificate " + number + " of the PEM text cannot be read; export it as PEM", e);
    }
  }

  /** How many there are beside the runtime's own. */
  int more() {
    return more.size();
  }

  /** JSSE's own manager, which also checks the name. */
  X509ExtendedTrustManager manager() throws GeneralSecurityException {
    X509ExtendedTrustManager own = manager(null);
    if (more.isEmpty()) {
      return own;
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new KeyStoreException("loaded from nothing", e);
    }
    int count = 0;
    for (X509Certificate authority : own.getAcceptedIssuers()) {
      store.setCertificateEntry("runtime-" + count++, authority);
    }
    for (X509Certificate authority : more) {
      store.setCertificateEntry("pem-" + count++, authority);
    }
    return manager(store);
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager) {
        return (X509ExtendedTrustManager) manager;
      }
    }
    throw new KeyStoreException("no trust manager for X.509");
  }
}
