package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that lets nobody in without a certificate of its authority. */
@BothTransports
class ClientAuthenticationTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";
  private static final LabCertificates CERTIFICATES = LabCertificates.create();

  private static LabWeb serving(String version) throws Exception {
    return LabWeb.tls()
        .protocols(version)
        .needClientCertificateOf(CERTIFICATES)
        .host(HOST, CERTIFICATES.issue(HOST), request -> LabResponse.of(200, "in"))
        .start();
  }

  private EgressClient.Builder client(LabWeb web) {
    return client(web.port(), web.address());
  }

  private EgressClient.Builder client(int port, InetAddress address) {
    String endpoint = HOST + ":" + port;
    return EgressClient.builder()
        .transport(transport)
        .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
        .hosts(Shipped.hosts(HOST, address))
        .resolver(new FakeHostResolver())
        .trustPem(CERTIFICATES.authorityPem());
  }

  private static String url(LabWeb web) {
    return "https://" + HOST + ":" + web.port() + "/";
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void showsItsCertificate(String version) throws Exception {
    try (LabWeb web = serving(version)) {
      for (LabCertificate one :
          new LabCertificate[] {
            CERTIFICATES.issue("client.example.test"), CERTIFICATES.issueRsa("client.example.test")
          }) {
        try (EgressClient client = client(web).clientPem(one.clientPem()).build()) {
          assertEquals("in", client.get(url(web)).text());
          assertEquals("in", client.get(url(web)).text());
          assertEquals(1, client.report().hosts().get(0).handshakes());
        }
      }
    }
  }

  /** The JDK's own server ends the connection without a word, so there is no alert to name. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void hintsAtTheCertificateWhereTheServerSaysNothing(String version) throws Exception {
    try (LabWeb web = serving(version);
        EgressClient client = client(web).build()) {
      EgressException refused = assertThrows(EgressException.class, () -> client.get(url(web)));
      assertTrue(refused.remedy().contains("clientPem"), refused.toString());
      assertEquals(0, web.requests(HOST));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void namesTheCertificateThatIsMissingOrNotAccepted(String version) throws Exception {
    // Of an authority with the same name: else JSSE would not show it at all.
    String stranger = LabCertificates.create().issue("client.example.test").clientPem();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SSLContext context = context();
      Thread thread = new Thread(() -> sayWhyAndLeave(server, context, version));
      thread.setDaemon(true);
      thread.start();
      EgressClient.Builder builder = client(server.getLocalPort(), server.getInetAddress());
      try (EgressClient without = builder.build();
          EgressClient with = builder.clientPem(stranger).build()) {
        for (EgressClient client : new EgressClient[] {without, with}) {
          EgressException refused =
              assertThrows(
                  EgressException.class,
                  () -> client.get("https://" + HOST + ":" + server.getLocalPort() + "/"));
          assertEquals(Codes.TLS_CLIENT, refused.code(), () -> refused + " " + refused.getCause());
          assertTrue(refused.remedy().contains("clientPem"), refused.remedy());
        }
      }
    }
  }

  private static SSLContext context() throws Exception {
    LabCertificate own = CERTIFICATES.issue(HOST);
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry(
        "server", own.privateKey(), new char[0], own.chain().toArray(new Certificate[0]));
    store.setCertificateEntry("authority", own.chain().get(1));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Sends its alert, then waits for the client to leave: else the alert could be lost. */
  private static void sayWhyAndLeave(ServerSocket server, SSLContext context, String version) {
    while (!server.isClosed()) {
      try (Socket raw = server.accept()) {
        SSLSocket tls =
            (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), false);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(new String[] {version});
        tls.setNeedClientAuth(true);
        try {
          tls.startHandshake();
        } catch (SSLException refused) {
          raw.shutdownOutput();
        }
        byte[] rest = new byte[1024];
        while (raw.getInputStream().read(rest) >= 0) {
          // Whatever the client still had to say.
        }
      } catch (IOException ended) {
        // The client left, or the test is over.
      }
    }
  }
}
