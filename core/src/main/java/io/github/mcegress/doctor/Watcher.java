package io.github.mcegress.doctor;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while JSSE judges a peer in one handshake: keeps the certificates that the peer showed
 * and JSSE's judgement, and lets the handshake go on to its end whatever that is, so that versions
 * and wishes of the peer are seen too.
 *
 * <p>Nothing is sent over a connection with a bad judgement: {@link TlsLook} ends it. Used by one
 * thread.
 */
final class Watcher extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager jsse;
  private final KeyWatcher keys = new KeyWatcher();
  private List<X509Certificate> shown = Collections.emptyList();
  private @Nullable CertificateException judgement;

  Watcher(X509ExtendedTrustManager jsse) {
    this.jsse = jsse;
  }

  /** What the peer showed, its own certificate first; empty when it did not come to that. */
  List<X509Certificate> shown() {
    return shown;
  }

  /** Why JSSE does not accept what was shown, or null when it does. */
  @Nullable CertificateException judgement() {
    return judgement;
  }

  /** Notes whether the peer asks for a client certificate; there is none to show. */
  KeyWatcher keys() {
    return keys;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    shown = Arrays.asList(chain.clone());
    try {
      jsse.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      judgement = e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("sockets only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("sockets only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("servers only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("servers only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("servers only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jsse.getAcceptedIssuers();
  }

  /** Has no key, and knows whether one was asked for. */
  static final class KeyWatcher extends X509ExtendedKeyManager {
    private boolean asked;

    boolean wasAsked() {
      return asked;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      asked = true;
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
