package io.github.mcegress.lab;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import okhttp3.tls.Certificates;
import okhttp3.tls.HeldCertificate;

/**
 * A server's or client's certificate with its private key, issued by {@link LabCertificates}.
 *
 * <p>Immutable.
 */
public final class LabCertificate {
  private final List<String> dnsNames;
  private final HeldCertificate leaf;
  private final List<X509Certificate> chain;

  /** With what the server sends after the leaf, in order. */
  LabCertificate(List<String> dnsNames, HeldCertificate leaf, HeldCertificate... signers) {
    this.dnsNames = Collections.unmodifiableList(dnsNames);
    this.leaf = leaf;
    List<X509Certificate> sent = new ArrayList<>();
    sent.add(leaf.certificate());
    Arrays.stream(signers).map(HeldCertificate::certificate).forEach(sent::add);
    this.chain = Collections.unmodifiableList(sent);
  }

  /** The names and addresses the certificate is for, in the order they were given. */
  public List<String> dnsNames() {
    return dnsNames;
  }

  /** The certificate itself, without its issuer. */
  public X509Certificate certificate() {
    return leaf.certificate();
  }

  /** The certificate as PEM text: trusting it alone is what a self-signed set-up would do. */
  public String certificatePem() {
    return leaf.certificatePem();
  }

  /** What a server sends: the certificate, then the ones that signed it. */
  public List<X509Certificate> chain() {
    return chain;
  }

  HeldCertificate leaf() {
    return leaf;
  }

  /** The key that belongs to the certificate. */
  public PrivateKey privateKey() {
    return leaf.keyPair().getPrivate();
  }

  /** A new TLS context of a server that shows it to everybody. */
  public SSLContext serverContext() {
    return LabTls.contextOf(new LabKeys(Collections.singletonMap("", this)));
  }

  /** The key, the certificate and those that signed it as PEM text: what a client shows. */
  public String clientPem() {
    String shown = chain.stream().map(Certificates::certificatePem).collect(Collectors.joining());
    return leaf.privateKeyPkcs8Pem() + shown;
  }

  /** The names, never the key. */
  @Override
  public String toString() {
    return "LabCertificate" + dnsNames;
  }
}
