package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Function;

/** One thing that goes wrong, and the error that it must end in. Immutable. */
final class Fault {
  static final String HOST = "api.example.test";

  /** Far more than is needed, but where only a deadline ends it. */
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Calls with a client and gives what came of it. */
  private interface Play {
    EgressException with(TransportKind transport, Duration timeout) throws Exception;
  }

  /** What the call sends, so that the fault can show. */
  interface Call {
    void with(EgressClient client, String url, Duration timeout) throws Exception;
  }

  private final String name;
  private final String code;
  private final Stage stage;
  private final Play play;

  private Fault(String name, String code, Stage stage, Play play) {
    this.name = name;
    this.code = code;
    this.stage = stage;
    this.play = play;
  }

  /** A server that breaks the plain exchange. */
  static Fault http(String name, String code, Stage stage, RawServer.Behaviour behaviour) {
    return raw("http", name, code, stage, behaviour, Fault::get);
  }

  /** The same with another call than a GET. */
  static Fault http(
      String name, String code, Stage stage, RawServer.Behaviour behaviour, Call call) {
    return raw("http", name, code, stage, behaviour, call);
  }

  /** A server that breaks the handshake. */
  static Fault tls(String name, String code, RawServer.Behaviour behaviour) {
    return raw("https", name, code, Stage.TLS, behaviour, Fault::get);
  }

  private static Fault raw(
      String scheme,
      String name,
      String code,
      Stage stage,
      RawServer.Behaviour behaviour,
      Call call) {
    return new Fault(
        name,
        code,
        stage,
        (transport, timeout) -> {
          try (RawServer server = new RawServer(behaviour)) {
            EgressException failed;
            try (EgressClient client = client(transport, server.port()).build()) {
              String url = scheme + "://" + HOST + ":" + server.port() + "/";
              failed =
                  assertThrows(EgressException.class, () -> call.with(client, url, timeout), name);
            }
            server.assertAllLeft();
            return failed;
          }
        });
  }

  /** A server with a certificate that must be refused. */
  static Fault certificate(
      String name, String code, Function<LabCertificates, LabCertificate> issue) {
    return new Fault(
        name,
        code,
        Stage.TLS,
        (transport, timeout) -> {
          LabCertificates certificates = LabCertificates.create();
          try (LabWeb web =
                  LabWeb.tls()
                      .host(HOST, issue.apply(certificates), r -> LabResponse.of(200, "never"))
                      .start();
              EgressClient client =
                  client(transport, web.port()).trustPem(certificates.authorityPem()).build()) {
            EgressException failed =
                failure(client, "https://" + HOST + ":" + web.port() + "/", timeout);
            assertEquals(0, web.requests(HOST), name);
            return failed;
          }
        });
  }

  /** No server: what the client is made with is wrong. */
  static Fault without(String name, String code, Stage stage, EgressClient.Builder made) {
    return new Fault(
        name,
        code,
        stage,
        (transport, timeout) -> {
          try (EgressClient client = made.transport(transport).build()) {
            return failure(client, "https://" + HOST + ":443/", timeout);
          }
        });
  }

  private static EgressClient.Builder client(TransportKind transport, int port) {
    String endpoint = HOST + ":" + port;
    return EgressClient.builder()
        .transport(transport)
        .maxBodyBytes(1024 * 1024)
        .spec(Shipped.spec(endpoint))
        .hosts(ResolvedHosts.parse("127.0.0.1 " + HOST))
        .resolver(new FakeHostResolver().set(HOST, InetAddress.getLoopbackAddress()));
  }

  private static EgressException failure(EgressClient client, String url, Duration timeout) {
    return assertThrows(EgressException.class, () -> get(client, url, timeout));
  }

  private static void get(EgressClient client, String url, Duration timeout) throws Exception {
    client.send(EgressRequest.read(url).timeout(timeout));
  }

  /** The code that it must end in. */
  String code() {
    return code;
  }

  /** Lets it happen, and holds what came of it to the code and stage. */
  void happen(TransportKind transport) throws Exception {
    boolean bounded = code.equals(Codes.HTTP_TIMEOUT);
    EgressException failed =
        bounded
            ? ShortDeadline.ends(stage, timeout -> play.with(transport, timeout))
            : play.with(transport, LONG);
    assertEquals(code + " " + stage, failed.code() + " " + failed.stage(), failed.toString());
  }

  @Override
  public String toString() {
    return name;
  }
}
