package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.http.OutageServer.Failing;
import io.github.mcegress.lab.BenchReport;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 50 clients read ten times a second each from one server, which fails everything for 30 s: what
 * reaches the server meanwhile, and how soon all is well again. In simulated time, with each
 * library's own decisions: every run is the same, so it asserts.
 *
 * <p>Bar: what reaches the server in the outage is at most 1.2 times the clients' own requests, and
 * the floors that their budgets grant (16 for each client, and one for each second).
 *
 * <p>Assumed: the server answers, or resets, at once, over plain http; calls are made at their time
 * whether or not those before have ended, evenly spread; nobody stops calling. Connections and
 * requests are real ones on loopback; deadlines, which are of the system's clock, do not come into
 * it. In the third scene the server can do 1.2 times the clients' own requests after the outage, in
 * every tenth of a second, and answers 503 to the rest: refusing costs it nothing.
 */
class RetryStormBench {
  private static final BenchReport REPORT = new BenchReport("retry-storm");
  private static final int CLIENTS = Integer.getInteger("bench.clients", 50);
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final Duration BEFORE = Duration.ofSeconds(45);
  private static final Duration AFTER = Duration.ofSeconds(20);

  @AfterAll
  static void publish() throws IOException {
    REPORT.publish();
  }

  @ParameterizedTest
  @EnumSource(StormPeer.class)
  void outageFromTheStart(StormPeer peer) throws Exception {
    storm("503 from the first call on", peer, Duration.ZERO, Failing.UNAVAILABLE, 0);
  }

  @ParameterizedTest
  @EnumSource(StormPeer.class)
  void outageUnderWay(StormPeer peer) throws Exception {
    storm("503 after 45 s of answers", peer, BEFORE, Failing.UNAVAILABLE, 0);
  }

  @ParameterizedTest
  @EnumSource(StormPeer.class)
  void outageThenLittleRoom(StormPeer peer) throws Exception {
    storm(
        "503 after 45 s of answers, then room for 1.2 times the own requests",
        peer,
        BEFORE,
        Failing.UNAVAILABLE,
        1.2);
  }

  @ParameterizedTest
  @EnumSource(StormPeer.class)
  void resets(StormPeer peer) throws Exception {
    storm("connections reset after 45 s of answers", peer, BEFORE, Failing.RESET, 0);
  }

  private static void storm(
      String scene, StormPeer peer, Duration from, Failing failing, double room) throws Exception {
    Duration to = from.plus(OUTAGE);
    RetryStorm storm =
        new RetryStorm(peer, CLIENTS, PERIOD, from, to, to.plus(AFTER)).run(failing, room);
    REPORT.row(
        scene + "; " + CLIENTS + " clients, " + OUTAGE.getSeconds() + " s of outage",
        "client",
        peer.toString(),
        "own",
        storm.own(),
        "load",
        storm.load(),
        "ratio",
        (double) storm.load() / storm.own(),
        "floors",
        storm.floors(),
        "1.2 own + floors",
        storm.bound(),
        "holds",
        storm.load() <= storm.bound() ? "yes" : "no",
        "calls failed",
        storm.failedCalls(),
        "recovered after s",
        storm.recovery().toMillis() / 1000.0,
        "load of the 1st s after",
        storm.peak(),
        "own of it",
        storm.ownAfter());
    if (peer.isOurs()) {
      assertTrue(storm.load() <= storm.bound(), peer + ": " + storm.load() + " > " + storm.bound());
    }
  }
}
