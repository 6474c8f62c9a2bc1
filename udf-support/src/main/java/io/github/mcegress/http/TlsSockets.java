package io.github.mcegress.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
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

  private final SSLSocketFactory jsse;
  private final String[] versions;

  TlsSockets(SSLContext context) {
    this.jsse = context.getSocketFactory();
    // Java 8 has TLS 1.3 since 8u261 only.
    this.versions =
        Arrays.stream(context.getSupportedSSLParameters().getProtocols())
            .filter(version -> version.equals("TLSv1.3") || version.equals("TLSv1.2"))
            .toArray(String[]::new);
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
