package io.github.mcegress.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.tls.HeldCertificate;

/**
 * A private certificate authority made at start, and certificates signed by it.
 *
 * <p>Everything is ECDSA P-256, which Java 8 and 17 both know and make quickly. Immutable.
 */
public final class LabCertificates {
  private final HeldCertificate authority;
  private final HeldCertificate unknownAuthority;

  private LabCertificates() {
    this.authority = newAuthority("mcegress lab CA");
    this.unknownAuthority = newAuthority("mcegress unknown CA");
  }

  /** A new authority; certificates of another one are not trusted by its PEM. */
  public static LabCertificates create() {
    return new LabCertificates();
  }

  /** The authority's own certificate as PEM text: what a client has to trust. */
  public String authorityPem() {
    return authority.certificatePem();
  }

  /**
   * A certificate that is valid now.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issue(String... dnsNames) {
    return issue(authority, Instant.now().minus(Duration.ofDays(1)), dnsNames);
  }

  /**
   * A certificate whose validity ended yesterday, signed by the authority, which is still valid.
   *
   * <p>JSSE does not look at the dates of a certificate that is itself trusted, so the leaf must be
   * the expired one.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueExpired(String... dnsNames) {
    return issue(authority, Instant.now().minus(Duration.ofDays(31)), dnsNames);
  }

  /**
   * A certificate that is valid now but signed by an authority nobody was told to trust.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueByUnknownAuthority(String... dnsNames) {
    return issue(unknownAuthority, Instant.now().minus(Duration.ofDays(1)), dnsNames);
  }

  private static LabCertificate issue(
      HeldCertificate signer, Instant notBefore, String... dnsNames) {
    if (dnsNames.length == 0) {
      throw new IllegalArgumentException("a certificate needs a name; give at least one");
    }
    List<String> names = new ArrayList<>(Arrays.asList(dnsNames));
    Instant notAfter = notBefore.plus(Duration.ofDays(30));
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .ecdsa256()
            .commonName(names.get(0))
            .validityInterval(notBefore.toEpochMilli(), notAfter.toEpochMilli())
            .signedBy(signer);
    names.forEach(builder::addSubjectAlternativeName);
    return new LabCertificate(names, builder.build(), signer);
  }

  private static HeldCertificate newAuthority(String commonName) {
    Instant now = Instant.now();
    return new HeldCertificate.Builder()
        .ecdsa256()
        .commonName(commonName)
        .certificateAuthority(0)
        .validityInterval(
            now.minus(Duration.ofDays(60)).toEpochMilli(),
            now.plus(Duration.ofDays(60)).toEpochMilli())
        .build();
  }
}
