package io.github.mcegress.settings;

import io.github.mcegress.JsonString;
import java.util.Map;

/** Hints as a JSON object of strings, on one line. */
final class HintsJson {
  private HintsJson() {}

  /** With every character as it is that JSON lets stand. */
  static String of(Map<String, String> strings) {
    return object(strings, false);
  }

  /** In ASCII: everything else is escaped. */
  static String ascii(Map<String, String> strings) {
    return object(strings, true);
  }

  private static String object(Map<String, String> strings, boolean ascii) {
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, String> member : strings.entrySet()) {
      json.append(json.length() == 1 ? "" : ",");
      json.append(string(member.getKey(), ascii)).append(':');
      json.append(string(member.getValue(), ascii));
    }
    return json.append('}').toString();
  }

  private static String string(String text, boolean ascii) {
    return ascii ? JsonString.ascii(text) : JsonString.of(text);
  }
}
