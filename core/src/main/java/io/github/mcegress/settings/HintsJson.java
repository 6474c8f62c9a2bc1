package io.github.mcegress.settings;

import io.github.mcegress.JsonString;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Hints as a JSON object of strings, on one line. */
final class HintsJson {
  private HintsJson() {}

  /** With every character as it is that JSON lets stand. */
  static String of(Map<String, String> strings) {
    return object(strings, JsonString::of);
  }

  /** In ASCII: everything else is escaped. */
  static String ascii(Map<String, String> strings) {
    return object(strings, JsonString::ascii);
  }

  private static String object(Map<String, String> strings, UnaryOperator<String> string) {
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, String> member : strings.entrySet()) {
      json.append(json.length() == 1 ? "" : ",");
      json.append(string.apply(member.getKey())).append(':');
      json.append(string.apply(member.getValue()));
    }
    return json.append('}').toString();
  }
}
