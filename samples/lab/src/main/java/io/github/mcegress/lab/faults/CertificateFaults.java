package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.FINE;
import static io.github.mcegress.lab.faults.Site.HOST;
import static io.github.mcegress.lab.faults.Ways.ONE;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.util.List;

/** Certificates that must not be accepted. */
final class CertificateFaults {
  static final String UNTRUSTED = "tls SSLHandshakeException.*unable to find valid cert.*";
  static final String OTHER_NAME =
      "tls SSLHandshakeException.*(No subject alternative|No name matching).*";
  static final String DATES = "tls SSLHandshakeException.*validity check failed.*";

  private CertificateFaults() {}

  /** Issues what the server shows. */
  interface Issue {
    LabCertificate by(LabCertificates authority);
  }

  /** Starts a server with a chain. */
  interface Chain {
    FaultScene.Builder start() throws Exception;
  }

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    otherName(list.fault("tls-other-name"));
    defaultHost(list.fault("tls-default-host"));
    dates(list);
    authority(list);
    return list.cases();
  }

  private static void otherName(FaultList list) {
    list.add("a neighbour's name", shows(a -> a.issue("other.example.test"), OTHER_NAME));
    list.add("its address in place of its name", shows(a -> a.issue(ONE), OTHER_NAME));
    list.add("a wildcard one label higher", shows(a -> a.issue("*.test"), OTHER_NAME));
    list.add("many names, not this one", shows(a -> a.issue(names()), OTHER_NAME));
    list.add(
        "another name, and in the subject only",
        shows(a -> a.issueWithoutAlternativeName("www." + HOST), OTHER_NAME));
    list.add("a server that knows other hosts only", () -> manyHosts(HOST));
  }

  private static String[] names() {
    String[] names = new String[40];
    for (int i = 0; i < names.length; i++) {
      names[i] = "host" + i + ".example.test";
    }
    return names;
  }

  /** Called by the address, where SNI cannot be sent. */
  private static void defaultHost(FaultList list) {
    list.add("the first of several hosts", () -> manyHosts(ONE));
    list.add("the only host", byAddress(a -> a.issue(HOST)));
    list.add("for another address", byAddress(a -> a.issue("203.0.113.7")));
    list.add("a name in the subject only", byAddress(a -> a.issueWithoutAlternativeName(HOST)));
  }

  static FaultCase.Play byAddress(Issue issue) {
    return () -> {
      LabCertificates authority = LabCertificates.create();
      LabWeb web = LabWeb.tls().host(HOST, issue.by(authority), FINE).start();
      return called(ONE, web, authority);
    };
  }

  private static FaultScene manyHosts(String called) throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabWeb web =
        LabWeb.tls()
            .host("default.invalid", authority.issue("default.invalid"), FINE)
            .host("www.example.test", authority.issue("www.example.test"), FINE)
            .start();
    return called(called, web, authority);
  }

  private static FaultScene called(String host, LabWeb web, LabCertificates authority) {
    return FaultScene.builder()
        .target(host, web.port())
        .hosts(Ways.hosts(host, ONE))
        .closing(web::close)
        .pem(authority.authorityPem())
        .symptom(OTHER_NAME)
        .build();
  }

  private static void dates(FaultList list) {
    list.fault("tls-expired");
    list.add("its own certificate", shows(a -> a.issueExpired(HOST), DATES));
    list.add(
        "an intermediate authority's",
        shown(() -> LabChains.create().intermediateExpired(HOST), DATES));
    list.add("an RSA one, a minute ago", shown(() -> LabChains.create().expiredRsa(HOST), DATES));
    list.fault("tls-not-yet-valid");
    list.add("its own certificate", shows(a -> a.issueNotYetValid(HOST), DATES));
    list.add(
        "an intermediate authority's",
        shown(() -> LabChains.create().intermediateEarly(HOST), DATES));
    list.add(
        "valid in a few minutes: a clock that is behind",
        shown(() -> LabChains.create().validInMinutes(HOST), DATES));
  }

  private static void authority(FaultList list) {
    list.fault("tls-unknown-ca");
    list.add("a private authority", shows(a -> a.issueByUnknownAuthority(HOST), UNTRUSTED));
    list.add(
        "a proxy that opens TLS and signs everything itself",
        shown(() -> LabChains.create().intercepted(HOST), UNTRUSTED));
    list.add("two authorities deep", shown(() -> LabChains.create().deep(HOST), UNTRUSTED));
    list.fault("tls-self-signed");
    list.add("for the right name", shows(a -> a.issueSelfSigned(HOST), UNTRUSTED));
    list.add(
        "of a device, for no name at all", shows(a -> a.issueSelfSigned("localhost"), UNTRUSTED));
    list.add("an RSA one", shown(() -> LabChains.create().selfSignedRsa(HOST), UNTRUSTED));
    list.fault("tls-missing-intermediate");
    list.add("left out", shows(a -> a.issueByIntermediate(false, HOST), UNTRUSTED));
    list.add(
        "left out of an RSA chain", shown(() -> LabChains.create().leafAloneRsa(HOST), UNTRUSTED));
    list.add(
        "the first of two left out", shown(() -> LabChains.create().leafOfTwo(HOST), UNTRUSTED));
  }

  static FaultCase.Play shows(Issue issue, String symptom) {
    return () -> {
      LabCertificates authority = LabCertificates.create();
      return Site.web(authority, issue.by(authority), FINE).symptom(symptom).build();
    };
  }

  static FaultCase.Play shown(Chain chain, String symptom) {
    return () -> chain.start().symptom(symptom).build();
  }
}
