package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|0",
        "0|0",
        " 120 |120000",
        "999999999|999999999000",
        "Sat, 21 Nov 2026 10:00:07 GMT|7000",
        "Sat, 21 Nov 2026 09:59:00 GMT|0",
        "Saturday, 21-Nov-26 10:00:07 GMT|7000",
        "Sunday, 06-Nov-94 08:49:37 GMT|0",
        "Saturday, 21-Nov-77 10:00:07 GMT|0",
        "Sat Nov 21 10:00:07 2026|7000",
        "Tue Dec  1 10:00:00 2026|864000000",
        "Sunday, 21-Nov-26 10:00:07 GMT|7000",
        "Sat Nov 41 10:00:07 2026|0",
        "-1|0",
        "1.5|0",
        "99999999999999999999|0",
        "soon|0",
      })
  void isSecondsOrADate(String header, long millis) {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    assertEquals(millis * 1_000_000, RetryAfter.nanos(header, now));
  }
}
