package io.github.mcegress.kit;

/** What came of one case with one client. Immutable. */
public final class KitVerdict {
  /** How it went. */
  public enum Outcome {
    /** What must happen happened, and nothing else. */
    PASSED,
    /** It did not; the evidence says what happened instead. */
    FAILED,
    /** The case says nothing about this client or runtime; the evidence says why. */
    NOT_APPLICABLE
  }

  private final Outcome outcome;
  private final String evidence;

  private KitVerdict(Outcome outcome, String evidence) {
    this.outcome = outcome;
    this.evidence = evidence;
  }

  static KitVerdict passed(String evidence) {
    return new KitVerdict(Outcome.PASSED, evidence);
  }

  static KitVerdict failed(String evidence) {
    return new KitVerdict(Outcome.FAILED, evidence);
  }

  static KitVerdict notApplicable(String reason) {
    return new KitVerdict(Outcome.NOT_APPLICABLE, reason);
  }

  /** How it went. */
  public Outcome outcome() {
    return outcome;
  }

  /** What was seen: the answers and refusals in order, or the reason. */
  public String evidence() {
    return evidence;
  }

  /** Outcome and evidence. */
  @Override
  public String toString() {
    return outcome + ": " + evidence;
  }
}
