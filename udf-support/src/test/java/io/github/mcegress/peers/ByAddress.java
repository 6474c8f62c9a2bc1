package io.github.mcegress.peers;

import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import io.github.mcegress.lab.LabTrust;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * What users write around a client without a DNS hook: the name in the URL is replaced by its
 * address, and redirects are followed by hand for the same reason. Used by one thread.
 */
public final class ByAddress {
  private static final int MAX_REDIRECTS = 5;

  private final KitSetup setup;

  public ByAddress(KitSetup setup) {
    this.setup = setup;
  }

  /** Sends one request to an address. */
  @FunctionalInterface
  public interface Sending {
    /**
     * Sends a GET.
     *
     * @param byAddress the URL with the address in place of the name
     * @param name the name that it replaced
     * @param hostHeader the name and port
     */
    Hop send(URI byAddress, String name, String hostHeader) throws IOException;
  }

  /** An answer, and where it redirects to; null for nowhere. Immutable. */
  public static final class Hop {
    private final KitAnswer answer;
    private final String location;

    public Hop(int status, String body, String location) {
      this.answer = new KitAnswer(status, body);
      this.location = location;
    }
  }

  /** A GET that follows redirects, from https to https only as HttpURLConnection does. */
  public KitAnswer get(String url, Sending sending) throws IOException {
    URI uri = URI.create(url);
    for (int redirects = 0; ; redirects++) {
      Hop hop = sending.send(rewritten(uri), uri.getHost(), uri.getAuthority());
      boolean followed = hop.answer.status() / 100 == 3 && hop.location != null;
      URI next = followed ? uri.resolve(hop.location) : uri;
      if (!followed || !next.getScheme().equals(uri.getScheme()) || redirects == MAX_REDIRECTS) {
        return hop.answer;
      }
      uri = next;
    }
  }

  private URI rewritten(URI uri) throws IOException {
    if (isAddress(uri.getHost())) {
      return uri;
    }
    String address = setup.hosts().resolve(uri.getHost()).get(0).getHostAddress();
    return URI.create(uri.toString().replace("//" + uri.getHost(), "//" + address));
  }

  /** Whether a URL's host is an IPv4 address. */
  public static boolean isAddress(String host) {
    return host.matches("[0-9.]+");
  }

  /** JSSE's own trust manager for the authority. */
  public static X509TrustManager trust(KitSetup setup)
      throws GeneralSecurityException, IOException {
    return LabTrust.of(setup.caPem()).manager();
  }

  /** A new context that trusts the authority. */
  public static SSLContext context(KitSetup setup) throws GeneralSecurityException, IOException {
    return LabTrust.of(setup.caPem()).context();
  }
}
