package io.github.mcegress.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS trusts: the runtime's own authorities, and those of a PEM text beside them. */
final class Trust {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private Trust() {}

  /**
   * Makes TLS sockets.
   *
   * @throws IllegalArgumentException if the text holds no certificate, one that cannot be read, or
   *     a private key
   */
  static SSLSocketFactory socketFactory(@Nullable String pem) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, pem == null ? null : managers(pem), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM cannot make a TLS context", e);
    }
  }

  private static TrustManager[] managers(String pem) throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    int count = 0;
    for (TrustManager manager : factory(null).getTrustManagers()) {
      for (X509Certificate own : ((X509TrustManager) manager).getAcceptedIssuers()) {
        authorities.setCertificateEntry("runtime-" + count++, own);
      }
    }
    int before = count;
    Matcher matcher = CERTIFICATE.matcher(pem);
    while (matcher.find()) {
      authorities.setCertificateEntry("pem-" + count++, certificate(matcher.group(1)));
    }
    if (pem.contains("PRIVATE KEY-----")) {
      throw new IllegalArgumentException(
          "the PEM text holds a private key; write CA certificates only");
    }
    if (count == before) {
      throw new IllegalArgumentException(
          "the PEM text holds no certificate; write -----BEGIN CERTIFICATE----- blocks");
    }
    return factory(authorities).getTrustManagers();
  }

  private static TrustManagerFactory factory(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory;
  }

  private static Certificate certificate(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("a certificate of the PEM text cannot be read", e);
    }
  }
}
