import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import io.github.mcegress.peers.ByAddress;
import io.github.mcegress.peers.Peers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The comparison, with java.net.http among the clients: run as a source file, since the module is
 * compiled for Java 8. The address stands in the URL, the name in the Host header (which needs
 * {@code -Djdk.httpclient.allowRestrictedHeaders=host}) and in the SSLParameters of a client of
 * its own.
 */
final class JavaNetHttp implements ByAddressClient {
  private final KitSetup setup;
  private final ByAddress byAddress;
  private final SSLContext shared;
  private final Map<String, HttpClient> clients = new HashMap<>();

  private JavaNetHttp(KitSetup setup, boolean shares) throws GeneralSecurityException, IOException {
    this.setup = setup;
    this.byAddress = new ByAddress(setup);
    this.shared = shares ? ByAddress.context(setup) : null;
  }

  public static void main(String[] arguments) {
    Peers peers = new Peers();
    peers.add(
        "java.net.http",
        "the address in the URL, the Host header, and a client for each name with SNI by"
            + " `SSLParameters`; one `SSLContext`",
        setup -> new JavaNetHttp(setup, true));
    peers.add(
        "java.net.http, own contexts",
        "the same with an `SSLContext` for each name",
        setup -> new JavaNetHttp(setup, false));
    peers.print();
    // Its selector threads end when the clients are collected.
    System.exit(0);
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    return byAddress.get(url, this::send);
  }

  private ByAddress.Hop send(URI uri, String name, String hostHeader) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Host", hostHeader).build();
    try {
      HttpResponse<String> response =
          client(name).send(request, HttpResponse.BodyHandlers.ofString());
      return new ByAddress.Hop(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Location").orElse(null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpClient client(String name) throws IOException {
    HttpClient known = clients.get(name);
    if (known != null) {
      return known;
    }
    SSLParameters parameters = new SSLParameters();
    if (!ByAddress.isAddress(name)) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .sslContext(shared == null ? ByAddress.context(setup) : shared)
              .sslParameters(parameters)
              .build();
      clients.put(name, client);
      return client;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
