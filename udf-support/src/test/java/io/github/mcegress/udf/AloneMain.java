package io.github.mcegress.udf;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Uses the client with nothing on the class path but the self-contained jar and this class. */
final class AloneMain {
  private AloneMain() {}

  public static void main(String[] args) throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String endpoint = "api.example.test:" + closed;
    try (EgressClient client =
        EgressClient.builder()
            .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
            .hosts(ResolvedHosts.parse("127.0.0.1 api.example.test"))
            .build()) {
      client.get("https://" + endpoint + "/");
      throw new AssertionError("a closed port answered");
    } catch (EgressException expected) {
      if (!expected.code().equals("MCE-CONNECT-REFUSED")) {
        throw expected;
      }
    }
  }
}
