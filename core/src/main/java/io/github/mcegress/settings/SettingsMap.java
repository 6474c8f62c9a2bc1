package io.github.mcegress.settings;

import io.github.mcegress.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every surface that is a map has in common: the settings by key, and what is to be said of
 * them. Immutable and thread-safe; equality is that of the map.
 */
public abstract class SettingsMap {
  private final Map<String, String> settings;
  private final List<Problem> warnings;

  SettingsMap(Map<String, String> settings, List<Problem> warnings) {
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
  }

  /** Whether a problem of that code is told already. */
  static boolean isTold(String code, List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  /** Takes the problems of that code back. */
  static void takeBack(String code, List<Problem> problems) {
    for (Iterator<Problem> it = problems.iterator(); it.hasNext(); ) {
      if (it.next().code().equals(code)) {
        it.remove();
      }
    }
  }

  /** The settings by key, in their order. */
  public Map<String, String> asMap() {
    return settings;
  }

  /**
   * Warnings: of the rules and of what no page says when rendered; of what some reader takes
   * otherwise when read.
   */
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public boolean equals(Object o) {
    return o != null && getClass() == o.getClass() && settings.equals(((SettingsMap) o).settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** The keys; values may be secret. */
  @Override
  public String toString() {
    return settings.keySet().toString();
  }
}
