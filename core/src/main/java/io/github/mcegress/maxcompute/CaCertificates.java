package io.github.mcegress.maxcompute;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The CA certificates of a PEM text; equal when the certificates are. Immutable. */
final class CaCertificates {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private final List<X509Certificate> certificates;

  private CaCertificates(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  /**
   * Reads a PEM text; what stands between the certificates is passed over.
   *
   * @throws InvalidEgressException if there is no certificate, one cannot be read, or a private key
   *     stands beside them; the text is never quoted
   */
  static CaCertificates parse(String pem) {
    if (pem.contains("PRIVATE KEY-----")) {
      throw problem("it holds a private key", "ship certificates only, a key stays at home");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      byte[] text = block.group().getBytes(StandardCharsets.US_ASCII);
      try {
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text)));
      } catch (CertificateException e) {
        throw problem(
            "certificate " + (certificates.size() + 1) + " cannot be read", "export it as PEM");
      }
    }
    if (certificates.isEmpty()) {
      throw problem(
          "it holds no certificate", "write -----BEGIN CERTIFICATE----- ... as openssl prints it");
    }
    return new CaCertificates(certificates);
  }

  private static InvalidEgressException problem(String what, String remedy) {
    return new InvalidEgressException(
        Problem.error(Codes.SHIP_FILE, "the text of CA certificates is no use: " + what, remedy));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CaCertificates && certificates.equals(((CaCertificates) o).certificates);
  }

  @Override
  public int hashCode() {
    return certificates.hashCode();
  }

  /** The names of the certificates' owners. */
  @Override
  public String toString() {
    return certificates.stream()
        .map(certificate -> certificate.getSubjectX500Principal().getName())
        .collect(Collectors.joining(" and "));
  }
}
