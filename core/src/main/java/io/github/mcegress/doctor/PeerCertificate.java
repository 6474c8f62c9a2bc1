package io.github.mcegress.doctor;

import io.github.mcegress.Quoted;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a peer's certificate says of itself. Immutable. */
final class PeerCertificate {
  private static final int MOST_NAMES = 10;

  /** The kinds of alternative names: {@link X509Certificate#getSubjectAlternativeNames}. */
  private static final Integer DNS_NAME = 2;

  private static final Integer IP_ADDRESS = 7;

  private final X509Certificate certificate;

  PeerCertificate(X509Certificate certificate) {
    this.certificate = certificate;
  }

  /** The host names and addresses it is for; none where they cannot be read. */
  List<String> names() {
    List<String> names = names(DNS_NAME);
    names.addAll(names(IP_ADDRESS));
    return names;
  }

  /** Whether it is for a host name at all, other than in its subject. */
  boolean hasHostName() {
    return !names(DNS_NAME).isEmpty();
  }

  private List<String> names(Integer kind) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> name : all) {
          if (kind.equals(name.get(0))) {
            names.add(String.valueOf(name.get(1)));
          }
        }
      }
    } catch (CertificateParsingException unreadable) {
      names.clear();
    }
    return names;
  }

  /** Its names for people: the first of them, or the subject where it has none. */
  String namesText() {
    List<String> names = names();
    if (names.isEmpty()) {
      return "no alternative name, subject "
          + name(certificate.getSubjectX500Principal().getName());
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size() && i < MOST_NAMES; i++) {
      text.append(i == 0 ? "" : ", ").append(Quoted.of(names.get(i)));
    }
    if (names.size() > MOST_NAMES) {
      text.append(" and ").append(names.size() - MOST_NAMES).append(" more");
    }
    return text.toString();
  }

  /** That it is for others than this host. */
  String notFor(String host) {
    return "the certificate is for " + namesText() + ", not for " + Quoted.of(host);
  }

  Instant notBefore() {
    return certificate.getNotBefore().toInstant();
  }

  Instant notAfter() {
    return certificate.getNotAfter().toInstant();
  }

  String issuer() {
    return name(certificate.getIssuerX500Principal().getName());
  }

  boolean isSelfSigned() {
    return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
  }

  private static String name(String distinguished) {
    return Quoted.of(distinguished);
  }

  /** Names, dates and issuer, on one line. */
  @Override
  public String toString() {
    return "certificate for "
        + namesText()
        + ", valid from "
        + notBefore()
        + " to "
        + notAfter()
        + ", issued by "
        + issuer();
  }
}
