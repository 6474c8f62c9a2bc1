package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTest {
  private static final String WHY =
      "; write it without; hints have no quoting or escape"
          + " [PyODPS, odps-jdbc and odpscmd sources, read 2026-11-21: a value has no quoting]";

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "a=b", "'quoted'", "\"", "\\n", "a--b", "\u963f\u91cc"})
  void takesWhatEveryReaderSees(String value) {
    assertEquals(Optional.empty(), SettingText.problemOf(value));
  }

  @Test
  void refusesASemicolon() {
    refuses("a;b", "\"a;...\" holds \";\", which ends a SET statement");
  }

  @Test
  void refusesEveryLineBreak() {
    for (char c : new char[] {'\n', '\r', '\u0085', '\u2028', '\u2029'}) {
      String shown = String.format("\\u%04x", (int) c);
      refuses("a" + c + "b", "\"a" + shown + "b\" holds a line break");
      refuses("a" + c, "\"a" + shown + "\" holds a line break");
    }
  }

  @Test
  void refusesControlCharacters() {
    for (char c : new char[] {'\0', '\t', '\u000b', '\u001f', '\u007f', '\u009f'}) {
      refuses(
          "a" + c + "b",
          "\"a" + String.format("\\u%04x", (int) c) + "b\" holds a control character");
    }
  }

  @Test
  void refusesBlanksThatReadersCutOff() {
    refuses(" a", "\" a\" begins or ends with a blank, which readers cut off");
    refuses("a ", "\"a \" begins or ends with a blank, which readers cut off");
    refuses(" ", "\" \" begins or ends with a blank, which readers cut off");
    refuses("a\u3000", "\"a\\u3000\" begins or ends with a blank, which readers cut off");
    refuses("\u00a0a", "\"\\u00a0a\" begins or ends with a blank, which readers cut off");
  }

  @Test
  void refusesABackslashThatEscapesTheSemicolon() {
    refuses("a\\", "\"a\\\" ends with \"\\\", which makes the \";\" behind it part of the value");
  }

  private static void refuses(String value, String message) {
    assertEquals(
        Optional.of("error MCE-SPEC-CHARACTER: " + message + WHY),
        SettingText.problemOf(value).map(Problem::toString));
  }
}
