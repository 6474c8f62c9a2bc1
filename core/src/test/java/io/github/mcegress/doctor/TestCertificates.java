package io.github.mcegress.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/** The certificates of {@code doctor/certificates.p12}; its script says which there are. */
final class TestCertificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;

  TestCertificates() {
    try (InputStream in = TestCertificates.class.getResourceAsStream("/doctor/certificates.p12")) {
      store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("doctor/certificates.p12 cannot be read", e);
    }
  }

  /** What a client has to trust. */
  String rootPem() {
    try {
      byte[] der = store.getCertificate("root").getEncoded();
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(der)
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the root cannot be written", e);
    }
  }

  X509Certificate[] chain(String alias) throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(alias);
    return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
  }

  /** A server's context that shows that certificate, and the whole chain behind it. */
  SSLContext server(String alias) throws GeneralSecurityException {
    return server(alias, alias, chain(alias).length);
  }

  /**
   * A server's context.
   *
   * @param nameless the certificate for clients that name no host
   * @param sent how many certificates of the chain are sent
   */
  SSLContext server(String alias, String nameless, int sent) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new Keys(alias, nameless, sent)},
        new TrustManager[] {new NobodyTrusted()},
        null);
    return context;
  }

  private final class Keys extends X509ExtendedKeyManager {
    private final String named;
    private final String nameless;
    private final int sent;

    Keys(String named, String nameless, int sent) {
      this.named = named;
      this.nameless = nameless;
      this.sent = sent;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) socket).getHandshakeSession();
      return !keyType.startsWith("EC")
          ? null
          : session.getRequestedServerNames().isEmpty() ? nameless : named;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      try {
        X509Certificate[] chain = chain(alias);
        return Arrays.copyOf(chain, Math.min(sent, chain.length));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      try {
        return (PrivateKey) store.getKey(alias, PASSWORD);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {named};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  /** For servers that want a client certificate: none is good enough. */
  private static final class NobodyTrusted implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("nobody is trusted");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("nobody is trusted");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
