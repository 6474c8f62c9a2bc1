package io.github.mcegress.spark;

import static java.util.stream.Collectors.joining;

import io.github.mcegress.Codes;
import io.github.mcegress.JsonString;
import io.github.mcegress.doctor.Cause;
import io.github.mcegress.doctor.Diagnosis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the driver and the executors found of one target, merged: places with the same code and the
 * same causes have one verdict. Immutable; the texts hold no credential and no query string.
 */
public final class SparkDiagnosis {
  private final Map<String, Diagnosis> byPlace;
  private final List<String> missing;

  /** With at least the driver's. */
  SparkDiagnosis(Map<String, Diagnosis> byPlace, List<String> missing) {
    this.byPlace = Collections.unmodifiableMap(new LinkedHashMap<>(byPlace));
    this.missing = Collections.unmodifiableList(new ArrayList<>(missing));
  }

  /** The {@code host:port} that was examined. */
  public String target() {
    return byPlace.values().iterator().next().target();
  }

  /** What each place found: {@code driver}, then {@code executor 0} and so on. */
  public Map<String, Diagnosis> byPlace() {
    return byPlace;
  }

  /**
   * Executors that could not be asked, since none of the tasks came to them: {@code host:port} of
   * their block managers.
   */
  public List<String> missing() {
    return missing;
  }

  /** Whether all places have one verdict, and none is missing. */
  public boolean isAgreed() {
    return missing.isEmpty() && verdicts().size() == 1;
  }

  /** Whether nothing is wrong from any place, and none is missing. */
  public boolean isHealthy() {
    return code().equals(Codes.OK);
  }

  /**
   * The code of the first place where something is wrong, the driver before executors; where
   * nothing is, {@code MCE-UNKNOWN} when an executor is missing, else {@code MCE-OK}.
   */
  public String code() {
    for (Diagnosis diagnosis : byPlace.values()) {
      if (!diagnosis.isHealthy()) {
        return diagnosis.code();
      }
    }
    return missing.isEmpty() ? Codes.OK : Codes.UNKNOWN;
  }

  /** The places of each verdict; their diagnoses differ in durations and addresses only. */
  private Map<String, List<String>> verdicts() {
    Map<String, List<String>> verdicts = new LinkedHashMap<>();
    byPlace.forEach(
        (place, diagnosis) ->
            verdicts
                .computeIfAbsent(
                    diagnosis.code()
                        + diagnosis.causes().stream()
                            .map(Cause::code)
                            .collect(joining(" ", " ", "")),
                    verdict -> new ArrayList<>())
                .add(place));
    return verdicts;
  }

  /** Several lines for people: each verdict once, under the places that have it. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (List<String> places : verdicts().values()) {
      text.append("from ").append(String.join(", ", places)).append('\n');
      text.append(byPlace.get(places.get(0)).toText());
    }
    if (!missing.isEmpty()) {
      text.append("not examined, since no task came there: ");
      text.append(String.join(", ", missing)).append('\n');
    }
    return text.toString();
  }

  /**
   * One line for programs: an object with {@code target}, {@code code}, {@code agreed}, {@code
   * verdicts} (each with {@code places} and a {@code diagnosis}) and {@code missing}.
   */
  public String toJson() {
    return "{\"target\":"
        + JsonString.ascii(target())
        + ",\"code\":"
        + JsonString.ascii(code())
        + ",\"agreed\":"
        + isAgreed()
        + ",\"verdicts\":["
        + verdicts().values().stream()
            .map(
                places ->
                    "{\"places\":"
                        + list(places)
                        + ",\"diagnosis\":"
                        + byPlace.get(places.get(0)).toJson()
                        + "}")
            .collect(joining(","))
        + "],\"missing\":"
        + list(missing)
        + "}";
  }

  private static String list(List<String> names) {
    return names.stream().map(JsonString::ascii).collect(joining(",", "[", "]"));
  }

  /** As {@link #toText}. */
  @Override
  public String toString() {
    return toText();
  }
}
