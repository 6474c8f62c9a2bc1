package io.github.mcegress.samples.road;

import java.util.HashMap;
import java.util.Map;

/** One host in a task's own report: {@code host:port key=value key=value ...}. Immutable. */
final class TaskHost {
  private final String endpoint;
  private final Map<String, String> values;

  private TaskHost(String endpoint, Map<String, String> values) {
    this.endpoint = endpoint;
    this.values = values;
  }

  static TaskHost parse(String text) {
    String[] words = text.trim().split(" ", -1);
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new TaskHost(words[0], values);
  }

  String endpoint() {
    return endpoint;
  }

  /** The value of a key, or a dash. */
  String value(String key) {
    return values.getOrDefault(key, "-");
  }

  long count(String key) {
    return values.containsKey(key) ? Long.parseLong(value(key)) : 0;
  }
}
