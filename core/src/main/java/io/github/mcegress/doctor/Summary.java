package io.github.mcegress.doctor;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the stages come to together. */
final class Summary {
  private static final Set<ExamStage> ON_THE_WAY =
      EnumSet.of(ExamStage.DNS, ExamStage.CONNECT, ExamStage.TLS, ExamStage.HTTP);

  private final Endpoint target;
  private final Map<ExamStage, Notes> notes;

  Summary(Endpoint target, Map<ExamStage, Notes> notes) {
    this.target = target;
    this.notes = notes;
  }

  Diagnosis diagnosis() {
    List<StageResult> stages = new ArrayList<>();
    for (Notes noted : notes.values()) {
      stages.add(noted.result());
    }
    Notes leading = leading();
    if (leading == null) {
      return new Diagnosis(target.toString(), Codes.OK, only(healthy()), stages);
    }
    List<Cause> causes =
        leading.verdict() == Verdict.UNKNOWN ? only(unknown(leading)) : leading.leadingCauses();
    return new Diagnosis(target.toString(), leading.code(), causes, stages);
  }

  /** The first stage that failed; else the first on the way that is unknown, or has a warning. */
  private @Nullable Notes leading() {
    for (Verdict verdict : new Verdict[] {Verdict.FAILED, Verdict.UNKNOWN, Verdict.WARNING}) {
      for (Notes noted : notes.values()) {
        boolean counts = verdict == Verdict.FAILED || ON_THE_WAY.contains(noted.stage());
        if (counts && noted.verdict() == verdict) {
          return noted;
        }
      }
    }
    return null;
  }

  private static List<Cause> only(Cause cause) {
    return Collections.singletonList(cause);
  }

  private Cause healthy() {
    return Cause.observed(Codes.OK, target + " was reached, and nothing is wrong", "");
  }

  private static Cause unknown(Notes noted) {
    String last = noted.lastEvidence();
    return Cause.observed(Codes.UNKNOWN, noted.stage() + " could not be looked at: " + last, "");
  }
}
