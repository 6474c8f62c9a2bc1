package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.http.ResettingServer.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Writes over a connection that breaks at every byte, counted at the server. */
class DuplicateWritesTest {
  private static final List<TransportKind> TRANSPORTS =
      Arrays.asList(TransportKind.OKHTTP, TransportKind.BLOCKING);

  private int cases;
  private int rows;

  /** What came of one sender's writes. */
  private static final class Outcome {
    private int cases;
    private int twice;
    private int most;
    private int done;
    private int applied;
  }

  private String row() {
    return String.format("row %06d of the table of orders", rows++);
  }

  private static String url(ResettingServer server) {
    return "http://127.0.0.1:" + server.port() + "/v1/orders/2026-11-21";
  }

  /** Every fault, on a new connection and on a kept one. */
  private Outcome breakEverywhere(ResettingServer server, WriteSender sender) throws Exception {
    Outcome outcome = new Outcome();
    for (boolean kept : new boolean[] {false, true}) {
      server.keeps(kept);
      sender.write(url(server), row());
      int size = server.size();
      for (int i = kept ? 1 : 0; i <= size; i++) {
        play(server, sender, Fault.inRequest(i), kept, outcome);
      }
      for (int i = 0; i < server.answerSize(); i++) {
        play(server, sender, Fault.inAnswer(i), kept, outcome);
      }
      for (int status : new int[] {408, 421, 425, 429, 503}) {
        play(server, sender, Fault.status(status), kept, outcome);
      }
    }
    for (int i = 0; i < 20; i++) {
      dieIdle(server, sender, outcome);
    }
    cases += outcome.cases;
    return outcome;
  }

  private void play(
      ResettingServer server, WriteSender sender, Fault fault, boolean kept, Outcome outcome)
      throws Exception {
    sender.read(url(server));
    String row = row();
    server.next(row, fault);
    write(server, sender, row, outcome);
    assertFalse(server.isArmed(), "nothing happened to " + row + ", kept " + kept);
  }

  private void dieIdle(ResettingServer server, WriteSender sender, Outcome outcome)
      throws Exception {
    String row = row();
    server.next(row, Fault.idle());
    sender.read(url(server));
    server.awaitReset();
    write(server, sender, row, outcome);
  }

  private static void write(
      ResettingServer server, WriteSender sender, String row, Outcome outcome) {
    outcome.cases++;
    try {
      if (sender.write(url(server), row) == 200) {
        outcome.done++;
      }
    } catch (IOException broke) {
      // What counts is what the server got.
    }
    int arrived = server.writes().times(row);
    outcome.twice += arrived > 1 ? 1 : 0;
    outcome.most = Math.max(outcome.most, arrived);
    outcome.applied += server.writes().applied(row) == 1 ? 1 : 0;
  }

  private static void print(String sender, Outcome outcome) {
    System.out.println(
        String.format(
            "duplicate writes: %-28s %5d cases, %5d answered 200, %4d arrived more than once (most:"
                + " %d), %4d applied once",
            sender, outcome.cases, outcome.done, outcome.twice, outcome.most, outcome.applied));
  }

  private static void assertOneKeyForEachRow(ResettingServer server) {
    for (Map.Entry<String, Set<String>> row : server.writes().keysOfRow().entrySet()) {
      assertEquals(1, row.getValue().size(), row.getKey());
    }
    for (Map.Entry<String, Set<String>> key : server.writes().rowsOfKey().entrySet()) {
      assertEquals(1, key.getValue().size(), key.getValue().toString());
      assertEquals(64, key.getKey().length());
    }
  }

  @Test
  void noWriteArrivesTwiceOrWithAnotherKey() throws Exception {
    for (TransportKind transport : TRANSPORTS) {
      try (ResettingServer server = new ResettingServer();
          WriteSender sender = WriteSender.ours(transport, server.port(), false)) {
        Outcome once = breakEverywhere(server, sender);
        print("writeOnce, " + transport, once);
        assertEquals(0, once.twice, "writes that arrived twice");
        assertTrue(once.done >= 20, "none is lost to a connection that died while idle");
      }
      try (ResettingServer server = new ResettingServer();
          WriteSender sender = WriteSender.ours(transport, server.port(), true)) {
        Outcome keyed = breakEverywhere(server, sender);
        print("write(key), " + transport, keyed);
        assertEquals(keyed.cases, keyed.done, "writes are done in the end");
        assertEquals(keyed.cases, keyed.applied, "a server that drops repeats applies each once");
        assertTrue(keyed.twice > 0, "it was sent again");
        assertOneKeyForEachRow(server);
      }
    }
    assertTrue(cases >= 2_000, cases + " cases");
    System.out.println("duplicate writes: " + cases + " cases of ours");
    // So the server does see doubled writes.
    try (ResettingServer server = new ResettingServer();
        WriteSender sender = WriteSender.okHttp()) {
      Outcome peer = breakEverywhere(server, sender);
      print("OkHttp's defaults", peer);
      assertTrue(peer.twice > 0, "OkHttp doubles none any more");
    }
    try (ResettingServer server = new ResettingServer();
        WriteSender sender = WriteSender.urlConnection()) {
      Outcome peer = breakEverywhere(server, sender);
      print("HttpURLConnection's defaults", peer);
      assertTrue(peer.twice > 0, "HttpURLConnection doubles none any more");
    }
  }

  /** One attempt of a task: all rows, in its own order, on a client of its own. */
  private static int attempt(ResettingServer server, List<String> rows, long seed, int transport)
      throws IOException {
    List<String> order = new ArrayList<>(rows);
    Random random = new Random(seed);
    Collections.shuffle(order, random);
    int done = 0;
    try (WriteSender sender = WriteSender.ours(TRANSPORTS.get(transport), server.port(), true)) {
      for (String row : order) {
        sender.read(url(server));
        server.next(row, random.nextBoolean() ? Fault.status(503) : Fault.inRequest(40));
        done += sender.write(url(server), row) == 200 ? 1 : 0;
      }
    }
    return done;
  }

  @Test
  void theSameRowHasTheSameKeyInEveryAttempt() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add("order-" + i);
    }
    ExecutorService tasks = Executors.newFixedThreadPool(2);
    try (ResettingServer server = new ResettingServer()) {
      server.keeps(true);
      Future<Integer> task = tasks.submit(() -> attempt(server, rows, 1, 0));
      Future<Integer> backup = tasks.submit(() -> attempt(server, rows, 2, 1));
      assertEquals(rows.size(), task.get(60, TimeUnit.SECONDS));
      assertEquals(rows.size(), backup.get(60, TimeUnit.SECONDS));
      assertEquals(rows.size(), attempt(server, rows, 3, 0), "the task again");
      assertEquals(rows.size(), attempt(server, rows, 4, 1), "the job again");
      assertEquals(rows.size(), server.writes().keysOfRow().size());
      assertEquals(rows.size(), server.writes().rowsOfKey().size());
      assertOneKeyForEachRow(server);
      for (String row : rows) {
        assertTrue(server.writes().times(row) >= 4, row);
        assertEquals(1, server.writes().applied(row), row);
      }
    } finally {
      tasks.shutdownNow();
    }
  }
}
