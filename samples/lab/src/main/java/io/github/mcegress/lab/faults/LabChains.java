package io.github.mcegress.lab.faults;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Chains of certificates with one link that is wrong, each shown by a server of its own.
 *
 * <p>JSSE does not look at the dates of what it trusts, so the trusted root is always in order.
 */
final class LabChains {
  private static final Duration DAY = Duration.ofDays(1);

  private final HeldCertificate root =
      authority("mcegress lab root", DAY, DAY).certificateAuthority(2).build();

  private LabChains() {}

  static LabChains create() {
    return new LabChains();
  }

  FaultScene.Builder intermediateExpired(String host) throws IOException {
    return behind(authority("expired intermediate", DAY.multipliedBy(3), DAY.negated()), host);
  }

  FaultScene.Builder intermediateEarly(String host) throws IOException {
    return behind(authority("early intermediate", DAY.negated(), DAY.multipliedBy(3)), host);
  }

  private FaultScene.Builder behind(HeldCertificate.Builder link, String host) throws IOException {
    HeldCertificate intermediate = link.signedBy(root).build();
    HeldCertificate leaf = leaf(host, DAY, DAY).signedBy(intermediate).build();
    return shown(leaf, intermediate.certificate());
  }

  FaultScene.Builder expiredRsa(String host) throws IOException {
    return shown(
        leaf(host, DAY.multipliedBy(9), Duration.ofMinutes(-1)).rsa2048().signedBy(root).build());
  }

  FaultScene.Builder validInMinutes(String host) throws IOException {
    return shown(leaf(host, Duration.ofMinutes(-7), DAY).signedBy(root).build());
  }

  FaultScene.Builder leafDated(String host, Duration ago, Duration left) throws IOException {
    return shown(leaf(host, ago, left).signedBy(root).build());
  }

  /** By an authority that a company's proxy has and nobody told the job of. */
  FaultScene.Builder intercepted(String host) throws IOException {
    HeldCertificate proxy = authority("Example Corp TLS Inspection CA", DAY, DAY).build();
    return shown(leaf(host, DAY, DAY).signedBy(proxy).build(), proxy.certificate());
  }

  /** By an authority that another unknown one signed; all of them are shown. */
  FaultScene.Builder deep(String host) throws IOException {
    HeldCertificate top = authority("Example Corp Root", DAY, DAY).certificateAuthority(2).build();
    HeldCertificate link = authority("Example Corp Issuing", DAY, DAY).signedBy(top).build();
    HeldCertificate leaf = leaf(host, DAY, DAY).signedBy(link).build();
    return shown(leaf, link.certificate(), top.certificate());
  }

  FaultScene.Builder selfSignedRsa(String host) throws IOException {
    return shown(leaf(host, DAY, DAY).rsa2048().build());
  }

  FaultScene.Builder leafAloneRsa(String host) throws IOException {
    HeldCertificate link =
        authority("mcegress lab RSA intermediate", DAY, DAY).rsa2048().signedBy(root).build();
    return shown(leaf(host, DAY, DAY).signedBy(link).build());
  }

  /** The leaf comes alone where two authorities stand between it and the root. */
  FaultScene.Builder leafOfTwo(String host) throws IOException {
    HeldCertificate first = authority("mcegress lab first", DAY, DAY).signedBy(root).build();
    HeldCertificate second = authority("mcegress lab second", DAY, DAY).signedBy(first).build();
    return shown(leaf(host, DAY, DAY).signedBy(second).build());
  }

  private FaultScene.Builder shown(HeldCertificate leaf, X509Certificate... signers)
      throws IOException {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(leaf, signers).build();
    FaultServer server =
        FaultServer.startTls(certificates.sslContext(), connection -> connection.untilLeft());
    return Site.of(server).pem(root.certificatePem());
  }

  /** Valid since that long ago, and for that long from now. */
  private static HeldCertificate.Builder leaf(String host, Duration ago, Duration left) {
    return dated(host, ago, left).addSubjectAlternativeName(host);
  }

  private static HeldCertificate.Builder authority(String name, Duration ago, Duration left) {
    return dated(name, ago, left).certificateAuthority(1);
  }

  private static HeldCertificate.Builder dated(String name, Duration ago, Duration left) {
    Instant now = Instant.now();
    return new HeldCertificate.Builder()
        .ecdsa256()
        .commonName(name)
        .validityInterval(now.minus(ago).toEpochMilli(), now.plus(left).toEpochMilli());
  }
}
