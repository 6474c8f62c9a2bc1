package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.HttpFaults.answers;
import static io.github.mcegress.lab.faults.HttpFaults.secured;

import io.github.mcegress.lab.LabResponse;
import java.io.IOException;
import java.util.List;

/**
 * One variant of each fault of HTTP, written from the table alone: whoever wrote it had not seen
 * the doctor.
 */
final class TableOnlyHttp {
  private TableOnlyHttp() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList(true);
    list.fault("healthy");
    list.add("answers in HTTP 1.0", said("HTTP/1.0 200 OK\r\nServer: old\r\n\r\n", "http 200"));
    list.fault("lost");
    list.add("ends without a word of TLS", secured(TableOnlyHttp::hangsUp, HttpFaults.ENDED));
    list.fault("http-no-answer");
    list.add("a line break, and nothing more", HttpFaults.silent(TableOnlyHttp::lineBreak));
    list.fault("http-slow");
    list.add("401, late", secured(TableOnlyHttp::late401, "http (401|SocketTimeout).*"));
    statuses(list);
    list.fault("http-redirect");
    list.add("to plain http elsewhere", HttpFaults.moved(302, "http://portal.example.test/wifi"));
    list.fault("http-no-http");
    list.add("another protocol that looks like it", said("RTSP/1.0 200 OK\r\n\r\n", "http no.*"));
    return list.cases();
  }

  private static void statuses(FaultList list) {
    list.fault("http-403");
    list.add("in HTTP 1.0", said("HTTP/1.0 403 Forbidden\r\n\r\n", "http 403"));
    list.fault("http-404");
    list.add("400 and no words", said("HTTP/1.1 400 \r\nConnection: close\r\n\r\n", "http 400"));
    list.fault("http-407");
    list.add(
        "in HTTP 1.0, for a domain",
        said("HTTP/1.0 407 Auth\r\nProxy-Authenticate: Negotiate\r\n\r\n", "http 407"));
    list.fault("http-421");
    list.add("with a body", answers(LabResponse.of(421, "text/html", new byte[4096])));
    list.fault("http-429");
    list.add("for no time at all", answers(HttpFaults.later(429, "0")));
    list.fault("http-503");
    list.add("for a time that is none", answers(HttpFaults.later(503, "soon")));
    list.fault("http-502");
    list.add(
        "504 from a balancer",
        said("HTTP/1.1 504 Gateway Time-out\r\nConnection: close\r\n\r\n", "http 504"));
  }

  private static FaultCase.Play said(String text, String symptom) {
    return secured(
        connection -> {
          connection.readHead();
          connection.write(text);
        },
        symptom);
  }

  private static void hangsUp(FaultServer.Connection connection) throws IOException {
    connection.readHead();
    connection.hangUp();
  }

  private static void lineBreak(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    connection.write("\r\n");
    connection.stall();
  }

  private static void late401(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    Answers.pause();
    connection.write("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
  }
}
