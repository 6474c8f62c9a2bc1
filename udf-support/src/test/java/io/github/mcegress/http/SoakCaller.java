package io.github.mcegress.http;

import io.github.mcegress.Codes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls a {@link SoakServer} and counts what came of each call: one answer or one {@link
 * EgressException}. Thread-safe.
 */
final class SoakCaller {
  /** To one server: with a lowered limit each change of it costs a connection. */
  private static final int CALLS_IN_A_ROW = 50;

  private static final Duration SHORT = Duration.ofMillis(30);

  private final EgressClient client;
  private final String[] origins;
  private final SoakLedger ledger;
  private final long seed;
  private final Map<String, Long> failures = new TreeMap<>();
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final Map<String, Long> mistakes = new TreeMap<>();
  private long calls;

  SoakCaller(EgressClient client, SoakLedger ledger, long seed, String... origins) {
    this.client = client;
    this.ledger = ledger;
    this.seed = seed;
    this.origins = origins.clone();
  }

  /** One call, of the kind that its number decides. */
  void call(int call) {
    int chance = SoakFault.mixed(seed + 1, call) & 0xFFFF;
    String origin = origins[call / CALLS_IN_A_ROW % origins.length];
    boolean once = chance % 20 > 16;
    try {
      EgressResponse answer = client.send(request(call, chance, origin));
      String body = answer.text();
      boolean mine = answer.status() / 100 != 2 || body.startsWith(call + ";");
      note(statuses, answer.status());
      if (!mine) {
        note(mistakes, "another call's answer");
      }
    } catch (EgressException e) {
      note(failures, e.code());
      if (once && !e.mayHaveReachedServer() && ledger.arrivals(call) > 0) {
        note(mistakes, "arrived, and it was said that it did not");
      }
    } catch (RuntimeException e) {
      note(mistakes, "neither an answer nor an EgressException: " + e);
    }
    if (once && ledger.arrivals(call) > 1) {
      note(mistakes, "writeOnce arrived twice");
    }
    synchronized (this) {
      calls++;
    }
  }

  /** Of twenty calls twelve are reads, five writes with a key and three writes without. */
  private static EgressRequest request(int call, int chance, String origin) {
    byte[] body = ("the row of " + call).getBytes(StandardCharsets.US_ASCII);
    switch (chance % 20) {
      case 12:
      case 13:
      case 14:
      case 15:
      case 16:
        IdempotencyKey key = IdempotencyKey.of("soak", Integer.toString(call));
        return EgressRequest.write("POST", origin + "/write/" + call, body, key);
      case 17:
      case 18:
      case 19:
        return EgressRequest.writeOnce("POST", origin + "/write/" + call, body);
      case 0:
        if (chance < 100) {
          return EgressRequest.read(origin + "/stall/" + call).timeout(SHORT);
        }
        return EgressRequest.read("POST", origin + "/read/" + call, body);
      default:
        return EgressRequest.read(origin + "/read/" + call);
    }
  }

  private synchronized <K> void note(Map<K, Long> counts, K what) {
    counts.merge(what, 1L, Long::sum);
  }

  synchronized long calls() {
    return calls;
  }

  synchronized long answered() {
    return sum(statuses);
  }

  synchronized long failed() {
    return sum(failures);
  }

  /** Redirects of writes and of reads by POST: they are not followed. */
  synchronized long redirectsRefused() {
    return failures.getOrDefault(Codes.HTTP_REDIRECT, 0L);
  }

  /** What must not be, and how often it was. */
  synchronized Map<String, Long> mistakes() {
    return new TreeMap<>(mistakes);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public synchronized String toString() {
    return "statuses " + statuses + ", failures " + failures;
  }
}
