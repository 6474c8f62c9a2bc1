package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rules;
import io.github.mcegress.settings.SessionHints;
import io.github.mcegress.settings.SparkProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The description that an observation makes, as the lines to paste: itself, for SQL, for Spark, and
 * for the request form; {@code #} comments for the rest. Immutable.
 */
final class ObservedLines {
  /** The newest Spark of MaxCompute that has SmartNAT; see {@link SparkProperties}. */
  private static final String SPARK = "3.1.1";

  private final List<String> lines = new ArrayList<>();

  ObservedLines(EgressObservation observation, EgressSpec declared, Workload workload) {
    ObservedPlaces places = new ObservedPlaces(observation, declared, workload);
    EgressSpec spec = places.spec();
    addAll(spec.toText());
    rendered("SQL", () -> SessionHints.from(spec).toSetStatements());
    String spark = workload.sparkVersion().orElse(SPARK);
    rendered("Spark " + spark, () -> SparkProperties.from(spec, spark).toDefaultsConf());
    form(observation, spec, workload);
    for (String remark : places.remarks()) {
      lines.add("# " + remark);
    }
  }

  private void rendered(String surface, Supplier<String> text) {
    try {
      addAll(text.get());
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        lines.add("# not for " + surface + ": " + problem);
      }
    }
  }

  private void addAll(String text) {
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
  }

  /**
   * The form takes domain names or addresses with their ports, separated by commas; what for is for
   * its reader. Source: Network connection process, 2025-02-12: Submit an application.
   */
  private void form(EgressObservation observation, EgressSpec spec, Workload workload) {
    Set<String> reviewed = new HashSet<>();
    for (Problem problem : Rules.check(spec, workload)) {
      if (problem.code().equals(Codes.RULE_REVIEW)) {
        reviewed.add(problem.path());
      }
    }
    List<String> entries = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < spec.internet().size(); i++) {
      Endpoint endpoint = spec.internet().get(i);
      if (reviewed.contains("internet[" + (i + 1) + "]")) {
        entries.add(endpoint.toString());
        reasons.add(
            "# "
                + endpoint.host()
                + " port "
                + endpoint.port()
                + ": "
                + why(observation, endpoint));
      }
    }
    if (!entries.isEmpty()) {
      lines.add("# request form, unless approved already: " + String.join(",", entries));
      lines.addAll(reasons);
    }
  }

  private static String why(EgressObservation observation, Endpoint endpoint) {
    List<String> uses = new ArrayList<>();
    for (ObservedEndpoint observed : observation.endpoints()) {
      if (observed.hostPort().equals(endpoint.toString())) {
        for (String use : observed.uses()) {
          uses.add(inWords(use));
        }
      }
    }
    return uses.isEmpty() ? "declared, not contacted" : String.join("; ", uses);
  }

  private static String inWords(String use) {
    int from = use.indexOf('<');
    String by = from < 0 ? use : use.substring(0, from);
    boolean http = by.equals("http") || by.equals("https");
    String protocol = http ? by.toUpperCase(Locale.ROOT) : "TCP, " + by;
    return from < 0 ? protocol : protocol + ", redirected to by " + use.substring(from + 1);
  }

  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }
}
