package io.github.mcegress.faults;

import io.github.mcegress.doctor.Cause;
import io.github.mcegress.doctor.Certainty;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.StageResult;
import io.github.mcegress.lab.FaultAtPlace;
import io.github.mcegress.lab.faults.FaultCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the doctor said of a case, held against the row of the table. Immutable. */
final class FaultVerdict {
  private static final String HEALTHY = "MCE-OK";

  /** Their warnings are advice: they do not make the code of the diagnosis. */
  private static final List<String> ADVISING = Arrays.asList("RUNTIME", "DESCRIPTION", "CAPACITY");

  private final FaultCase fault;
  private final FaultAtPlace expected;
  private final String code;
  private final List<Cause> causes;
  private final boolean examined;
  private final String stageVerdict;
  private final String text;

  FaultVerdict(FaultCase fault, FaultAtPlace expected, Diagnosis diagnosis) {
    this.fault = fault;
    this.expected = expected;
    StageResult stage = null;
    for (StageResult each : diagnosis.stages()) {
      if (each.stage().name().equals(expected.stage())) {
        stage = each;
      }
    }
    stageVerdict = stage == null ? "" : stage.verdict().name();
    examined = !diagnosis.stages().isEmpty();
    text = diagnosis.toText();
    List<Cause> found = new ArrayList<>();
    String seen = diagnosis.code();
    if (isAdvice() && seen.equals(HEALTHY) && stage != null) {
      // The advice is in its stage, maybe beside other advice.
      for (Cause cause : stage.causes()) {
        if (cause.code().equals(expected.code())) {
          found.add(cause);
          seen = cause.code();
        }
      }
    }
    code = seen;
    causes = found.isEmpty() ? diagnosis.causes() : Collections.unmodifiableList(found);
  }

  private boolean isAdvice() {
    return expected.verdict().equals("WARNING") && ADVISING.contains(expected.stage());
  }

  FaultCase fault() {
    return fault;
  }

  /** Whether the code and what is said first are those of the table. */
  boolean isRight() {
    return code.equals(expected.code())
        && causes.get(0).code().equals(expected(0))
        && (causes.get(0).certainty() == Certainty.OBSERVED) == expected.isObserved();
  }

  private String expected(int rank) {
    return expected.isObserved() ? expected.code() : expected.causes().get(rank);
  }

  /** Whether all ranks, and the stage that says so, are the table's too. */
  boolean isWholeRight() {
    List<String> codes = new ArrayList<>();
    causes.forEach(cause -> codes.add(cause.code()));
    List<String> all =
        expected.isObserved() ? Collections.singletonList(expected.code()) : expected.causes();
    return isRight()
        && codes.equals(all)
        && (!examined || expected.stage().isEmpty() || expected.verdict().equals(stageVerdict));
  }

  /** Whether something is claimed as seen that is not so; that all is well, too. */
  boolean isConfidentlyWrong() {
    for (Cause cause : causes) {
      if (cause.certainty() == Certainty.OBSERVED
          && !(expected.isObserved() && cause.code().equals(expected.code()))) {
        return !cause.code().equals("MCE-UNKNOWN");
      }
    }
    return false;
  }

  /** Whether the table names no cause for it, but a ranked list or that nothing can be said. */
  boolean isOpen() {
    return !expected.isObserved() || expected.code().equals("MCE-UNKNOWN");
  }

  /** {@code CODE}, or of a ranked list {@code CODE: first of n}. */
  String said() {
    return causes.get(0).certainty() == Certainty.OBSERVED
        ? "`" + code + "`"
        : "`" + code + "`: `" + causes.get(0).code() + "` first of " + causes.size();
  }

  /** For whoever has to find out which of the two is wrong. */
  @Override
  public String toString() {
    return fault + "\n  expected " + expected + "\n  said     " + code + " " + causes + "\n" + text;
  }
}
