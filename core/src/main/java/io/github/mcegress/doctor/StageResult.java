package io.github.mcegress.doctor;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one stage of an examination came to: the verdict, what was seen, how long it took, and what
 * it found.
 *
 * <p>Immutable.
 */
public final class StageResult implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ExamStage stage;
  private final Verdict verdict;
  private final List<String> evidence;
  private final Duration duration;
  private final List<Cause> causes;

  StageResult(
      ExamStage stage,
      Verdict verdict,
      List<String> evidence,
      Duration duration,
      List<Cause> causes) {
    this.stage = stage;
    this.verdict = verdict;
    this.evidence = Collections.unmodifiableList(new ArrayList<>(evidence));
    this.duration = duration;
    this.causes = Collections.unmodifiableList(new ArrayList<>(causes));
  }

  /** A stage that was not looked at. */
  static StageResult skipped(ExamStage stage, String reason) {
    return new StageResult(
        stage,
        Verdict.SKIPPED,
        Collections.singletonList(reason),
        Duration.ZERO,
        Collections.emptyList());
  }

  /** The stage. */
  public ExamStage stage() {
    return stage;
  }

  /** What it came to. */
  public Verdict verdict() {
    return verdict;
  }

  /** What was seen, a line each; or the reason why it was not looked at. */
  public List<String> evidence() {
    return evidence;
  }

  /** How long it took; zero when it was skipped. */
  public Duration duration() {
    return duration;
  }

  /** What this stage found, the most likely first; empty when nothing is wrong. */
  public List<Cause> causes() {
    return causes;
  }

  /** {@code DNS FAILED}. */
  @Override
  public String toString() {
    return stage + " " + verdict;
  }
}
