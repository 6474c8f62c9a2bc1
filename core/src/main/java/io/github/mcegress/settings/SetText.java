package io.github.mcegress.settings;

import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.SetReaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings as SET lines that odps-jdbc, odpscmd and PyODPS read alike. */
final class SetText {
  private SetText() {}

  /**
   * One line {@code SET key=value;} per setting, each ended by a line break.
   *
   * @throws InvalidEgressException with every value that one of the readers reads otherwise
   */
  static String of(Map<String, String> settings) {
    List<Problem> problems = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (key, value) -> {
          SetReaders.refusals(key, value).forEach(problem -> problems.add(problem.at(key, 0)));
          text.append("SET ").append(key).append('=').append(value).append(";\n");
        });
    InvalidEgressException.throwOnErrors(problems);
    return text.toString();
  }
}
