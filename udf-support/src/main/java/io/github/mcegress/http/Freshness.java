package io.github.mcegress.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be kept by one client for itself, by its headers (RFC 9111): {@code
 * Cache-Control} ({@code no-store}, {@code no-cache}, {@code max-age}; what is said to shared
 * caches does not count), {@code Age}, {@code Expires}, {@code Vary}. What cannot be read counts as
 * not fresh.
 */
final class Freshness {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Map<String, List<String>> headers;
  private final Instant now;

  private Freshness(EgressResponse answer, Instant now) {
    this.headers = answer.headers();
    this.now = now;
  }

  /** At most this long, counted from the request; zero or less when it must not be kept. */
  static Duration of(EgressResponse answer, Duration most, Instant now) {
    return new Freshness(answer, now).atMost(most);
  }

  private Duration atMost(Duration most) {
    for (String name : all("Vary")) {
      if (name.equals("*")) {
        return Duration.ZERO;
      }
    }
    Duration stated = stated();
    if (stated == null) {
      return most;
    }
    Duration left = stated.minus(age());
    return left.compareTo(most) < 0 ? left : most;
  }

  /** What the server says, or null where it says nothing. */
  private @Nullable Duration stated() {
    Duration shortest = null;
    for (String directive : all("Cache-Control")) {
      int equals = directive.indexOf('=');
      String name = equals < 0 ? directive : directive.substring(0, equals).trim();
      if (name.equals("no-store") || name.equals("no-cache")) {
        return Duration.ZERO;
      }
      if (name.equals("max-age")) {
        Duration age = seconds(equals < 0 ? "" : directive.substring(equals + 1), Duration.ZERO);
        shortest = shortest == null || age.compareTo(shortest) < 0 ? age : shortest;
      }
    }
    return shortest == null ? untilExpires() : shortest;
  }

  private @Nullable Duration untilExpires() {
    List<String> expires = headers.get("Expires");
    if (expires == null) {
      return null;
    }
    Instant date = date(headers.getOrDefault("Date", Collections.emptyList()));
    Instant end = date(expires);
    return end == null ? Duration.ZERO : Duration.between(date == null ? now : date, end);
  }

  /** The date of a header that is there once. */
  private static @Nullable Instant date(List<String> values) {
    if (values.size() != 1) {
      return null;
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(values.get(0).trim()));
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /** How old it was on arrival: what a cache on the way says. */
  private Duration age() {
    Duration oldest = Duration.ZERO;
    for (String value : all("Age")) {
      Duration age = seconds(value, LONGEST);
      oldest = age.compareTo(oldest) > 0 ? age : oldest;
    }
    return oldest;
  }

  private static Duration seconds(String text, Duration otherwise) {
    String digits = text.trim().replace("\"", "");
    if (!digits.matches("[0-9]+")) {
      return otherwise;
    }
    return digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
  }

  /** The members of all lines of a header, in lower case. */
  private String[] all(String name) {
    List<String> lines = headers.get(name);
    if (lines == null) {
      return new String[0];
    }
    return String.join(",", lines).trim().toLowerCase(Locale.ROOT).split("\\s*,\\s*");
  }
}
