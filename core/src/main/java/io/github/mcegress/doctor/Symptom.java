package io.github.mcegress.doctor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a fault shows itself at some places: the stage that meets it, the code of what is seen, and
 * the causes that this may have. Immutable.
 */
final class Symptom {
  private final Set<Place> places;
  private final @Nullable ExamStage stage;
  private final @Nullable Verdict verdict;
  private final String code;
  private final List<String> causes;

  Symptom(
      Set<Place> places,
      @Nullable ExamStage stage,
      @Nullable Verdict verdict,
      String code,
      List<String> causes) {
    this.places = places;
    this.stage = stage;
    this.verdict = verdict;
    this.code = code;
    this.causes = causes;
  }

  Set<Place> places() {
    return places;
  }

  /** The stage that meets it, or null where an examination cannot run into it. */
  @Nullable ExamStage stage() {
    return stage;
  }

  /** What that stage comes to, or null where an examination cannot run into it. */
  @Nullable Verdict verdict() {
    return verdict;
  }

  /** The code of what is seen. */
  String code() {
    return code;
  }

  /** Whether what is seen is the cause itself. */
  boolean isObserved() {
    return causes.isEmpty();
  }

  /** The codes of the causes that it may have, the most likely first; empty when it is observed. */
  List<String> causes() {
    return causes;
  }

  /** {@code [LAPTOP] MCE-CONNECT-REFUSED [MCE-CAUSE-SERVICE-DOWN]}. */
  @Override
  public String toString() {
    return places + " " + code + " " + causes;
  }
}
