package io.github.mcegress.bench;

import io.github.mcegress.http.ClockAhead;
import io.github.mcegress.http.TransportKind;
import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.LabTrust;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * One of three addresses dies, or leaves DNS, under steady traffic; all clients have the same
 * answers of DNS. What dies resets its connections and every new one.
 *
 * <p>Bar: no failed read of ours. Ours asks DNS again after ten to twenty minutes, so its clock is
 * moved by 21 minutes when an address is retired; the others have no such clock, and keep a
 * connection for as long as it is used.
 */
class FailoverBench {
  private static final BenchReport REPORT = new BenchReport("failover");
  private static final int THREADS = 4;

  @AfterAll
  static void publish() throws IOException {
    REPORT.publish();
  }

  @Test
  void anAddressDies() throws Exception {
    for (int client = 0; client < 4; client++) {
      run(client, true);
    }
  }

  @Test
  void anAddressIsRetired() throws Exception {
    for (int client = 0; client < 4; client++) {
      run(client, false);
    }
  }

  private static void run(int client, boolean dies) throws Exception {
    Set<InetAddress> three = new LinkedHashSet<>();
    while (three.size() < 3) {
      three.add(LoopbackAddress.pick());
    }
    List<InetAddress> all = new ArrayList<>(three);
    String[] texts = all.stream().map(InetAddress::getHostAddress).toArray(String[]::new);
    ClockAhead clock = new ClockAhead();
    FakeNames names = new FakeNames(all);
    try (ServerProcess server = ServerProcess.start(texts);
        Peer peer = peer(client, server, names, clock, all);
        Traffic traffic = new Traffic(peer, server.url(ServerProcess.HOST, 200), THREADS)) {
      traffic.runFor(Duration.ofMillis(1500));
      // All three clients begin with the first one.
      if (dies) {
        server.ask("die " + texts[0]);
      } else {
        server.ask("mark " + texts[0]);
        names.answer(all.subList(1, 3));
        clock.move(Duration.ofMinutes(21));
      }
      traffic.mark();
      traffic.runFor(Duration.ofSeconds(8));
      String[] since = server.ask("since " + texts[0]).split(" ");
      REPORT.row(
          dies
              ? "one of three addresses dies, 8 s of traffic since"
              : "one of three addresses leaves DNS, 8 s of traffic since",
          "client",
          peer.name(),
          "reads",
          traffic.reads(),
          "failed",
          traffic.failed(),
          "slowest ms",
          traffic.slowestMillis(),
          "connects to it",
          Long.parseLong(since[0]),
          "last connect ms",
          Long.parseLong(since[1]),
          "requests to it",
          Long.parseLong(since[2]),
          "last request ms",
          Long.parseLong(since[3]));
    }
  }

  private static Peer peer(
      int client, ServerProcess server, FakeNames names, ClockAhead clock, List<InetAddress> all)
      throws Exception {
    switch (client) {
      case 0:
        return Peers.okHttp(LabTrust.of(server.pem()), names, THREADS);
      case 1:
        return Peers.httpClient5(LabTrust.of(server.pem()), names, THREADS);
      default:
        return Peers.ours(
            client == 2 ? TransportKind.OKHTTP : TransportKind.BLOCKING,
            clock.set(Peers.builder(server.pem(), server.port(), all, THREADS).resolver(names)));
    }
  }
}
