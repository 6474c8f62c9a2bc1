package io.github.mcegress.doctor;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One TLS handshake over a connected socket, by name: what the peer showed, and how it ended.
 *
 * <p>Each has a TLS context of its own: JSSE would resume a session of the one before, and a
 * resumed session shows no certificate. Used by one thread.
 */
final class TlsLook {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

  private final TimedSocket connected;
  private final Watcher watcher;
  private @Nullable SSLSocket socket;
  private @Nullable IOException failure;
  private String agreed = "";

  private TlsLook(TimedSocket connected, Watcher watcher) {
    this.connected = connected;
    this.watcher = watcher;
  }

  /** A handshake that names the host (SNI). */
  static TlsLook byName(TimedSocket connected, String host, int port, TrustedAuthorities trusted)
      throws GeneralSecurityException {
    return of(connected, host, port, true, trusted);
  }

  /**
   * Loads what a first handshake loads, which takes this JVM longer than the peer its part.
   *
   * @throws GeneralSecurityException if this JVM has no TLS
   */
  static void prepare(TrustedAuthorities trusted) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Watcher(trusted.manager())}, null);
    context.createSSLEngine().getSupportedCipherSuites();
  }

  /** A handshake that does not name the host: the peer shows its default certificate. */
  static TlsLook nameless(TimedSocket connected, String host, int port, TrustedAuthorities trusted)
      throws GeneralSecurityException {
    return of(connected, host, port, false, trusted);
  }

  private static TlsLook of(
      TimedSocket connected, String host, int port, boolean named, TrustedAuthorities trusted)
      throws GeneralSecurityException {
    TlsLook look = new TlsLook(connected, new Watcher(trusted.manager()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {look.watcher.keys()}, new TrustManager[] {look.watcher}, null);
    try {
      look.handshake(context, host, port, named);
    } catch (IOException e) {
      look.failure = e;
    }
    return look;
  }

  private void handshake(SSLContext context, String host, int port, boolean named)
      throws IOException {
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    // What this library's clients speak; Java 8 has TLS 1.3 since 8u261 only.
    List<String> versions = new ArrayList<>(Arrays.asList("TLSv1.3", "TLSv1.2"));
    versions.retainAll(Arrays.asList(context.getSupportedSSLParameters().getProtocols()));
    parameters.setProtocols(versions.toArray(new String[0]));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!ADDRESS.matcher(host).matches()) {
      List<SNIServerName> none = Collections.emptyList();
      parameters.setServerNames(named ? Collections.singletonList(new SNIHostName(host)) : none);
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    SSLSession session = tls.getSession();
    agreed = session.getProtocol() + ", " + session.getCipherSuite();
    socket = tls;
  }

  /** Why there was no handshake, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  /** JSSE's judgement and the certificates shown. */
  Watcher seen() {
    return watcher;
  }

  /** The peer's own certificate, or null when it showed none. */
  @Nullable PeerCertificate certificate() {
    List<X509Certificate> shown = watcher.shown();
    return shown.isEmpty() ? null : new PeerCertificate(shown.get(0));
  }

  /** Version and cipher suite; empty without a handshake. */
  String agreed() {
    return agreed;
  }

  /** The first bytes that the peer sent, be they TLS or not. */
  String beginning() {
    return connected.beginning();
  }

  /** The socket to go on with after a handshake whose certificate is good. */
  Socket socket() {
    SSLSocket tls = socket;
    if (tls == null || watcher.judgement() != null) {
      throw new IllegalStateException("nothing may be sent without a good handshake");
    }
    return tls;
  }

  void close() {
    SSLSocket tls = socket;
    Connections.close(tls == null ? connected : tls);
  }
}
