package io.github.mcegress.maxcompute;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.SettingText;
import io.github.mcegress.settings.HintText;
import io.github.mcegress.settings.SessionHints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hints of several sources, and who says otherwise about which. Not thread-safe. */
final class HintSources {
  static final String DESCRIPTION = "the description";
  static final String CALLER = "the caller's hints";
  static final String GLOBAL = "the SDK's global settings";

  /** Written by the SDK into every task, over whatever stands there. */
  private static final String USER_ENVIRONMENT = "odps.idata.userenv";

  private final Map<String, List<Origin>> origins = new LinkedHashMap<>();
  private final List<Problem> unwritable = new ArrayList<>();

  private static final class Origin {
    final String value;
    final String source;
    final int line;

    Origin(String value, String source, int line) {
      this.value = value;
      this.source = source;
      this.line = line;
    }
  }

  HintSources() {}

  /** A copy to which more may be added. */
  HintSources(HintSources other) {
    other.origins.forEach((key, list) -> origins.put(key, new ArrayList<>(list)));
    unwritable.addAll(other.unwritable);
  }

  /** Adds a hint of ours, which every reader must be able to read. */
  void add(String key, String value, String source, int line) {
    Optional<Problem> problem = problemOf(key, value);
    if (problem.isPresent()) {
      unwritable.add(problem.get().at(key, line));
    } else {
      addAsIs(key, value, source, line);
    }
  }

  /** Adds a hint that others answer for. */
  void addAsIs(String key, String value, String source, int line) {
    origins.computeIfAbsent(key, k -> new ArrayList<>()).add(new Origin(value, source, line));
  }

  private static Optional<Problem> problemOf(String key, String value) {
    if (key.isEmpty() || !key.equals(key.trim()) || key.indexOf('=') >= 0) {
      return Optional.of(
          Problem.error(
              Codes.SPEC_VALUE,
              "\"" + key + "\" is no key of a hint",
              "write it without blanks and \"=\""));
    }
    Optional<Problem> unreadableKey = SettingText.problemOf(key);
    if (unreadableKey.isPresent()) {
      return unreadableKey;
    }
    return SettingText.problemOf(value)
        .map(
            problem ->
                HintText.isSecret(key)
                    ? Problem.error(
                        problem.code(),
                        "the value holds a \";\", a line break, a control character or an outer"
                            + " blank",
                        problem.remedy())
                    : problem);
  }

  /** What cannot be submitted as it is written: unwritable values, and one key with two values. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(unwritable);
    origins.forEach((key, list) -> conflict(key, list).ifPresent(problems::add));
    return problems;
  }

  private static Optional<Problem> conflict(String key, List<Origin> list) {
    Origin first = list.get(0);
    if (key.equals(USER_ENVIRONMENT)) {
      return Optional.of(
          Problem.error(
                  Codes.HINT_CONFLICT,
                  key + " is set by " + first.source + ", and the SDK writes its own value over it",
                  "remove it")
              .at(key, first.line));
    }
    boolean same = list.stream().allMatch(origin -> origin.value.equals(first.value));
    if (same) {
      return Optional.empty();
    }
    List<String> told = new ArrayList<>();
    int line = 0;
    for (Origin origin : list) {
      told.add(HintText.shown(key, origin.value) + " from " + origin.source);
      line = Math.max(line, origin.line);
    }
    String message = key + " is " + String.join(", ", told);
    return Optional.of(
        Problem.error(Codes.HINT_CONFLICT, message, remedy(key, list)).at(key, line));
  }

  private static String remedy(String key, List<Origin> list) {
    Origin first = list.get(0);
    if (!first.source.equals(DESCRIPTION)) {
      return "keep one of them";
    }
    if (!key.equals(SessionHints.ACCESS_LIST)) {
      return "change the description, or remove it elsewhere";
    }
    Set<String> missing = new LinkedHashSet<>();
    list.forEach(origin -> missing.addAll(Arrays.asList(origin.value.split("\\s*,\\s*"))));
    missing.removeAll(Arrays.asList(first.value.split(",")));
    missing.remove("");
    return missing.isEmpty()
        ? "remove it elsewhere: the description lists it all"
        : "add "
            + String.join(", ", missing)
            + " to internet where the job needs it, and remove"
            + " the hint elsewhere";
  }

  /** Every hint by key, those that were added first before others. */
  Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    origins.forEach((key, list) -> map.put(key, list.get(0).value));
    return Collections.unmodifiableMap(map);
  }
}
