package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.ClosedPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;

/**
 * Everything that goes wrong on the way ends in an error with a name, at the deadline if by nothing
 * else, and leaves neither a connection nor a thread behind. What is wrong inside of a compressed
 * or encoded answer, and in DNS messages, stands with the tests of those.
 */
@BothTransports
class FaultsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

  @Parameter TransportKind transport;

  private List<Fault> faults() throws Exception {
    List<Fault> faults = new ArrayList<>(addresses());
    faults.addAll(handshakes());
    faults.addAll(answers());
    faults.addAll(redirects());
    faults.add(noReader());
    return faults;
  }

  private static EgressClient.Builder declared(FakeHostResolver resolver) {
    return EgressClient.builder()
        .spec(EgressSpec.builder().internet(Fault.HOST + ":443").build())
        .resolver(resolver);
  }

  private static List<Fault> addresses() throws UnknownHostException {
    InetAddress inside = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    return Arrays.asList(
        Fault.without(
            "declared host without address",
            Codes.DNS_UNRESOLVED,
            Stage.RESOLVE,
            declared(new FakeHostResolver())),
        Fault.without(
            "DNS answers 10.0.0.1 for a public name",
            Codes.DNS_PRIVATE_ADDRESS,
            Stage.RESOLVE,
            declared(new FakeHostResolver().set(Fault.HOST, inside))));
  }

  private static List<Fault> handshakes() {
    return Arrays.asList(
        Fault.certificate(
            "certificate for another name",
            Codes.TLS_NAME,
            certificates -> certificates.issue("other.example.test")),
        Fault.certificate(
            "certificate with the name in its subject only",
            Codes.TLS_NAME,
            certificates -> certificates.issueWithoutAlternativeName(Fault.HOST)),
        Fault.certificate(
            "expired", Codes.TLS_EXPIRED, certificates -> certificates.issueExpired(Fault.HOST)),
        Fault.certificate(
            "not yet valid",
            Codes.TLS_EXPIRED,
            certificates -> certificates.issueNotYetValid(Fault.HOST)),
        Fault.certificate(
            "incomplete chain",
            Codes.TLS_UNTRUSTED,
            certificates -> certificates.issueByIntermediate(false, Fault.HOST)),
        Fault.tls("TLS alert", Codes.TLS_FAILED, connection -> connection.write(HANDSHAKE_FAILURE)),
        Fault.tls("silence in the handshake", Codes.HTTP_TIMEOUT, RawServer.Connection::stall),
        Fault.tls("hung up in the handshake", Codes.TLS_FAILED, RawServer.Connection::hangUp));
  }

  private static List<Fault> answers() {
    String line = "X-Long: " + String.join("", Collections.nCopies(1024 * 1024, "x")) + "\r\n";
    String lines =
        String.join("", Collections.nCopies(20_000, "X-Many: 0123456789012345678901234567890\r\n"));
    return Arrays.asList(
        answer("1 MB in one header", Codes.HTTP_TOO_LARGE, Stage.REQUEST, OK + line + "\r\n"),
        answer("1 MB of headers", Codes.HTTP_TOO_LARGE, Stage.REQUEST, OK + lines + "\r\n"),
        answer(
            "no HTTP", Codes.HTTP_PROTOCOL, Stage.REQUEST, "SSH-2.0-server that speaks first\r\n"),
        Fault.http(
            "half-open: a kept connection that does not answer any more",
            Codes.HTTP_TIMEOUT,
            Stage.REQUEST,
            connection -> {
              connection.readHead();
              connection.write(OK + "Content-Length: 1\r\n\r\nx");
              connection.stall();
            },
            (client, url, timeout) -> {
              assertEquals("x", client.get(url).text());
              client.send(EgressRequest.read(url).timeout(timeout));
            }),
        Fault.http(
            "hung up before the answer",
            Codes.HTTP_CONNECTION_LOST,
            Stage.REQUEST,
            connection -> {
              connection.readHead();
              connection.hangUp();
            }),
        Fault.http(
            "hung up inside of the answer's head",
            Codes.HTTP_CONNECTION_LOST,
            Stage.REQUEST,
            connection -> {
              connection.readHead();
              connection.write(OK + "Content-Type: text/plain\r\n");
              connection.hangUp();
            }),
        Fault.http(
            "chunked body that drips",
            Codes.HTTP_TIMEOUT,
            Stage.ANSWER,
            connection -> {
              connection.readHead();
              connection.write(CHUNKED);
              connection.repeat("1\r\nx\r\n", 20);
            }),
        Fault.http(
            "chunked body without end",
            Codes.HTTP_TOO_LARGE,
            Stage.ANSWER,
            connection -> {
              connection.readHead();
              connection.write(CHUNKED);
              connection.repeat("400\r\n" + line.substring(0, 1024) + "\r\n", 0);
            }),
        Fault.http(
            "chunked body that is cut",
            Codes.HTTP_CONNECTION_LOST,
            Stage.ANSWER,
            connection -> {
              connection.readHead();
              connection.write(CHUNKED + "4\r\nhalf\r\n");
              connection.hangUp();
            }));
  }

  private static Fault answer(String name, String code, Stage stage, String answer) {
    return Fault.http(
        name,
        code,
        stage,
        connection -> {
          connection.readHead();
          connection.write(answer);
        });
  }

  private static List<Fault> redirects() {
    String found = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ";
    return Arrays.asList(
        Fault.http(
            "redirect loop",
            Codes.HTTP_REDIRECT,
            Stage.ANSWER,
            connection -> {
              while (true) {
                connection.readHead();
                connection.write(found + "/again\r\n\r\n");
              }
            }),
        answer(
            "redirect to 127.0.0.1",
            Codes.NOT_DECLARED,
            Stage.PLAN,
            found + "http://127.0.0.1/\r\n\r\n"));
  }

  /** Without threads no deadline ends a write: the body is refused beforehand. */
  private Fault noReader() {
    boolean threads = transport == TransportKind.OKHTTP;
    return Fault.http(
        "a peer that does not read",
        threads ? Codes.HTTP_TIMEOUT : Codes.HTTP_TOO_LARGE,
        threads ? Stage.REQUEST : Stage.PLAN,
        RawServer.Connection::stall,
        (client, url, timeout) ->
            client.send(EgressRequest.read("POST", url, new byte[64 << 20]).timeout(timeout)));
  }

  @TestFactory
  Stream<DynamicTest> endsInItsError() throws Exception {
    return faults().stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault + ": " + fault.code(),
                    () ->
                        assertTimeoutPreemptively(
                            Duration.ofSeconds(30),
                            () -> {
                              fault.happen(transport);
                              OurThreads.assertNone();
                            })));
  }

  @Test
  void allAddressesDead() throws Exception {
    try (ClosedPort closed = new ClosedPort()) {
      String endpoint = Fault.HOST + ":" + closed.number();
      try (EgressClient client =
          EgressClient.builder()
              .transport(transport)
              .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
              .hosts(ResolvedHosts.parse("127.0.0.1 " + Fault.HOST + "\n127.0.0.2 " + Fault.HOST))
              .resolver(new FakeHostResolver())
              .build()) {
        EgressException failed =
            assertThrows(EgressException.class, () -> client.get("https://" + endpoint + "/"));
        assertEquals(Codes.CONNECT_REFUSED, failed.code());
        assertEquals(1, failed.getSuppressed().length, "each address has its error");
      }
    }
  }

  @Test
  void hostsFileWithBrokenLines() {
    InvalidEgressException refused =
        assertThrows(
            InvalidEgressException.class,
            () ->
                ResolvedHosts.parse(
                    "127.0.0.1 good.example.test\n999.0.0.1 a.test\n127.0.0.1\napi.test 127.0.0.1\n"));
    assertEquals(
        Arrays.asList("MCE-HOSTS-SYNTAX 2", "MCE-HOSTS-SYNTAX 3", "MCE-HOSTS-SYNTAX 4"),
        refused.problems().stream()
            .map(problem -> problem.code() + " " + problem.line())
            .collect(Collectors.toList()));
  }
}
