package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabDns;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Targets that nothing is wrong with, however odd some of them look. */
final class Healthy {
  private Healthy() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList().fault("healthy");
    list.add("answers 200", answers(LabResponse.of(200, "fine\n")));
    list.add("wants a signature: 401", answers(LabResponse.of(401, "sign\n")));
    list.add("knows no HEAD: 405", answers(LabResponse.of(405, "")));
    list.add("knows no HEAD: 501", answers(LabResponse.of(501, "")));
    list.add("204 and nothing else", () -> bare("204 No Content"));
    list.add(
        "redirects to a path of its own",
        answers(LabResponse.of(302, "").withHeader("Location", "/start")));
    list.add("an intermediate authority", () -> shows(Healthy::byIntermediate));
    list.add("a wildcard", () -> shows(authority -> authority.issue("*.example.test")));
    list.add("an RSA certificate", () -> shows(authority -> authority.issueRsa(HOST)));
    list.add("TLS 1.2 only", Healthy::olderTls);
    list.add("its name by DNS", Healthy::byDns);
    list.add("plain HTTP", Healthy::plain);
    list.add("several hosts on one address", Healthy::severalHosts);
    return list.cases();
  }

  /** Issues what the server shows. */
  private interface Issue {
    LabCertificate by(LabCertificates authority);
  }

  private static LabCertificate byIntermediate(LabCertificates authority) {
    return authority.issueByIntermediate(true, HOST);
  }

  private static FaultCase.Play answers(LabResponse response) {
    return () -> Site.web(request -> response).symptom("http [2345]..").build();
  }

  private static FaultScene bare(String status) throws IOException {
    return Site.secured(Answers.bare(status)).symptom("http 204").build();
  }

  private static FaultScene shows(Issue issue) throws IOException {
    LabCertificates authority = LabCertificates.create();
    return Site.web(authority, issue.by(authority), Site.FINE).symptom("http 200").build();
  }

  private static FaultScene olderTls() throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabWeb web =
        LabWeb.tls().protocols("TLSv1.2").host(HOST, authority.issue(HOST), Site.FINE).start();
    return Site.of(web).pem(authority.authorityPem()).symptom("http 200").build();
  }

  private static FaultScene plain() throws IOException {
    LabWeb web = LabWeb.plain().host(HOST, Site.FINE).start();
    return Site.of(web).symptom("tls .*timed.*").build();
  }

  private static FaultScene byDns() throws IOException {
    LabDns dns = LabDns.builder().record(HOST, InetAddress.getByName("127.0.0.1")).start();
    InetSocketAddress server = new InetSocketAddress(dns.address(), dns.port());
    return Site.web(Site.FINE)
        .hosts(null)
        .closing(dns)
        .names(new StubResolver(server, 1000))
        .symptom("http 200")
        .build();
  }

  private static FaultScene severalHosts() throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabWeb web =
        LabWeb.tls()
            .host("www.example.test", authority.issue("www.example.test"), Site.FINE)
            .host(HOST, authority.issue(HOST), Site.FINE)
            .start();
    return Site.of(web).pem(authority.authorityPem()).symptom("http 200").build();
  }
}
