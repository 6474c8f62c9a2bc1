package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Answers, or none, from servers that were reached well. */
final class HttpFaults {
  private static final String LATER = "Wed, 21 Oct 2099 07:28:00 GMT";
  static final String ENDED = "http (Socket|SSL|EOF).*";

  private HttpFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    denied(list);
    busy(list);
    wrongHost(list);
    silence(list);
    redirects(list.fault("http-redirect"));
    noHttp(list);
    return list.cases();
  }

  private static void denied(FaultList list) {
    list.fault("http-403");
    list.add("from the service", answers(LabResponse.of(403, "no\n")));
    list.add(
        "from a white-list of addresses, as OSS tells it",
        answers(LabResponse.of(403, "application/xml", ossDenial())));
    list.add("as a bare head that ends the connection", bare("403 Forbidden"));
    list.fault("http-407");
    list.add(
        "from a proxy that names a scheme",
        answers(LabResponse.of(407, "").withHeader("Proxy-Authenticate", "Basic realm=\"p\"")));
    list.add("without a scheme", answers(LabResponse.of(407, "who are you\n")));
    list.add("as a bare head that ends the connection", bare("407 Proxy Authentication Required"));
  }

  private static void busy(FaultList list) {
    list.fault("http-429");
    list.add("without a word on when", answers(LabResponse.of(429, "slow down\n")));
    list.add("for some seconds", answers(later(429, "30")));
    list.add("until a date", answers(later(429, LATER)));
    list.fault("http-503");
    list.add("without a word on when", answers(LabResponse.of(503, "down\n")));
    list.add("for some seconds", answers(later(503, "120")));
    list.add("as a bare head that ends the connection", bare("503 Service Unavailable"));
    list.fault("http-502");
    list.add("no good answer from behind", answers(LabResponse.of(502, "bad gateway\n")));
    list.add("no answer in time from behind", answers(LabResponse.of(504, "time-out\n")));
    list.add("as a bare head that ends the connection", bare("502 Bad Gateway"));
  }

  static LabResponse later(int status, String retryAfter) {
    return LabResponse.of(status, "").withHeader("Retry-After", retryAfter);
  }

  private static byte[] ossDenial() {
    String text =
        "<Error><Code>AccessDenied</Code>"
            + "<Message>You are forbidden to access from this IP.</Message></Error>";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static FaultCase.Play answers(LabResponse response) {
    return () -> Site.web(request -> response).symptom("http [345]..").build();
  }

  private static FaultCase.Play bare(String status) {
    return secured(Answers.bare(status), "http " + status.substring(0, 3));
  }

  static FaultCase.Play secured(FaultServer.Behaviour behaviour, String symptom) {
    return () -> Site.secured(behaviour).symptom(symptom).build();
  }

  private static void wrongHost(FaultList list) {
    list.fault("http-421");
    list.add("no virtual host of that name", HttpFaults::otherHost);
    list.add("said by the service", answers(LabResponse.of(421, "misdirected\n")));
    list.add("as a bare head that ends the connection", bare("421 Misdirected Request"));
    list.fault("http-404");
    list.add("a default host that has nothing", answers(LabResponse.of(404, "nothing here\n")));
    list.add("the Host header is not understood", answers(LabResponse.of(400, "host?\n")));
    list.add("as a bare head that ends the connection", bare("404 Not Found"));
  }

  /** The certificate fits, the Host header leads nowhere. */
  private static FaultScene otherHost() throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabWeb web =
        LabWeb.tls()
            .host("www.example.test", authority.issue("www.example.test", HOST), Site.FINE)
            .start();
    return Site.of(web).pem(authority.authorityPem()).symptom("http 421").build();
  }

  private static void silence(FaultList list) {
    list.fault("http-no-answer");
    list.add("never begins to answer", silent(HttpFaults::readAndStall));
    list.add("reads nothing", silent(c -> c.stall()));
    list.add("stops in the middle of the status line", silent(HttpFaults::halfStatus));
    list.add("never ends to say that it goes on", silent(HttpFaults::goesOn));
    list.fault("http-slow");
    String slow = "http (200|SocketTimeoutException).*";
    list.add("thinks before it answers", secured(Answers::late, slow));
    list.add("reads late", secured(Answers::readsLate, slow));
    list.add(
        "a handler that is slow",
        () -> Site.web(request -> slowly(LabResponse.of(200, "at last\n"))).symptom(slow).build());
  }

  private static LabResponse slowly(LabResponse response) throws IOException {
    try {
      Answers.pause();
      return response;
    } catch (InterruptedException e) {
      throw new IOException("the server ends", e);
    }
  }

  private static void readAndStall(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    connection.stall();
  }

  private static void halfStatus(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    connection.write("HTTP/1.1 20");
    connection.stall();
  }

  /** Ends when the client has left: then a write fails. */
  private static void goesOn(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    while (true) {
      connection.write("HTTP/1.1 100 Continue\r\n\r\n");
    }
  }

  static FaultCase.Play silent(FaultServer.Behaviour behaviour) {
    return () ->
        Site.secured(behaviour)
            .timeout(Duration.ofSeconds(5))
            .symptom("http (SocketTimeoutException|endless).*")
            .build();
  }

  private static void redirects(FaultList list) {
    list.add("to another host, for ever", moved(301, "https://www.example.test/"));
    list.add("to another host, for now", moved(302, "https://login.example.test/?next=/"));
    list.add("to another port of the same host", moved(307, "https://" + HOST + ":9443/"));
    list.add("to plain http", moved(308, "http://" + HOST + "/"));
    list.add("to another host without a scheme", moved(303, "//cdn.example.test/x"));
  }

  static FaultCase.Play moved(int status, String location) {
    return answers(LabResponse.of(status, "").withHeader("Location", location));
  }

  private static void noHttp(FaultList list) {
    list.fault("http-no-http");
    list.add("a mail server behind TLS", said("220 mail.example.test ESMTP\r\n"));
    list.add("no status in the status line", said("HTTP/1.1 OK\r\n\r\n"));
    list.add("binary", said("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\r\n\r\n"));
    list.fault("lost");
    list.add("reset when the request has come", secured(HttpFaults::resets, ENDED));
    list.add("an orderly end in place of an answer", secured(c -> c.readHead(), ENDED));
    list.add("reset in the middle of the status line", secured(HttpFaults::resetsLater, ENDED));
  }

  private static void resets(FaultServer.Connection connection) throws IOException {
    connection.readHead();
    connection.reset();
  }

  private static void resetsLater(FaultServer.Connection connection) throws IOException {
    connection.readHead();
    connection.write("HTTP/1.1 2");
    connection.reset();
  }

  static FaultCase.Play said(String text) {
    return secured(
        connection -> {
          connection.readHead();
          connection.write(text);
        },
        "http no HTTP.*");
  }
}
