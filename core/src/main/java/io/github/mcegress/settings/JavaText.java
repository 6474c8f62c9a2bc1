package io.github.mcegress.settings;

/** A string literal of Java, in ASCII: it means the same under every {@code -encoding}. */
final class JavaText {
  private JavaText() {}

  /** The literal in double quotes. */
  static String literal(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        // Octal: javac turns a \\u000a into a line break before it looks for literals.
        text.append(String.format("\\%03o", (int) c));
      } else if (c > '~') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
