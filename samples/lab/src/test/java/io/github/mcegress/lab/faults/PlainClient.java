package io.github.mcegress.lab.faults;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabTrust;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client of nothing but JDK sockets, and what it comes to in a scene: stage, then exception. */
final class PlainClient {
  private static final int MOST_HEAD_BYTES = 20_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.. (\\d{3}).*", Pattern.DOTALL);
  private static final int END_OF_HEAD = 0x0d0a0d0a;
  private static final int PATIENCE_MILLIS = 500;

  private final FaultScene scene;
  private final String host;
  private final int port;

  PlainClient(FaultScene scene) {
    this.scene = scene;
    String target = scene.target().get();
    host = target.substring(0, target.lastIndexOf(':'));
    port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
  }

  /** On one line, say {@code connect ConnectException: Connection refused}. */
  String outcome() {
    String stage = "dns";
    try {
      List<InetAddress> addresses = addresses();
      if (addresses.stream().noneMatch(address -> address instanceof Inet4Address)) {
        return "dns IPv6 only";
      }
      stage = "connect";
      try (Socket socket = connect(addresses)) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        stage = "tls";
        SSLSocket secured = upgrade(socket);
        stage = "http";
        return "http " + head(secured);
      }
    } catch (Exception e) {
      return (stage + " " + e.getClass().getSimpleName() + ": " + e.getMessage())
          .replaceAll("\\s+", " ");
    }
  }

  private List<InetAddress> addresses() throws UnknownHostException {
    if (scene.names().isPresent()) {
      return scene.names().get().resolve(host);
    }
    if (Character.isDigit(host.charAt(host.length() - 1))) {
      return Arrays.asList(InetAddress.getByName(host));
    }
    List<InetAddress> shipped = new ArrayList<>();
    for (String line : scene.hosts().orElse("").split("\n")) {
      if (line.endsWith(" " + host) && !line.startsWith("#")) {
        shipped.add(InetAddress.getByName(line.substring(0, line.indexOf(' '))));
      }
    }
    return shipped;
  }

  /** Each address in turn; the failure of the last one counts. */
  private Socket connect(List<InetAddress> addresses) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private SSLSocket upgrade(Socket socket) throws IOException {
    String pem = scene.pem().orElse(LabCertificates.create().authorityPem());
    SSLSocket tls =
        (SSLSocket)
            LabTrust.of(pem).context().getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private String head(Socket socket) throws IOException {
    String request = "HEAD / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    int bytes = 0;
    while (bytes < MOST_HEAD_BYTES) {
      StringBuilder head = new StringBuilder();
      int last = 0;
      while (last != END_OF_HEAD && bytes++ < MOST_HEAD_BYTES) {
        int b = in.read();
        last = last << 8 | b;
        if (b < 0 && head.length() > 0 && !head.toString().startsWith("HTTP/1.1 ")) {
          return "no HTTP";
        }
        if (b < 0) {
          throw new EOFException("ended in the head, behind " + head);
        }
        head.append((char) b);
      }
      Matcher status = STATUS.matcher(head);
      if (!status.matches()) {
        return "no HTTP";
      }
      if (!status.group(1).equals("100")) {
        return bytes > MOST_HEAD_BYTES ? "endless head" : status.group(1);
      }
    }
    return "endless head";
  }
}
