package io.github.mcegress.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Socket factories as users write them to send a name by SNI to an address. */
final class NamingSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory jsse;
  private final String name;
  private final boolean peerHost;

  /**
   * For one name.
   *
   * @param peerHost whether JSSE is told the name for the address, and to check it
   */
  NamingSocketFactory(SSLContext context, String name, boolean peerHost) {
    this.jsse = context.getSocketFactory();
    this.name = name;
    this.peerHost = peerHost;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket tls = (SSLSocket) jsse.createSocket(socket, peerHost ? name : host, port, autoClose);
    SSLParameters parameters = tls.getSSLParameters();
    if (!ByAddress.isAddress(name)) {
      parameters.setServerNames(Collections.singletonList(new SNIHostName(name)));
    }
    if (peerHost) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    tls.setSSLParameters(parameters);
    return tls;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("not called by HttpURLConnection once it is connected");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return createSocket("", port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket("", port);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return jsse.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return jsse.getSupportedCipherSuites();
  }
}
