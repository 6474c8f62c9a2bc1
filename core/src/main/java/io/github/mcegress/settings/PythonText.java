package io.github.mcegress.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    boolean unicode = false;
    int c;
    for (int i = 0; i < value.length(); i += Character.charCount(c)) {
      c = value.codePointAt(i);
      if (c == '\'' || c == '\\') {
        text.append('\\').append((char) c);
      } else if (c < ' ' || c == 0x7f) {
        text.append(String.format("\\x%02x", c));
      } else if (c < 0x7f) {
        text.append((char) c);
      } else {
        unicode = true;
        text.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
      }
    }
    return (unicode ? "u" : "") + text.append("'");
  }

  /** A list of strings, on one line. */
  static String list(List<String> values) {
    List<String> literals = new ArrayList<>();
    for (String value : values) {
      literals.add(literal(value));
    }
    return literals.toString();
  }

  /** A dict of strings, a line per entry, without a line break at its end. */
  static String dict(Map<String, String> entries) {
    if (entries.isEmpty()) {
      return "{}";
    }
    StringBuilder text = new StringBuilder("{\n");
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      text.append(INDENT).append(literal(entry.getKey())).append(": ");
      text.append(literal(entry.getValue())).append(",\n");
    }
    return text.append("}").toString();
  }
}
