package io.github.mcegress.http;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answers to reads within a number of bytes, the longest unused ones going first.
 *
 * <p>Kept are answers with 200, 203 or 204 to a GET whose own headers do not speak of caches, parts
 * or conditions, as long as {@link Freshness} allows; what came by a redirect is not. Callers that
 * miss the same answer at the same time all ask for it. Thread-safe, without a thread.
 */
final class AnswerMemo {
  /** Asks the server. */
  interface Ask {
    EgressResponse answer() throws EgressException;
  }

  private final long maxBytes;
  private final Duration maxAge;
  private final Time time;
  private final Map<MemoKey, KeptAnswer> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long hits;
  private long expired;
  private long evicted;
  private boolean closed;

  AnswerMemo(int maxBytes, Duration maxAge, Time time) {
    this.maxBytes = maxBytes;
    this.maxAge = maxAge;
    this.time = time;
  }

  /** The kept answer, or what the server says now. */
  EgressResponse send(EgressRequest request, HostCounters counters, Ask ask)
      throws EgressException {
    if (!isOpenTo(request)) {
      return ask.answer();
    }
    MemoKey key = MemoKey.of(request);
    KeptAnswer known = find(key);
    if (known != null) {
      counters.remembered();
      return known.answer(request.target());
    }
    // The answer may be as old as the question.
    long asked = time.nanoTime();
    EgressResponse answer = ask.answer();
    if (isGood(answer, request)) {
      Duration fresh = Freshness.of(answer, maxAge, time.now());
      keep(key, new KeptAnswer(answer, asked + fresh.toNanos()));
      return answer.shared();
    }
    return answer;
  }

  private static boolean isOpenTo(EgressRequest request) {
    if (!request.method().equals("GET")) {
      return false;
    }
    for (String[] header : request.headers()) {
      String name = header[0];
      if (name.equalsIgnoreCase("Cache-Control")
          || name.equalsIgnoreCase("Pragma")
          || name.equalsIgnoreCase("Range")
          || name.regionMatches(true, 0, "If-", 0, 3)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGood(EgressResponse answer, EgressRequest request) {
    int status = answer.status();
    // Not 202, which means "ask again", nor 206. Of a redirect the step is not ours to keep.
    return (status == 200 || status == 203 || status == 204)
        && answer.target().isSameAs(request.target());
  }

  private synchronized @Nullable KeptAnswer find(MemoKey key) {
    KeptAnswer known = kept.get(key);
    if (known != null && known.isStale(time.nanoTime())) {
      remove(key);
      expired++;
      return null;
    }
    hits += known == null ? 0 : 1;
    return known;
  }

  private synchronized void keep(MemoKey key, KeptAnswer answer) {
    // Another caller may have kept its own meanwhile: this one is as good.
    remove(key);
    long size = answer.bytes(key);
    if (closed || size > maxBytes || answer.isStale(time.nanoTime())) {
      return;
    }
    kept.put(key, answer);
    bytes += size;
    for (Iterator<Map.Entry<MemoKey, KeptAnswer>> oldest = kept.entrySet().iterator();
        bytes > maxBytes; ) {
      Map.Entry<MemoKey, KeptAnswer> one = oldest.next();
      bytes -= one.getValue().bytes(one.getKey());
      oldest.remove();
      evicted++;
    }
  }

  private void remove(MemoKey key) {
    KeptAnswer removed = kept.remove(key);
    if (removed != null) {
      bytes -= removed.bytes(key);
    }
  }

  synchronized MemoReport report() {
    return new MemoReport(maxBytes, bytes, kept.size(), hits, expired, evicted);
  }

  /** Forgets everything, and keeps nothing any more. */
  synchronized void close() {
    closed = true;
    kept.clear();
    bytes = 0;
  }

  /** Refuses what no memo can be made of; the greatest age is a year. */
  static void check(int maxBytes, Duration maxAge) {
    if (maxBytes < 1024) {
      throw new IllegalArgumentException(
          "the memo may hold " + maxBytes + " bytes; write 1024 or more, or leave it out");
    }
    if (maxAge.toMillis() < 1 || maxAge.toMillis() > TimeUnit.DAYS.toMillis(366)) {
      throw new IllegalArgumentException(
          "the memo's greatest age is " + maxAge + "; write 1 ms to 366 days");
    }
  }
}
