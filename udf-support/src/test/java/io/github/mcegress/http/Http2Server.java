package io.github.mcegress.http;

import io.github.mcegress.lab.LabCertificate;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockWebServer;

/** A server of HTTP/2 over TLS on loopback. */
public final class Http2Server {
  private Http2Server() {}

  /** Starts one with that certificate. */
  public static MockWebServer start(LabCertificate certificate) throws IOException {
    MockWebServer server = new MockWebServer();
    server.useHttps(certificate.serverContext().getSocketFactory());
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }
}
