package io.github.mcegress.lab;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import okhttp3.tls.HeldCertificate;

/**
 * A server's certificate with its private key, issued by {@link LabCertificates}.
 *
 * <p>Immutable.
 */
public final class LabCertificate {
  private final List<String> dnsNames;
  private final HeldCertificate leaf;
  private final HeldCertificate authority;

  LabCertificate(List<String> dnsNames, HeldCertificate leaf, HeldCertificate authority) {
    this.dnsNames = Collections.unmodifiableList(dnsNames);
    this.leaf = leaf;
    this.authority = authority;
  }

  /** The names the certificate is for, in the order they were given. */
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

  /** What a server sends: the certificate, then the one that signed it. */
  public List<X509Certificate> chain() {
    return Collections.unmodifiableList(Arrays.asList(leaf.certificate(), authority.certificate()));
  }

  /** The key that belongs to the certificate. */
  public PrivateKey privateKey() {
    return leaf.keyPair().getPrivate();
  }

  /** The names, never the key. */
  @Override
  public String toString() {
    return "LabCertificate" + dnsNames;
  }
}
