package io.github.mcegress.udf;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.http.TransportKind;
import io.github.mcegress.resolve.DnsHostResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Uses the client with nothing on the class path but the self-contained jar and this class. */
final class AloneMain {
  private AloneMain() {}

  /**
   * Calls the endpoint, which trusts the PEM file, with each transport, and by a name that the DNS
   * server knows.
   */
  public static void main(String[] args) throws Exception {
    answers(args[0], Paths.get(args[1]), TransportKind.AUTO, TransportKind.OKHTTP);
    answers(args[0], Paths.get(args[1]), TransportKind.BLOCKING, TransportKind.BLOCKING);
    resolves(args[0], Paths.get(args[1]), args[2], Integer.parseInt(args[3]));
    // Bound and not listening: it refuses, and nobody else gets it.
    try (Socket closed = new Socket()) {
      closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      refuses("api.example.test:" + closed.getLocalPort());
    }
  }

  private static void refuses(String endpoint) throws Exception {
    for (TransportKind kind : TransportKind.values()) {
      try (EgressClient client = client(endpoint).transport(kind).build()) {
        client.get("https://" + endpoint + "/");
        throw new AssertionError("a closed port answered");
      } catch (EgressException expected) {
        if (!expected.code().equals("MCE-CONNECT-REFUSED")) {
          throw expected;
        }
      }
    }
  }

  private static EgressClient.Builder client(String endpoint) {
    return EgressClient.builder()
        .reportAtClose(false)
        .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
        .hosts(ResolvedHosts.parse("127.0.0.1 api.example.test"));
  }

  private static void answers(String endpoint, Path pem, TransportKind asked, TransportKind chosen)
      throws Exception {
    String authorities = new String(Files.readAllBytes(pem), StandardCharsets.US_ASCII);
    try (EgressClient client = client(endpoint).trustPem(authorities).transport(asked).build()) {
      for (int i = 0; i < 2; i++) {
        String answer = client.get("https://" + endpoint + "/" + chosen).text();
        if (!answer.equals("yes") || client.report().transport() != chosen) {
          throw new AssertionError(answer + " " + client.report());
        }
      }
    }
  }

  private static void resolves(String endpoint, Path pem, String dns, int port) throws Exception {
    String authorities = new String(Files.readAllBytes(pem), StandardCharsets.US_ASCII);
    InetSocketAddress server = new InetSocketAddress(dns, port);
    try (DnsHostResolver resolver = DnsHostResolver.builder().servers(server).build()) {
      for (int i = 0; i < 2; i++) {
        try (EgressClient client =
            client(endpoint)
                .hosts(ResolvedHosts.parse(""))
                .resolver(resolver)
                .trustPem(authorities)
                .build()) {
          String answer = client.get("https://" + endpoint + "/resolved").text();
          if (!answer.equals("yes")) {
            throw new AssertionError(answer + " " + client.report());
          }
        }
        try {
          throw new AssertionError(resolver.resolve("missing.example.test"));
        } catch (UnknownHostException expected) {
          if (!String.valueOf(expected.getMessage()).contains("NXDOMAIN")) {
            throw expected;
          }
        }
      }
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("mcegress") || thread.getName().startsWith("dnsjava")) {
        throw new AssertionError(thread + " is alive");
      }
    }
  }
}
