package io.github.mcegress.doctor;

import java.util.List;
import java.util.Locale;

/** A diagnosis as lines for people. */
final class DiagnosisText {
  private final StringBuilder text = new StringBuilder();
  private String apart = "";

  private DiagnosisText() {}

  static String of(Diagnosis diagnosis) {
    DiagnosisText lines = new DiagnosisText();
    lines.head(diagnosis);
    List<Cause> causes = diagnosis.causes();
    for (int i = 0; i < causes.size(); i++) {
      lines.cause(causes.size() > 1 ? (i + 1) + ". " : "", causes.get(i), "  ");
    }
    if (!diagnosis.stages().isEmpty()) {
      lines.text.append("stages\n");
    }
    for (StageResult stage : diagnosis.stages()) {
      lines.stage(stage, diagnosis);
    }
    return lines.text.toString();
  }

  private void head(Diagnosis diagnosis) {
    if (!diagnosis.target().isEmpty()) {
      text.append(diagnosis.target()).append(": ");
    }
    text.append(diagnosis.code());
    if (diagnosis.causes().size() > 1 && diagnosis.cause().certainty() == Certainty.INFERRED) {
      text.append(", the likeliest cause first");
    }
    text.append('\n');
  }

  private void cause(String rank, Cause cause, String indent) {
    text.append(indent).append(rank).append(cause.code());
    text.append(" (").append(word(cause.certainty())).append("): ");
    text.append(cause.message()).append('\n');
    if (!cause.apart().equals(apart)) {
      // The causes of one fault are told apart by the same.
      part(indent, "apart", cause.apart());
      apart = cause.apart();
    }
    part(indent, "do", cause.remedy());
    part(indent, "source", cause.source());
  }

  private void part(String indent, String name, String value) {
    if (!value.isEmpty()) {
      text.append(indent).append("  ").append(name).append(": ").append(value).append('\n');
    }
  }

  private void stage(StageResult stage, Diagnosis diagnosis) {
    text.append("  ");
    pad(word(stage.stage()), 12);
    pad(word(stage.verdict()), 8);
    if (stage.verdict() == Verdict.SKIPPED) {
      text.append(String.join("; ", stage.evidence()));
    } else {
      text.append(stage.duration().toMillis()).append(" ms");
      for (String line : stage.evidence()) {
        text.append("\n    ").append(line);
      }
    }
    text.append('\n');
    for (Cause cause : stage.causes()) {
      if (!diagnosis.causes().contains(cause)) {
        cause("", cause, "    ");
      }
    }
  }

  private void pad(String word, int width) {
    text.append(word);
    for (int i = word.length(); i < width; i++) {
      text.append(' ');
    }
    text.append(' ');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
