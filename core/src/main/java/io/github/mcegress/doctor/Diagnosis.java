package io.github.mcegress.doctor;

import io.github.mcegress.Codes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an examination came to: the code of what was seen, its causes in their rank, the stages.
 *
 * <p>The code is the one that an exception of this library carries for the same fault. Where what
 * was seen is the cause itself, {@link #causes} holds that one under the same code; where it is
 * not, causes are a ranked list, each under a code of its own, and never one alone. Immutable; the
 * texts hold no credential and no query string.
 */
public final class Diagnosis implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String target;
  private final String code;
  private final List<Cause> causes;
  private final List<StageResult> stages;

  /**
   * With at least one cause.
   *
   * @throws IllegalArgumentException without a cause, or with one inferred cause alone: an
   *     inference has an alternative, or is unknown
   */
  Diagnosis(String target, String code, List<Cause> causes, List<StageResult> stages) {
    if (causes.isEmpty()) {
      throw new IllegalArgumentException(
          code + " without a cause; give one, be it of the code " + Codes.UNKNOWN);
    }
    Cause first = causes.get(0);
    if (causes.size() == 1
        && first.certainty() == Certainty.INFERRED
        && !first.code().equals(Codes.UNKNOWN)) {
      throw new IllegalArgumentException(
          first.code() + " is inferred and alone; name what else it may be, or " + Codes.UNKNOWN);
    }
    this.target = target;
    this.code = code;
    this.causes = Collections.unmodifiableList(new ArrayList<>(causes));
    this.stages = Collections.unmodifiableList(new ArrayList<>(stages));
  }

  /**
   * What a pasted log text shows: the likely codes, without an examination. Of a text longer than
   * 1,048,576 characters the first and the last 524,288 are looked at. What is quoted of it holds
   * no secret that has a name or looks like a key.
   *
   * @return {@code MCE-UNKNOWN} where nothing in the text is known
   */
  public static Diagnosis explain(String text) {
    return Explanation.of(text);
  }

  /**
   * What an exception shows, its causes and suppressed ones too: the likely codes, without an
   * examination. At most 100 throwables are looked at.
   *
   * @return {@code MCE-UNKNOWN} where nothing in it is known
   */
  public static Diagnosis explain(Throwable thrown) {
    return Explanation.of(ThrownText.of(thrown));
  }

  /** The {@code host:port} that was examined; empty where a text was explained. */
  public String target() {
    return target;
  }

  /** The stable code of what was seen; {@code MCE-OK} when nothing is wrong. */
  public String code() {
    return code;
  }

  /** The causes, the most likely first; never empty. */
  public List<Cause> causes() {
    return causes;
  }

  /** The first of the causes. */
  public Cause cause() {
    return causes.get(0);
  }

  /** What to do about the first cause. */
  public String remedy() {
    return cause().remedy();
  }

  /** The stages in their order; empty where a text was explained. */
  public List<StageResult> stages() {
    return stages;
  }

  /** Whether every stage that the target has was looked at and nothing is wrong. */
  public boolean isHealthy() {
    return code.equals(Codes.OK);
  }

  /** Several lines for people, the last ended by a line feed. */
  public String toText() {
    return DiagnosisText.of(this);
  }

  /**
   * One line for programs: an object with {@code target}, {@code code}, {@code healthy}, {@code
   * causes} and {@code stages}, in ASCII; durations in whole milliseconds ({@code millis}).
   */
  public String toJson() {
    return DiagnosisJson.of(this);
  }

  /** As {@link #toText}. */
  @Override
  public String toString() {
    return toText();
  }
}
