package io.github.mcegress.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A private certificate authority made at start, and certificates signed by it.
 *
 * <p>Unless it says otherwise a key is ECDSA P-256, which Java 8 and 17 both know and make quickly.
 * Immutable.
 */
public final class LabCertificates {
  private static final Duration LIFETIME = Duration.ofDays(30);

  private final HeldCertificate authority;
  private final HeldCertificate intermediate;
  private final HeldCertificate unknownAuthority;

  private LabCertificates() {
    this.authority = newAuthority("mcegress lab CA").build();
    this.intermediate = newAuthority("mcegress lab intermediate CA").signedBy(authority).build();
    this.unknownAuthority = newAuthority("mcegress unknown CA").build();
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
   * A certificate that is valid now, for names, or for IPv4 addresses where a name is one.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issue(String... names) {
    return signed(authority, leaf(since(Duration.ofDays(1)), names), names);
  }

  /**
   * A certificate whose validity ended yesterday, signed by the authority, which is still valid.
   *
   * <p>JSSE does not look at the dates of a certificate that is itself trusted, so the leaf must be
   * the expired one.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueExpired(String... names) {
    return signed(authority, leaf(since(LIFETIME.plusDays(1)), names), names);
  }

  /**
   * A certificate whose validity begins tomorrow.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueNotYetValid(String... names) {
    return signed(authority, leaf(since(Duration.ofDays(-1)), names), names);
  }

  /**
   * A certificate that is valid now but signed by an authority nobody was told to trust.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueByUnknownAuthority(String... names) {
    return signed(unknownAuthority, leaf(since(Duration.ofDays(1)), names), names);
  }

  /**
   * A certificate that is valid now and signed by nobody but itself.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueSelfSigned(String... names) {
    HeldCertificate leaf = leaf(since(Duration.ofDays(1)), names).build();
    return new LabCertificate(Arrays.asList(names), leaf);
  }

  /**
   * A certificate signed by an authority that the trusted one signed; the server sends that one
   * too, or leaves it out, as servers do that were set up in a hurry.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueByIntermediate(boolean complete, String... names) {
    HeldCertificate leaf = leaf(since(Duration.ofDays(1)), names).signedBy(intermediate).build();
    return complete
        ? new LabCertificate(Arrays.asList(names), leaf, intermediate)
        : new LabCertificate(Arrays.asList(names), leaf);
  }

  /**
   * A certificate signed with the key of another server's certificate, which is no authority.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueByServer(LabCertificate server, String... names) {
    HeldCertificate leaf = leaf(since(Duration.ofDays(1)), names).signedBy(server.leaf()).build();
    return new LabCertificate(Arrays.asList(names), leaf, server.leaf(), authority);
  }

  /** A certificate that has the name in its subject only, and no subject alternative name. */
  public LabCertificate issueWithoutAlternativeName(String name) {
    HeldCertificate.Builder leaf = dated(since(Duration.ofDays(1))).commonName(name);
    return signed(authority, leaf, name);
  }

  /**
   * A certificate that is valid now, whose key is RSA: TLS before 1.2 knows few others.
   *
   * @throws IllegalArgumentException when no name is given
   */
  public LabCertificate issueRsa(String... names) {
    return signed(authority, leaf(since(Duration.ofDays(1)), names).rsa2048(), names);
  }

  /** Trusts what this authority issued, as a server that asks for client certificates does. */
  X509TrustManager trustManager() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(authority.certificate())
        .build()
        .trustManager();
  }

  private static Instant since(Duration ago) {
    return Instant.now().minus(ago);
  }

  private static LabCertificate signed(
      HeldCertificate signer, HeldCertificate.Builder leaf, String... names) {
    return new LabCertificate(Arrays.asList(names), leaf.signedBy(signer).build(), signer);
  }

  private static HeldCertificate.Builder leaf(Instant notBefore, String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("a certificate needs a name; give at least one");
    }
    HeldCertificate.Builder builder = dated(notBefore).commonName(names[0]);
    Arrays.stream(names).forEach(builder::addSubjectAlternativeName);
    return builder;
  }

  private static HeldCertificate.Builder dated(Instant notBefore) {
    return new HeldCertificate.Builder()
        .ecdsa256()
        .validityInterval(notBefore.toEpochMilli(), notBefore.plus(LIFETIME).toEpochMilli());
  }

  private static HeldCertificate.Builder newAuthority(String commonName) {
    Instant now = Instant.now();
    return new HeldCertificate.Builder()
        .ecdsa256()
        .commonName(commonName)
        .certificateAuthority(1)
        .validityInterval(
            now.minus(Duration.ofDays(60)).toEpochMilli(),
            now.plus(Duration.ofDays(60)).toEpochMilli());
  }
}
