package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.Optional;

/**
 * What a Spark property may hold so that {@code spark-defaults.conf}, {@code --conf} and DataWorks
 * all read the same. Thread-safe, without state.
 */
final class PropertyText {
  private PropertyText() {}

  /** The reason why one of them would read it otherwise, or nothing. */
  static Optional<Problem> problemOf(String key, String value) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '=' || isBlank(c) || breaksText(key, i)) {
        return problem(
            Quoted.of(key) + " is no key: it holds \"=\", a blank or a control character",
            "write it without");
      }
    }
    String shown = Quoted.of(key) + " has a value that ";
    for (int i = 0; i < value.length(); i++) {
      if (breaksText(value, i)) {
        return problem(shown + "holds a line break or a control character", "write it without");
      }
    }
    if (!value.isEmpty()
        && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)))) {
      return problem(
          shown + "begins or ends with a blank, which readers cut off", "write it without");
    }
    return Optional.empty();
  }

  private static boolean breaksText(String text, int i) {
    char c = text.charAt(i);
    if (Character.isSurrogate(c)) {
      int paired = Character.isHighSurrogate(c) ? i + 1 : i - 1;
      return paired < 0
          || paired >= text.length()
          || !Character.isSurrogate(text.charAt(paired))
          || Character.isHighSurrogate(text.charAt(paired)) == Character.isHighSurrogate(c);
    }
    return (Character.isISOControl(c) && c != '\t') || c == '\u2028' || c == '\u2029';
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static Optional<Problem> problem(String message, String remedy) {
    return Optional.of(Problem.error(Codes.SPEC_CHARACTER, message, remedy));
  }
}
