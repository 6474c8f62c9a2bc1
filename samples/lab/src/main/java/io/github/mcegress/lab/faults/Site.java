package io.github.mcegress.lab.faults;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.time.Duration;

/** The service that the cases want to reach, and the scene of it where nothing is wrong yet. */
final class Site {
  static final String HOST = "api.example.test";
  static final LabHandler FINE = request -> LabResponse.of(200, "fine\n");

  /** For what only ends when the examination's time is over. */
  static final Duration SHORT = Duration.ofMillis(1500);

  private Site() {}

  /** A description of a public endpoint on this machine. */
  static FaultScene.Builder at(int port) {
    return FaultScene.builder().target(HOST, port).hosts(hosts(HOST));
  }

  /** The same, and that server ends with the scene. */
  static FaultScene.Builder of(FaultServer server) {
    return at(server.port()).closing(server);
  }

  static FaultScene.Builder of(LabWeb web) {
    return at(web.port()).closing(web::close);
  }

  /** A server with a good certificate that answers so. */
  static FaultScene.Builder web(LabHandler handler) throws IOException {
    LabCertificates authority = LabCertificates.create();
    return web(authority, authority.issue(HOST), handler);
  }

  static FaultScene.Builder web(
      LabCertificates authority, LabCertificate certificate, LabHandler handler)
      throws IOException {
    LabWeb web = LabWeb.tls().host(HOST, certificate, handler).start();
    return of(web).pem(authority.authorityPem());
  }

  /** A server with a good certificate that does so with each connection, behind the handshake. */
  static FaultScene.Builder secured(FaultServer.Behaviour behaviour) throws IOException {
    LabCertificates authority = LabCertificates.create();
    FaultServer server = FaultServer.startTls(authority.issue(HOST).serverContext(), behaviour);
    return of(server).pem(authority.authorityPem());
  }

  static String hosts(String host) {
    return "127.0.0.1 " + host + "\n";
  }
}
