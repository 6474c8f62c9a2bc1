package io.github.mcegress.settings;

import java.util.Map;

/** Hints as a JSON object of strings, on one line. */
final class HintsJson {
  private final StringBuilder json = new StringBuilder("{");
  private final char last;

  private HintsJson(char last) {
    this.last = last;
  }

  /** With every character as it is that JSON lets stand. */
  static String of(Map<String, String> strings) {
    return new HintsJson(Character.MAX_VALUE).object(strings);
  }

  /** In ASCII: everything else is escaped. */
  static String ascii(Map<String, String> strings) {
    return new HintsJson('~').object(strings);
  }

  private String object(Map<String, String> strings) {
    for (Map.Entry<String, String> member : strings.entrySet()) {
      member(member.getKey(), member.getValue());
    }
    return json.append('}').toString();
  }

  private void member(String key, String value) {
    if (json.length() > 1) {
      json.append(',');
    }
    string(key);
    json.append(':');
    string(value);
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > last || c == '\u2028' || c == '\u2029') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
