package io.github.mcegress.spark;

import io.github.mcegress.http.EgressReport;
import io.github.mcegress.http.HostReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one executor did so far, or all of them together. Text form: {@code key=value} words.
 * Immutable.
 */
final class EgressCounters {
  private static final String[] NAMES = {
    "requests",
    "failures",
    "connections",
    "reused",
    "refused",
    "bytes",
    "refused-lookups",
    "rpcs",
    "failed-rpcs"
  };

  private final Map<String, Long> values;

  private EgressCounters(Map<String, Long> values) {
    this.values = values;
  }

  /** Nothing yet. */
  static EgressCounters none() {
    return new EgressCounters(new LinkedHashMap<>());
  }

  /** Of a client's report and the messages to the driver. */
  static EgressCounters of(EgressReport report, long rpcs, long failedRpcs) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (HostReport host : report.hosts()) {
      values.merge("requests", host.requests(), Long::sum);
      values.merge("failures", host.failures(), Long::sum);
      values.merge("connections", host.connections(), Long::sum);
      values.merge("reused", host.reused(), Long::sum);
      values.merge("refused", host.refused(), Long::sum);
      values.merge("bytes", host.bytes(), Long::sum);
      values.merge("refused-lookups", host.lookups(), Long::sum);
    }
    values.put("rpcs", rpcs);
    values.put("failed-rpcs", failedRpcs);
    return new EgressCounters(values);
  }

  /** Reads {@link #toText}; words of another version's are left out. */
  static EgressCounters parse(String text) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (String word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        try {
          values.put(word.substring(0, equals), Long.parseLong(word.substring(equals + 1)));
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("\"" + word + "\" is no counter", e);
        }
      }
    }
    return new EgressCounters(values);
  }

  /** Both together. */
  EgressCounters plus(EgressCounters other) {
    Map<String, Long> sum = new LinkedHashMap<>(values);
    other.values.forEach((name, value) -> sum.merge(name, value, Long::sum));
    return new EgressCounters(sum);
  }

  /** Answered requests. */
  long requests() {
    return value("requests");
  }

  /** Attempts that failed, as {@link HostReport#failures} counts them. */
  long failures() {
    return value("failures");
  }

  /** Connections that were made. */
  long connections() {
    return value("connections");
  }

  /** How often an address was missing or failed, and DNS was not asked for another. */
  long refusedLookups() {
    return value("refused-lookups");
  }

  /** Messages to the driver. */
  long rpcs() {
    return value("rpcs");
  }

  /** Messages to the driver that were not answered. */
  long failedRpcs() {
    return value("failed-rpcs");
  }

  private long value(String name) {
    return values.getOrDefault(name, 0L);
  }

  String toText() {
    StringBuilder text = new StringBuilder();
    for (String name : NAMES) {
      text.append(text.length() == 0 ? "" : " ").append(name).append('=').append(value(name));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return toText();
  }
}
