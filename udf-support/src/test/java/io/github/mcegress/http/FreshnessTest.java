package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final long MOST = 600;

  /** In seconds, of an answer with these headers: name, value, name, value. */
  private static long seconds(String... headers) {
    List<String[]> lines = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      lines.add(new String[] {headers[i], headers[i + 1]});
    }
    EgressResponse answer =
        new EgressResponse(Target.parse("https://api.example.test/"), 200, lines, new byte[0]);
    return Math.max(0, Freshness.of(answer, Duration.ofSeconds(MOST), NOW).getSeconds());
  }

  @Test
  void takesTheCallersWordWhereTheServerSaysNothing() {
    assertEquals(MOST, seconds());
    assertEquals(MOST, seconds("Cache-Control", "private, must-revalidate"));
    assertEquals(MOST, seconds("Vary", "Accept-Encoding, Accept"));
    assertEquals(MOST, seconds("Cache-Control", "s-maxage=1, proxy-revalidate"));
  }

  @Test
  void keepsNothingThatMustNotBeKept() {
    assertEquals(0, seconds("Cache-Control", "no-store"));
    assertEquals(0, seconds("cache-control", "max-age=60, No-Cache"));
    assertEquals(0, seconds("Cache-Control", "no-cache=\"Set-Cookie\""));
    assertEquals(0, seconds("Cache-Control", "max-age=60", "Cache-Control", "no-store"));
    assertEquals(0, seconds("Cache-Control", "max-age=60", "Vary", "Accept, *"));
  }

  @Test
  void neverLastsLongerThanEitherSays() {
    assertEquals(60, seconds("Cache-Control", "max-age=60"));
    assertEquals(60, seconds("Cache-Control", "public, max-age=\"60\", s-maxage=900"));
    assertEquals(30, seconds("Cache-Control", "max-age=60", "Cache-Control", "max-age=30"));
    assertEquals(MOST, seconds("Cache-Control", "max-age=99999999999999999999"));
  }

  @Test
  void subtractsWhatOthersKeptItFor() {
    assertEquals(45, seconds("Cache-Control", "max-age=60", "Age", "15"));
    assertEquals(0, seconds("Cache-Control", "max-age=60", "Age", "61"));
    assertEquals(MOST, seconds("Cache-Control", "max-age=9000", "Age", "100"));
  }

  @Test
  void readsExpiresWhereThereIsNoMaxAge() {
    String date = "Sat, 21 Nov 2026 09:00:00 GMT";
    String later = "Sat, 21 Nov 2026 09:01:30 GMT";
    assertEquals(90, seconds("Date", date, "Expires", later));
    assertEquals(60, seconds("Date", date, "Expires", later, "Age", "30"));
    assertEquals(5, seconds("Date", date, "Expires", later, "Cache-Control", "max-age=5"));
    assertEquals(0, seconds("Expires", later));
  }

  @Test
  void takesWhatItCannotReadForNotFresh() {
    assertEquals(0, seconds("Cache-Control", "max-age"));
    assertEquals(0, seconds("Cache-Control", "max-age=-1"));
    assertEquals(0, seconds("Cache-Control", "max-age=soon"));
    assertEquals(0, seconds("Cache-Control", "max-age=60", "Age", "old"));
    assertEquals(0, seconds("Expires", "0"));
  }
}
