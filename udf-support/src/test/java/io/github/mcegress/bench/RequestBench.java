package io.github.mcegress.bench;

import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.http.TransportKind;
import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.LabTrust;
import io.github.mcegress.lab.Measure;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * HTTPS GET over kept-alive connections to a server in another JVM: ours and the bare clients under
 * ours, in turn within each round, so that noise of the machine meets all alike.
 *
 * <p>Bar: ours at least 0.97 of the bare client under it, and no more handshakes than connections
 * in its pool. The ratio is the median of the rounds' own ratios.
 */
class RequestBench {
  private static final BenchReport REPORT = new BenchReport("request");
  private static final int WARM_UP_ROUNDS = 4;

  /** With one thread, which leaves the other core to the compiler: 64 starve it for a minute. */
  private static final int COMPILING_ROUNDS = 25;

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 21);
  private static final long ROUND_MILLIS = 400;
  private static final int[] SIZES = {200, 64 * 1024};

  @AfterAll
  static void publish() throws IOException {
    REPORT.publish();
  }

  @Test
  void keptAlive() throws Exception {
    // The JDK keeps five of its own connections unless told otherwise.
    System.setProperty("http.maxConnections", "64");
    try (ServerProcess server = ServerProcess.start("127.0.0.1")) {
      for (int bytes : SIZES) {
        List<RequestRounds> all = clients(server, bytes, 1);
        inTurn(server, all, 1, -COMPILING_ROUNDS, 0);
        for (RequestRounds peer : all) {
          peer.close();
        }
      }
      for (int bytes : SIZES) {
        for (int threads : new int[] {1, 8, 64}) {
          List<RequestRounds> all = clients(server, bytes, threads);
          inTurn(server, all, threads, -WARM_UP_ROUNDS, ROUNDS);
          report(all, "GET of " + bytes + " bytes, " + threads + " threads");
        }
      }
    }
  }

  private static List<RequestRounds> clients(ServerProcess server, int bytes, int threads)
      throws Exception {
    LabTrust trust = LabTrust.of(server.pem());
    List<InetAddress> address = Collections.singletonList(InetAddress.getByName("127.0.0.1"));
    HostResolver names = host -> address;
    String url = server.url(ServerProcess.HOST, bytes);
    return Arrays.asList(
        new RequestRounds(Peers.okHttp(trust, names, threads), url),
        new RequestRounds(
            Peers.ours(TransportKind.OKHTTP, server.pem(), server.port(), address, threads), url),
        new RequestRounds(Peers.httpClient5(trust, names, threads), url),
        new RequestRounds(
            Peers.ours(TransportKind.BLOCKING, server.pem(), server.port(), address, threads), url),
        new RequestRounds(Peers.urlStream(trust), server.url("localhost", bytes)));
  }

  private static void inTurn(
      ServerProcess server, List<RequestRounds> all, int threads, int from, int to)
      throws Exception {
    for (int round = from; round < to; round++) {
      // Each is first, second, ... equally often: none always follows the same one.
      List<RequestRounds> order = new ArrayList<>(all);
      Collections.rotate(order, round);
      for (RequestRounds peer : order) {
        long handshakes = server.handshakes();
        peer.run(threads, ROUND_MILLIS, round < 0);
        peer.shookHands(server.handshakes() - handshakes);
      }
    }
  }

  private static void report(List<RequestRounds> all, String what) throws IOException {
    for (RequestRounds peer : all) {
      RequestRounds bare = peer == all.get(1) ? all.get(0) : peer == all.get(3) ? all.get(2) : null;
      REPORT.row(
          what,
          "client",
          peer.name(),
          "requests/s",
          Math.round(Measure.median(peer.rates())),
          "of the bare client",
          bare == null ? "-" : (Object) Measure.median(RequestRounds.ratios(peer, bare)),
          "from",
          bare == null ? "-" : (Object) Collections.min(RequestRounds.ratios(peer, bare)),
          "to",
          bare == null ? "-" : (Object) Collections.max(RequestRounds.ratios(peer, bare)),
          "client CPU us",
          Measure.median(peer.cpuMicros()),
          "bytes allocated",
          Measure.median(peer.bytes()),
          "handshakes",
          peer.handshakes());
      peer.close();
    }
  }
}
