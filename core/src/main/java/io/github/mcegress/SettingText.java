package io.github.mcegress;

import java.util.Optional;

/**
 * What a settings value may hold so that every reader of it sees the same: odpscmd, PyODPS and
 * odps-jdbc know no quoting, a value runs to the {@code ;}.
 *
 * <p>Thread-safe, without state.
 */
public final class SettingText {
  private static final String SOURCE =
      "PyODPS, odps-jdbc and odpscmd sources, read 2026-11-21: a value has no quoting";

  private SettingText() {}

  /** The reason why the value cannot be a settings value, or nothing when it can. */
  public static Optional<Problem> problemOf(String value) {
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      int c = value.codePointAt(i);
      if (c == ';') {
        return problem(value, "holds \";\", which ends a SET statement");
      }
      if (breaksLine(c)) {
        return problem(value, "holds a line break");
      }
      if (Character.isISOControl(c)) {
        return problem(value, "holds a control character");
      }
      if (isNoCharacter(c)) {
        return problem(value, String.format("holds \\u%04x, which is no character", c));
      }
    }
    if (!value.isEmpty()
        && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)))) {
      return problem(value, "begins or ends with a blank, which readers cut off");
    }
    if (value.endsWith("\\")) {
      return problem(value, "ends with \"\\\", which makes the \";\" behind it part of the value");
    }
    return Optional.empty();
  }

  /** Settings travel as XML in UTF-8 (SQLTask.java of odps-sdk-core), which has no such thing. */
  private static boolean isNoCharacter(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE || (codePoint & 0xfffe) == 0xfffe;
  }

  /** The problem of a text that holds a line break, be it at its end. */
  static Optional<Problem> lineBreakIn(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (breaksLine(value.charAt(i))) {
        return problem(value, "holds a line break");
      }
    }
    return Optional.empty();
  }

  private static boolean breaksLine(int c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** Python cuts off every blank of Unicode, Java's trim only the plain ones. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static Optional<Problem> problem(String value, String what) {
    return Optional.of(
        Problem.error(
                Codes.SPEC_CHARACTER,
                Quoted.of(value) + " " + what,
                "write it without; hints have no quoting or escape")
            .from(SOURCE));
  }
}
