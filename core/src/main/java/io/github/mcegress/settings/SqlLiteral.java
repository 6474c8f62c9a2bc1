package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import java.util.List;

/**
 * A string literal of MaxCompute SQL, written as odps-sdk-core writes it: in single quotes, a
 * single quote behind a backslash.
 *
 * <p>Thread-safe, without state. Sources: Escape characters, 2026-03-26; CommonUtils.quoteStr of
 * odps-sdk-commons 0.57.1.
 */
final class SqlLiteral {
  private static final String SOURCE =
      "Escape characters, 2026-03-26; CommonUtils.quoteStr of odps-sdk-commons 0.57.1";

  private SqlLiteral() {}

  /** The text as a literal; it must have no problem. */
  static String quote(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  /**
   * Adds why a text cannot be such a literal and read back equal.
   *
   * @param shown the text as it may stand in a message
   */
  static void check(String path, String text, String shown, List<Problem> problems) {
    String why = reason(text);
    if (!why.isEmpty()) {
      problems.add(
          Problem.error(Codes.TABLE_TEXT, shown + why, "write it without")
              .at(path, 0)
              .from(SOURCE));
    }
  }

  private static String reason(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '\\') {
        return " holds \"\\\": MaxCompute reads an escape, and odps-sdk-core does not double it";
      }
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return " holds a line break or control character, which odps-sdk-core does not escape";
      }
      if (Character.getType(c) == Character.SURROGATE || c == 0xfffe || c == 0xffff) {
        return " holds half a character, which cannot be sent as XML";
      }
    }
    return "";
  }
}
