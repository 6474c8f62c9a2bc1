package io.github.mcegress.peers;

import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/**
 * HttpURLConnection with the address in the URL and the name in the Host header, for which the JVM
 * has to be started with {@code -Dsun.net.http.allowRestrictedHeaders=true}.
 */
final class UrlConnectionClient implements ByAddressClient {
  /** What is done about the name. */
  enum Way {
    /** A HostnameVerifier that says yes: the answer found first. */
    ANY_NAME,
    /** SNI by a socket factory, and a HostnameVerifier that asks a real one about the name. */
    VERIFIER,
    /** A socket factory that gives JSSE the name for the address, with JSSE's own check. */
    PEER_HOST
  }

  private static final HostnameVerifier REAL = new DefaultHostnameVerifier();

  private final Way way;
  private final ByAddress byAddress;
  private final SSLContext context;
  private final Map<String, SSLSocketFactory> factories = new HashMap<>();

  UrlConnectionClient(KitSetup setup, Way way) throws GeneralSecurityException, IOException {
    this.way = way;
    this.byAddress = new ByAddress(setup);
    this.context = ByAddress.context(setup);
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    return byAddress.get(url, this::send);
  }

  private ByAddress.Hop send(URI uri, String name, String hostHeader) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Host", hostHeader);
    if (connection instanceof HttpsURLConnection) {
      secure((HttpsURLConnection) connection, name);
    }
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    return new ByAddress.Hop(status, NaiveClient.text(body), connection.getHeaderField("Location"));
  }

  private void secure(HttpsURLConnection connection, String name) {
    if (way == Way.ANY_NAME) {
      connection.setSSLSocketFactory(context.getSocketFactory());
    } else {
      // One for each name: the JDK keeps connections by URL and socket factory.
      connection.setSSLSocketFactory(
          factories.computeIfAbsent(
              name, n -> new NamingSocketFactory(context, n, way == Way.PEER_HOST)));
    }
    connection.setHostnameVerifier(
        way == Way.VERIFIER
            ? (address, session) -> REAL.verify(name, session)
            : (address, session) -> true);
  }
}
