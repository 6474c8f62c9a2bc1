package io.github.mcegress.lab;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;

/** The TLS side of {@link LabWeb}: versions, certificates by SNI, and the count of who asked. */
final class LabTls extends HttpsConfigurator {
  private final boolean needsClient;
  private final String[] protocols;
  private final AtomicInteger connections = new AtomicInteger();
  private final Tally namesAsked = new Tally();

  /**
   * With these certificates and versions.
   *
   * @param clientAuthority whose certificate clients must show; null where they need not show any
   */
  LabTls(
      Map<String, LabCertificate> certificates,
      LabCertificates clientAuthority,
      String... protocols) {
    super(contextOf(new LabKeys(certificates), clientAuthority));
    this.needsClient = clientAuthority != null;
    this.protocols = protocols.clone();
  }

  static SSLContext contextOf(LabKeys keys) {
    return contextOf(keys, null);
  }

  private static SSLContext contextOf(LabKeys keys, LabCertificates clientAuthority) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust =
          clientAuthority == null ? null : new TrustManager[] {clientAuthority.trustManager()};
      context.init(new KeyManager[] {keys}, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Called by the server once for each connection, before it looks at the first byte. */
  @Override
  public void configure(HttpsParameters connection) {
    connections.incrementAndGet();
    SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
    parameters.setProtocols(protocols);
    parameters.setNeedClientAuth(needsClient);
    parameters.setSNIMatchers(Collections.singleton(new Watcher()));
    connection.setSSLParameters(parameters);
  }

  int connections() {
    return connections.get();
  }

  /** How many connections asked for this name; the empty name stands for those that named none. */
  int handshakes(String name) {
    return name.isEmpty() ? connections.get() - namesAsked.total() : namesAsked.of(name);
  }

  /** Sees the name in every ClientHello, resumed or not, and accepts them all. */
  private final class Watcher extends SNIMatcher {
    /** One connection is one handshake, also where TLS 1.3 asks for a second ClientHello. */
    private final AtomicBoolean counted = new AtomicBoolean();

    Watcher() {
      super(StandardConstants.SNI_HOST_NAME);
    }

    @Override
    public boolean matches(SNIServerName name) {
      if (counted.compareAndSet(false, true)) {
        namesAsked.add(HostName.canonical(new SNIHostName(name.getEncoded()).getAsciiName()));
      }
      return true;
    }
  }
}
