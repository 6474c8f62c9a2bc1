package io.github.mcegress.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over connected sockets, by name: SNI and verification by JSSE are always on, TLS 1.2 and 1.3
 * are all there is, and no socket can be made in another way.
 *
 * <p>The NAME is JSSE's peer host, whatever the address: JSSE keys its session cache by it, and
 * skips the name check of a resumed session (measured, JDK 8 to 25). Immutable.
 */
final class TlsSockets extends SSLSocketFactory {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

  /** The kind of an alternative name: {@link X509Certificate#getSubjectAlternativeNames}. */
  private static final Integer DNS_NAME = 2;

  private final SSLSocketFactory jsse;
  private final String[] versions;

  TlsSockets(SSLContext context) {
    this.jsse = context.getSocketFactory();
    // Java 8 has TLS 1.3 since 8u261 only.
    List<String> both = new ArrayList<>(Arrays.asList("TLSv1.3", "TLSv1.2"));
    both.retainAll(Arrays.asList(context.getSupportedSSLParameters().getProtocols()));
    this.versions = both.toArray(new String[0]);
  }

  @Override
  public Socket createSocket(Socket connected, String name, int port, boolean autoClose)
      throws IOException {
    SSLSocket tls = (SSLSocket) jsse.createSocket(connected, name, port, autoClose);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(versions);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!ADDRESS.matcher(name).matches()) {
      parameters.setServerNames(Collections.singletonList(new SNIHostName(name)));
    }
    tls.setSSLParameters(parameters);
    return tls;
  }

  /**
   * Refuses a certificate that has a host's name in its subject only: JSSE still takes it, RFC 9110
   * (4.3.4) does not.
   */
  static void requireAlternativeName(SSLSession session, String host) throws IOException {
    if (ADDRESS.matcher(host).matches()) {
      return;
    }
    try {
      X509Certificate peer = (X509Certificate) session.getPeerCertificates()[0];
      Collection<List<?>> names = peer.getSubjectAlternativeNames();
      if (names != null && names.stream().anyMatch(name -> DNS_NAME.equals(name.get(0)))) {
        return;
      }
    } catch (CertificateParsingException e) {
      throw new SSLException("the alternative names of the certificate cannot be read", e);
    }
    throw new SSLPeerUnverifiedException("the certificate has no alternative name");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return jsse.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return jsse.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw notByName();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw notByName();
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    throw notByName();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    throw notByName();
  }

  private static SocketException notByName() {
    return new SocketException("TLS is spoken over connected sockets only");
  }
}
