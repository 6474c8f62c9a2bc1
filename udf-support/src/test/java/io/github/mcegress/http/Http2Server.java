package io.github.mcegress.http;

import io.github.mcegress.lab.LabCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;

/** A server of HTTP/2 over TLS on loopback. */
public final class Http2Server {
  private Http2Server() {}

  /** Starts one with that certificate. */
  public static MockWebServer start(LabCertificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    keys.setKeyEntry(
        "server",
        certificate.privateKey(),
        new char[0],
        certificate.chain().toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    MockWebServer server = new MockWebServer();
    server.useHttps(context.getSocketFactory());
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }
}
