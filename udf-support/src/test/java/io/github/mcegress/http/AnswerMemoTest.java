package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerMemoTest {
  private static final Duration AGE = Duration.ofMinutes(10);

  private final FakeTime time = new FakeTime();
  private final HostCounters counters = new HostCounters(Endpoint.of("api.example.test", 443));
  private int asked;

  private static EgressRequest get(String path) {
    return EgressRequest.read("https://api.example.test" + path);
  }

  private static EgressResponse answer(
      EgressRequest request, int status, String body, String... header) {
    List<String[]> headers =
        header.length == 0 ? Collections.emptyList() : Collections.singletonList(header);
    return new EgressResponse(
        request.target(), status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The n-th answer says so. */
  private String send(AnswerMemo memo, EgressRequest request) throws EgressException {
    return memo.send(request, counters, () -> answer(request, 200, "answer " + ++asked)).text();
  }

  private AnswerMemo memo(int bytes) {
    return new AnswerMemo(bytes, AGE, time);
  }

  @Test
  void answersTheSameQuestionOnce() throws Exception {
    AnswerMemo memo = memo(10_000);
    assertEquals("answer 1", send(memo, get("/a?b=c")));
    assertEquals("answer 1", send(memo, get("/a?b=c")));
    assertEquals("answer 2", send(memo, get("/a?b=d")));
    assertEquals("answer 3", send(memo, EgressRequest.read("http://api.example.test/a?b=c")));
    assertEquals("answer 4", send(memo, EgressRequest.read("https://api.example.test:1/a?b=c")));
    assertEquals(1, counters.report().remembered());
    assertEquals(1, memo.report().hits());
  }

  @Test
  void sharesNothingBetweenDifferentHeaders() throws Exception {
    AnswerMemo memo = memo(10_000);
    EgressRequest plain = get("/");
    EgressRequest[] others = {
      plain,
      plain.header("Authorization", "Bearer one"),
      plain.header("Authorization", "Bearer two"),
      plain.header("Cookie", "Bearer one"),
      plain.header("Accept", "a").header("X-Key", "b"),
      plain.header("Accept", "a:X-Key:b"),
      plain.header("Accept", "a").header("X-Key", "b").header("X-Key", "c"),
    };
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < others.length; i++) {
        assertEquals("answer " + (i + 1), send(memo, others[i]));
      }
    }
    assertEquals("answer 2", send(memo, plain.header("AUTHORIZATION", "Bearer one")));
  }

  @Test
  void isNeverOlderThanItMayBe() throws Exception {
    AnswerMemo memo = memo(10_000);
    send(memo, get("/"));
    time.move(AGE.minusNanos(1));
    assertEquals("answer 1", send(memo, get("/")));
    time.move(Duration.ofNanos(1));
    assertEquals("answer 2", send(memo, get("/")));
    assertEquals(1, memo.report().expired());
    EgressRequest slow = get("/slow");
    AnswerMemo.Ask aMinute =
        () -> {
          time.move(Duration.ofMinutes(1));
          return answer(slow, 200, "slow " + ++asked, "Cache-Control", "max-age=90");
        };
    assertEquals("slow 3", memo.send(slow, counters, aMinute).text());
    time.move(Duration.ofSeconds(29));
    assertEquals("slow 3", memo.send(slow, counters, aMinute).text());
    time.move(Duration.ofSeconds(1));
    assertEquals("slow 4", memo.send(slow, counters, aMinute).text());
  }

  @Test
  void letsOutWhatSpeaksOfCachesPartsOrConditions() throws Exception {
    AnswerMemo memo = memo(10_000);
    EgressRequest[] all = {
      get("/").header("Cache-Control", "no-cache"),
      get("/").header("pragma", "no-cache"),
      get("/").header("Range", "bytes=0-1"),
      get("/").header("If-None-Match", "\"1\""),
      EgressRequest.read("POST", "https://api.example.test/", new byte[1]),
      EgressRequest.read("HEAD", "https://api.example.test/", new byte[0]),
    };
    for (int i = 0; i < 2 * all.length; i++) {
      assertEquals("answer " + (i + 1), send(memo, all[i % all.length]));
    }
    assertEquals(0, memo.report().answers());
  }

  @Test
  void keepsOnlyWholeAnswersToTheQuestion() throws Exception {
    AnswerMemo memo = memo(10_000);
    for (int status : new int[] {201, 202, 206, 304, 404, 429, 500, 503}) {
      memo.send(get("/"), counters, () -> answer(get("/"), status, "no"));
    }
    memo.send(get("/"), counters, () -> answer(get("/elsewhere"), 200, "redirected"));
    memo.send(
        get("/"), counters, () -> answer(get("/"), 200, "secret", "Cache-Control", "no-store"));
    EgressException failure =
        new EgressException("MCE-HTTP-TIMEOUT", Stage.ANSWER, null, "", "", null);
    assertThrows(
        EgressException.class,
        () ->
            memo.send(
                get("/"),
                counters,
                () -> {
                  throw failure;
                }));
    assertEquals(0, memo.report().answers());
    assertEquals("answer 1", send(memo, get("/")));
  }

  @Test
  void givesTheAnswerAsItCame() throws Exception {
    AnswerMemo memo = memo(10_000);
    EgressRequest request = get("/");
    byte[] body = {0, -1, 10, 13};
    List<String[]> headers =
        Arrays.asList(
            new String[] {"X-Empty", ""},
            new String[] {"Set-Cookie", "a=1"},
            new String[] {"Set-Cookie", "b=\u00e9"});
    for (int i = 0; i < 3; i++) {
      EgressResponse given =
          memo.send(
              request,
              counters,
              () -> new EgressResponse(request.target(), 203, headers, body.clone()));
      assertEquals(203, given.status());
      assertArrayEquals(body, given.bytes());
      assertEquals("", given.header("x-empty"));
      assertEquals(Arrays.asList("a=1", "b=\u00e9"), given.headers().get("set-cookie"));
      given.bytes()[0] = 9;
    }
    assertEquals(2, memo.report().hits());
  }

  @Test
  void forgetsTheLongestUnusedFirstAndCountsEveryByte() throws Exception {
    // Key "GET https://api.example.test:443/a" (34), body "answer 1" (8), and 256.
    int one = 34 + 8 + 256;
    AnswerMemo memo = memo(3 * one + one / 2);
    send(memo, get("/a"));
    assertEquals(one, memo.report().bytes());
    send(memo, get("/b"));
    send(memo, get("/c"));
    send(memo, get("/a"));
    send(memo, get("/d"));
    assertEquals(3L * one, memo.report().bytes());
    assertEquals(1, memo.report().evicted());
    assertEquals("answer 1", send(memo, get("/a")));
    assertEquals("answer 3", send(memo, get("/c")));
    assertEquals("answer 5", send(memo, get("/b")));
    memo.send(get("/e"), counters, () -> answer(get("/e"), 200, new String(new char[4 * one])));
    assertEquals(3, memo.report().answers());
    memo.close();
    assertEquals(0, memo.report().bytes());
    send(memo, get("/a"));
    assertEquals(0, memo.report().answers());
  }

  @Test
  void sendsNoMoreThanWasNewOldOrEvicted() throws Exception {
    int distinct = 10_000;
    // Room for about a third of them.
    AnswerMemo memo = memo(1_000_000);
    Random random = new Random(6);
    for (int i = 0; i < 1_000_000; i++) {
      if (i % 1_000 == 0) {
        time.move(Duration.ofSeconds(5));
      }
      double skewed = random.nextDouble();
      send(memo, get("/key/" + (int) (distinct * skewed * skewed * skewed)));
    }
    MemoReport report = memo.report();
    assertTrue(report.expired() > 0 && report.evicted() > 0, report.toString());
    assertTrue(asked <= distinct + report.expired() + report.evicted(), asked + " " + report);
    assertEquals(1_000_000, asked + report.hits());
    assertTrue(report.bytes() <= report.maxBytes(), report.toString());
  }

  @Test
  void holdsNoMoreOfTheHeapThanDeclared() throws Exception {
    int declared = 48 << 20;
    long before = used();
    AnswerMemo memo = memo(declared);
    for (int i = 0; memo.report().evicted() == 0; i++) {
      // Small answers: there the objects weigh most.
      EgressRequest request = get("/" + i).header("Accept", "text/plain");
      memo.send(request, counters, () -> answer(request, 200, "1", "Content-Type", "text/plain"));
    }
    long held = used() - before;
    assertTrue(held <= declared, held + " bytes of the heap for " + memo.report());
    assertTrue(held >= declared / 3, held + " bytes of the heap for " + memo.report());
    System.out.println("memo: " + held + " bytes of the heap for " + memo.report());
    assertFalse(memo.report().answers() == 0);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void refusesWhatNoMemoCanBeMadeOf() {
    EgressClient.Builder builder = EgressClient.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.memo(1023, AGE));
    assertThrows(IllegalArgumentException.class, () -> builder.memo(1024, Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> builder.memo(1024, Duration.ofDays(367)));
  }
}
