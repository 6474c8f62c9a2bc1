package io.github.mcegress.maxcompute;

import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Topic;
import io.github.mcegress.rules.Rules;
import io.github.mcegress.settings.SessionHints;
import io.github.mcegress.settings.SetStatement;
import io.github.mcegress.settings.SqlScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sources say differently about a script's own SET lines and a job's hints. */
final class ScriptDoubts {
  /** What every reader of SET lines takes for a key. */
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9.]+");

  private ScriptDoubts() {}

  /** Warnings, each with the line of the SET that it is about where there is one. */
  static List<Problem> of(SqlScript script, Map<String, String> callersHints, boolean hasLink) {
    Map<String, String> settings = new LinkedHashMap<>(callersHints);
    Map<String, Integer> lines = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (SetStatement set : script.settings()) {
      settings.put(set.key(), set.value());
      lines.putIfAbsent(set.key(), set.line());
      topicsOf(set, callersHints)
          .forEach(
              topic ->
                  warnings(topic).forEach(doubt -> problems.add(doubt.at(set.key(), set.line()))));
    }
    for (Problem doubt : Rules.checkSettings(settings, Workload.UDF)) {
      problems.add(doubt.at(doubt.path(), lines.getOrDefault(doubt.path(), 0)));
    }
    if (hasLink) {
      warnings(Topic.SUBMITTED_LINK)
          .forEach(doubt -> problems.add(doubt.at(SessionHints.NETWORK_LINK, 0)));
    }
    return problems;
  }

  /** Warnings beside the errors of values that end with a backslash before their semicolon. */
  static List<Problem> ofSemicolons(SqlScript script) {
    List<Problem> problems = new ArrayList<>();
    for (SetStatement set : script.settings()) {
      if (set.value().endsWith("\\")) {
        warnings(Topic.SET_SEMICOLON)
            .forEach(doubt -> problems.add(doubt.at(set.key(), set.line())));
      }
    }
    return problems;
  }

  private static Set<Topic> topicsOf(SetStatement set, Map<String, String> callersHints) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    if (!PLAIN_KEY.matcher(set.key()).matches()) {
      topics.add(Topic.SET_KEY);
    }
    if (callersHints.containsKey(set.key())) {
      topics.add(Topic.SET_AND_HINT);
    }
    return topics;
  }

  /** The failure, with what is known of failures in planning where the job has a network link. */
  static MaxComputeException explained(MaxComputeException failure, boolean hasLink) {
    // Every semantic error has this code, that of a wrong network link too.
    return hasLink && failure.getMessage().contains("ODPS-0130071")
        ? failure.with(
            warnings(Topic.FAILED_LINK).stream()
                .map(doubt -> doubt.message() + "; " + doubt.remedy())
                .collect(Collectors.joining("; ")))
        : failure;
  }

  private static List<Problem> warnings(Topic topic) {
    return Catalog.shipped()
        .contradictions(Workload.UDF, EnumSet.of(topic), Collections.emptySet())
        .stream()
        .map(Contradiction::warning)
        .collect(Collectors.toList());
  }
}
