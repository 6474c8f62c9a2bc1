package io.github.mcegress.doctor;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Quoted;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/** Names what is wrong with the certificates that a server showed. */
final class CertificateFault {
  private CertificateFault() {}

  static void met(
      Notes notes,
      TlsFault fault,
      Endpoint target,
      List<X509Certificate> shown,
      CertificateException judgement,
      Clock clock) {
    PeerCertificate certificate = new PeerCertificate(shown.get(0));
    String dates =
        "the certificate is valid from "
            + certificate.notBefore()
            + " to "
            + certificate.notAfter()
            + ", and it is "
            + clock.instant()
            + " here";
    switch (fault) {
      case NAME:
        notes.met(
            target.address().isPresent() ? "tls-default-host" : "tls-other-name",
            certificate.notFor(target.host()));
        break;
      case EXPIRED:
        notes.met("tls-expired", dates);
        break;
      case NOT_YET_VALID:
        notes.saw(dates);
        notes.met("tls-not-yet-valid", dates);
        break;
      case UNTRUSTED:
        untrusted(notes, certificate, shown.size() == 1);
        break;
      default:
        notes.met(
            "tls-unknown-ca",
            "the certificate is not accepted: "
                + Quoted.of(String.valueOf(judgement.getMessage())));
        break;
    }
  }

  private static void untrusted(Notes notes, PeerCertificate certificate, boolean alone) {
    if (certificate.isSelfSigned()) {
      notes.met("tls-self-signed", "the certificate is signed by itself: " + certificate.issuer());
    } else if (alone) {
      notes.met(
          "tls-missing-intermediate",
          "one certificate is shown, and its issuer "
              + certificate.issuer()
              + " is not trusted: the intermediate is missing, or that authority is unknown here");
    } else {
      notes.met(
          "tls-unknown-ca",
          "the certificate is issued by " + certificate.issuer() + ", which is not trusted here");
    }
  }
}
