package io.github.mcegress;

/** A text as a string of JSON, with its quotes. Thread-safe, without state. */
public final class JsonString {
  private JsonString() {}

  /** With every character as it is that JSON lets stand. */
  public static String of(String text) {
    return upTo(Character.MAX_VALUE, text);
  }

  /** In ASCII, for logs and consoles in any charset: everything else is escaped. */
  public static String ascii(String text) {
    return upTo('~', text);
  }

  private static String upTo(char last, String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
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
    return json.append('"').toString();
  }
}
