package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a {@code spark-defaults.conf} that spark-submit keeps. Not thread-safe. */
final class SparkConfReader {
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  SparkConfReader(DefaultsConf conf) {
    for (DefaultsConf.Entry entry : conf.entries()) {
      if (entry.key.startsWith("spark.")) {
        put(entry);
      } else {
        problems.add(
            Problem.warning(
                    Codes.CONF_READER,
                    Quoted.of(entry.key) + " does not begin with \"spark.\": Spark leaves it out",
                    "write the whole key")
                .at("", entry.line));
      }
    }
  }

  private void put(DefaultsConf.Entry entry) {
    String value = entry.value;
    if (NetworkProperty.is(entry.key)) {
      NetworkProperty network = new NetworkProperty(entry);
      problems.addAll(network.warnings());
      value = network.value();
    }
    String earlier = properties.putIfAbsent(entry.key, value);
    if (earlier == null) {
      lines.put(entry.key, entry.line);
    } else if (!earlier.equals(value)) {
      problems.add(
          Problem.error(
                  Codes.HINT_CONFLICT,
                  Quoted.of(entry.key)
                      + " is "
                      + HintText.shown(entry.key, earlier)
                      + " in line "
                      + lines.get(entry.key)
                      + " and "
                      + HintText.shown(entry.key, value)
                      + " in line "
                      + entry.line
                      + "; Spark takes the last",
                  "keep one of them")
              .at("", entry.line));
    }
  }

  /** The properties by key, in the order of the text. */
  Map<String, String> properties() {
    return properties;
  }

  /** Errors and warnings, each with its line. */
  List<Problem> problems() {
    return problems;
  }
}
