package io.github.mcegress.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Retry-After header: seconds, or a date in any of three forms (RFC 9110, 10.2.3, 5.6.7). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RFC_850 =
      Pattern.compile("[A-Z][a-z]+day, ([0-9]{2})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8}) GMT");
  private static final Pattern ASCTIME =
      Pattern.compile("^[A-Z][a-z]{2} ([A-Z][a-z]{2})  ?([0-9]{1,2}) ([0-9:]{8}) ([0-9]{4})$");

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
      Instant date =
          ZonedDateTime.parse(fixdate(value, now), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      long millis = Duration.between(now, date).toMillis();
      return TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
    } catch (DateTimeException | ArithmeticException unreadable) {
      // The server asks for patience in words of its own: the usual back-off serves.
      return 0;
    }
  }

  /** Of an obsolete form the usual one. By hand: the formatter of month names reads locale data. */
  private static String fixdate(String value, Instant now) {
    Matcher rfc850 = RFC_850.matcher(value);
    if (rfc850.matches()) {
      // More than 50 years ahead means the past (RFC 9110, 5.6.7).
      int latest = now.atOffset(ZoneOffset.UTC).getYear() + 50;
      int year = latest - Math.floorMod(latest - Integer.parseInt(rfc850.group(3)), 100);
      return rfc850.replaceFirst("$1 $2 " + year + " $4 GMT");
    }
    return ASCTIME.matcher(value).replaceFirst("$2 $1 $4 $3 GMT");
  }
}
