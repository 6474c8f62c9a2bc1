package io.github.mcegress.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Retry-After header: seconds, or a date (RFC 9110, 10.2.3; IMF-fixdate only). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /** How long to wait in nanoseconds; 0 without the header, with a broken one or a past date. */
  static long nanos(@Nullable String header, Instant now) {
    if (header == null) {
      return 0;
    }
    String value = header.trim();
    if (SECONDS.matcher(value).matches()) {
      return TimeUnit.SECONDS.toNanos(Long.parseLong(value));
    }
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      long millis = Duration.between(now, date).toMillis();
      return TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
    } catch (DateTimeException | ArithmeticException unreadable) {
      // The server asks for patience in words of its own: the usual back-off serves.
      return 0;
    }
  }
}
