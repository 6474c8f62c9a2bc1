package io.github.mcegress.kit;

import io.github.mcegress.lab.LabCertificate;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server of HTTP/2 and HTTP/1.1 over TLS on 127.0.0.1 that knows its connections. */
final class Http2Site implements Closeable {
  static final String BODY = "answer";

  private final MockWebServer server = new MockWebServer();
  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

  Http2Site(LabCertificate certificate) throws IOException {
    HeldCertificate held =
        new HeldCertificate(
            new KeyPair(certificate.certificate().getPublicKey(), certificate.privateKey()),
            certificate.certificate());
    X509Certificate[] signers =
        certificate.chain().stream().skip(1).toArray(X509Certificate[]::new);
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(held, signers)
            .build()
            .sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            connections.add(request.getConnectionIndex());
            return new MockResponse.Builder().body(BODY).build();
          }
        });
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }

  int port() {
    return server.getPort();
  }

  int requests() {
    return server.getRequestCount();
  }

  /** How many connections carried a request. */
  int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    server.close();
  }
}
