package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.ClosedPort;
import java.io.IOException;
import java.net.InetAddress;

/** Ports that no connection comes about with. */
final class Ways {
  static final String ONE = "127.0.0.1";
  static final String[] TWO = {ONE, "127.0.0.2"};
  static final String REFUSED = "connect ConnectException.*refused.*";
  static final String SILENT = "connect SocketTimeoutException.*";

  private Ways() {}

  /** Nobody listens at any of the addresses; the first is 127.0.0.1. */
  static FaultScene.Builder refused(String host, String... addresses) throws IOException {
    ClosedPort port = new ClosedPort();
    return FaultScene.builder()
        .target(host, port.number())
        .hosts(hosts(host, addresses))
        .closing(port::close)
        .symptom(REFUSED);
  }

  /** What is sent to the addresses is dropped. */
  static FaultScene.Builder silent(String host, String... addresses) throws IOException {
    FaultScene.Builder scene = FaultScene.builder();
    int port = 0;
    for (String address : addresses) {
      FullBacklog full = FullBacklog.at(InetAddress.getByName(address), port);
      scene.closing(full);
      port = full.port();
    }
    return scene
        .target(host, port)
        .hosts(hosts(host, addresses))
        .timeout(Site.SHORT)
        .symptom(SILENT);
  }

  static FaultScene.Builder refused() throws IOException {
    return refused(HOST, ONE);
  }

  static FaultScene.Builder silent() throws IOException {
    return silent(HOST, ONE);
  }

  /** hosts(5) lines; a host that is an address needs none. */
  static String hosts(String host, String... addresses) {
    StringBuilder lines = new StringBuilder();
    for (String address : addresses) {
      if (!address.equals(host)) {
        lines.append(address).append(' ').append(host).append('\n');
      }
    }
    return lines.toString();
  }

  /** The target is reached through a dedicated connection, be it a UDF's or Spark's. */
  static FaultScene.Builder linked(FaultScene.Builder scene, String link) {
    String port = scene.targetPort();
    return scene.description(
        "networklink = "
            + link
            + "\nnetworklink.hosts = "
            + HOST
            + ":"
            + port
            + "\nvpc = cn-beijing:vpc-2zeexample\nvpc.hosts = "
            + HOST
            + ":"
            + port
            + "\n");
  }
}
