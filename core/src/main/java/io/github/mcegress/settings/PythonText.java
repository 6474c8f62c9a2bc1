package io.github.mcegress.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Literals of Python, in ASCII. A string with other characters is written {@code u'...'}, which
 * means the same in Python 2.7 and 3: DataWorks still has PyODPS 2 nodes.
 */
final class PythonText {
  private static final String INDENT = "    ";

  private PythonText() {}

  /** A string in single quotes. */
  static String literal(String value) {
    StringBuilder text = new StringBuilder("'");
    boolean[] unicode = new boolean[1];
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '\'' || c == '\\') {
                text.append('\\').append((char) c);
              } else if (c < ' ' || c == 0x7f) {
                text.append(String.format("\\x%02x", c));
              } else if (c < 0x7f) {
                text.append((char) c);
              } else {
                unicode[0] = true;
                text.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return (unicode[0] ? "u" : "") + text.append("'");
  }

  /** A list of strings, on one line. */
  static String list(List<String> values) {
    return values.stream().map(PythonText::literal).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A dict of strings, a line per entry, without a line break at its end. */
  static String dict(Map<String, String> entries) {
    if (entries.isEmpty()) {
      return "{}";
    }
    StringBuilder text = new StringBuilder("{\n");
    entries.forEach(
        (key, value) ->
            text.append(INDENT)
                .append(literal(key))
                .append(": ")
                .append(literal(value))
                .append(",\n"));
    return text.append("}").toString();
  }
}
