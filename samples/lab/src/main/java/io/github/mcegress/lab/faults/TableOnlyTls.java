package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.CertificateFaults.DATES;
import static io.github.mcegress.lab.faults.CertificateFaults.OTHER_NAME;
import static io.github.mcegress.lab.faults.CertificateFaults.UNTRUSTED;
import static io.github.mcegress.lab.faults.CertificateFaults.shown;
import static io.github.mcegress.lab.faults.HandshakeFaults.answering;
import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One variant of each fault of TLS, written from the table alone: whoever wrote it had not seen the
 * doctor.
 */
final class TableOnlyTls {
  private static final Duration YEAR = Duration.ofDays(365);

  private TableOnlyTls() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList(true);
    certificates(list);
    handshakes(list);
    return list.cases();
  }

  private static void certificates(FaultList list) {
    list.fault("tls-other-name");
    list.add(
        "an RSA one of another name, over TLS 1.2",
        () -> older(a -> a.issueRsa("cdn.example.test"), OTHER_NAME));
    list.fault("tls-default-host");
    list.add("a wildcard", CertificateFaults.byAddress(a -> a.issue("*.example.test")));
    list.fault("tls-expired");
    list.add(
        "since a year",
        shown(
            () -> LabChains.create().leafDated(HOST, YEAR.multipliedBy(2), YEAR.negated()), DATES));
    list.fault("tls-not-yet-valid");
    list.add(
        "from next year on",
        shown(
            () -> LabChains.create().leafDated(HOST, YEAR.negated(), YEAR.multipliedBy(2)), DATES));
    list.fault("tls-unknown-ca");
    list.add(
        "nothing is trusted but what the runtime has",
        () -> Site.web(Site.FINE).pem(null).symptom("tls SSLHandshakeException: PKIX.*").build());
    list.fault("tls-self-signed");
    list.add("over TLS 1.2", () -> older(a -> a.issueSelfSigned(HOST), UNTRUSTED));
    list.fault("tls-missing-intermediate");
    list.add("over TLS 1.2", () -> older(a -> a.issueByIntermediate(false, HOST), UNTRUSTED));
  }

  private static FaultScene older(CertificateFaults.Issue issue, String symptom)
      throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabCertificate certificate = issue.by(authority);
    LabWeb web = LabWeb.tls().protocols("TLSv1.2").host(HOST, certificate, Site.FINE).start();
    return Site.of(web).pem(authority.authorityPem()).symptom(symptom).build();
  }

  private static void handshakes(FaultList list) {
    list.fault("reset-in-handshake");
    list.add(
        "in the middle of a record's head",
        HandshakeFaults.raw(TableOnlyTls::resetInRecord, HandshakeFaults.ENDED));
    list.fault("tls-silent");
    list.add("reads the ClientHello and nothing more", HandshakeFaults.stalls(TableOnlyTls::hears));
    list.fault("tls-old-version");
    list.add("an alert in a record of TLS 1.0", alert(TlsRecords.PROTOCOL_VERSION));
    list.fault("tls-alert");
    list.add("an alert in a record of TLS 1.0", alert(TlsRecords.HANDSHAKE_FAILURE));
    list.fault("tls-unrecognized-name");
    list.add("an alert in a record of TLS 1.0", alert(TlsRecords.UNRECOGNIZED_NAME));
    list.fault("tls-client-certificate");
    list.add(
        "an alert that the one it got is bad",
        answering(TlsRecords.alert(TlsRecords.BAD_CERTIFICATE), "tls SSL.*fatal alert.*"));
    list.fault("tls-plain");
    list.add(
        "a proxy that answers in HTTP 1.0",
        HandshakeFaults.notTls(
            c -> HandshakeFaults.plainAnswer(c, "HTTP/1.0 501 Not Implemented\r\n\r\n")));
  }

  private static void resetInRecord(FaultServer.Connection connection) throws IOException {
    connection.readSome();
    connection.write(new byte[] {22, 3});
    connection.reset();
  }

  private static void hears(FaultServer.Connection connection) throws Exception {
    connection.readSome();
    connection.stall();
  }

  private static FaultCase.Play alert(int description) {
    return answering(TlsRecords.alert(description, 1), "tls SSL.*fatal alert.*");
  }
}
