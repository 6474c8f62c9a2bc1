package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import java.util.Optional;

/**
 * A string literal of MaxCompute SQL, written as odps-sdk-core writes it: in single quotes, a
 * single quote behind a backslash.
 *
 * <p>Thread-safe, without state. Sources: Escape characters, 2026-03-26; CommonUtils.quoteStr of
 * odps-sdk-commons 0.57.1.
 */
final class SqlLiteral {
  private static final String REMEDY = "write it without";
  private static final String SOURCE =
      "Escape characters, 2026-03-26; CommonUtils.quoteStr of odps-sdk-commons 0.57.1";

  private SqlLiteral() {}

  /** The text as a literal; it must have no problem. */
  static String quote(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  /**
   * Why a text cannot be such a literal and read back equal, or nothing when it can.
   *
   * @param shown the text as it may stand in a message
   */
  static Optional<Problem> problemOf(String text, String shown) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        return problem(
            shown
                + " holds \"\\\": MaxCompute reads an escape, and odps-sdk-core does not double it",
            REMEDY);
      }
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return problem(
            shown + " holds a line break or control character, which odps-sdk-core does not escape",
            REMEDY);
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c) || c >= '\ufffe') {
        return problem(shown + " holds half a character, which cannot be sent as XML", REMEDY);
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> problem(String message, String remedy) {
    return Optional.of(Problem.error(Codes.TABLE_TEXT, message, remedy).from(SOURCE));
  }
}
