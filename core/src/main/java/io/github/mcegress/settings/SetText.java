package io.github.mcegress.settings;

import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.SetReaders;
import io.github.mcegress.SettingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings as SET lines that given readers read alike. */
final class SetText {
  private SetText() {}

  /**
   * One line {@code SET key=value;} per setting, each ended by a line break.
   *
   * @throws InvalidEgressException with every value that one of the readers reads otherwise
   */
  static String of(Map<String, String> settings, Set<SetReaders.Reader> readers) {
    List<Problem> problems = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String key = setting.getKey();
      String value = setting.getValue();
      Problem character = SettingText.problemOf(key).orElse(null);
      if (character != null) {
        problems.add(character);
      }
      Problem inValue = SettingText.problemOf(value).orElse(null);
      if (inValue != null) {
        problems.add(inValue.at(key, 0));
      }
      if (character == null && inValue == null) {
        for (Problem refusal : SetReaders.refusals(key, value, readers)) {
          problems.add(refusal.at(key, 0));
        }
      }
      text.append("SET ").append(key).append('=').append(value).append(";\n");
    }
    InvalidEgressException.throwOnErrors(problems);
    return text.toString();
  }
}
