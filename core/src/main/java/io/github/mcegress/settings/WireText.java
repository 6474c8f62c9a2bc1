package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.SettingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a setting may hold to travel at all: settings reach the service as JSON in an XML document
 * in UTF-8, whatever surface they were given to.
 */
final class WireText {
  private WireText() {}

  /**
   * Lets pass what every surface can carry.
   *
   * @throws InvalidEgressException with every key and value that cannot travel
   */
  static void check(Map<String, String> settings) {
    List<Problem> problems = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          check("", key, problems);
          check(key, value, problems);
        });
    InvalidEgressException.throwOnErrors(problems);
  }

  private static void check(String path, String text, List<Problem> problems) {
    SettingText.problemOf(text).ifPresent(problem -> problems.add(problem.at(path, 0)));
    text.codePoints()
        .filter(WireText::isNoCharacter)
        .findFirst()
        .ifPresent(
            c ->
                problems.add(
                    Problem.error(
                            Codes.SPEC_CHARACTER,
                            String.format(
                                "%s holds \\u%04x, which is no character", Quoted.of(text), c),
                            "write it without; settings travel as XML in UTF-8")
                        .at(path, 0)
                        .from("SQLTask.java of odps-sdk-core 0.57.1, read 2026-11-21")));
  }

  private static boolean isNoCharacter(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE || (codePoint & 0xfffe) == 0xfffe;
  }
}
