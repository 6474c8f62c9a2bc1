package io.github.mcegress.lab;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** The key manager of {@link LabWeb}: the certificate of the host the client asked for by SNI. */
final class LabKeys extends X509ExtendedKeyManager {
  private final Map<String, LabCertificate> certificates;
  private final String firstHost;

  /** The order of the map counts: the first host answers those who name none, or an unknown one. */
  LabKeys(Map<String, LabCertificate> certificates) {
    this.certificates = certificates;
    this.firstHost = certificates.keySet().iterator().next();
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return alias(keyType, engine.getHandshakeSession());
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return alias(keyType, ((SSLSocket) socket).getHandshakeSession());
  }

  private String alias(String keyType, SSLSession session) {
    String host = firstHost;
    for (SNIServerName name : ((ExtendedSSLSession) session).getRequestedServerNames()) {
      if (name instanceof SNIHostName) {
        String asked = HostName.canonical(((SNIHostName) name).getAsciiName());
        host = certificates.containsKey(asked) ? asked : firstHost;
      }
    }
    return certificates.get(host).privateKey().getAlgorithm().equals(keyType) ? host : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return certificates.get(alias).chain().toArray(new X509Certificate[0]);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return certificates.get(alias).privateKey();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return certificates.keySet().toArray(new String[0]);
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
