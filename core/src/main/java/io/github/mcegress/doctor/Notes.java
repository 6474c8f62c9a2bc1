package io.github.mcegress.doctor;

import io.github.mcegress.Codes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** What is noted about one stage while it is looked at. Used by one thread. */
final class Notes {
  private final ExamStage stage;
  private final Place place;
  private final PasteLines lines;
  private final LongSupplier nanoTime;
  private final long start;
  private final List<String> evidence = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private List<Cause> leading = Collections.emptyList();
  private Verdict verdict = Verdict.OK;
  private String code = "";
  private long end;

  /** Of a stage that begins now. */
  Notes(ExamStage stage, Place place, PasteLines lines, LongSupplier nanoTime) {
    this.stage = stage;
    this.place = place;
    this.lines = lines;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.end = start;
  }

  ExamStage stage() {
    return stage;
  }

  Verdict verdict() {
    return verdict;
  }

  /** The code of what was seen; empty where nothing is wrong. */
  String code() {
    return code;
  }

  /** The causes of what gave the verdict: those that were noted with it. */
  List<Cause> leadingCauses() {
    return leading;
  }

  String lastEvidence() {
    return evidence.get(evidence.size() - 1);
  }

  boolean failed() {
    return verdict == Verdict.FAILED;
  }

  /** Something that was seen, good or bad. */
  void saw(String line) {
    evidence.add(line);
  }

  /**
   * A fault of the vocabulary was met: its verdict, code and causes are those of the place.
   *
   * @param message what was seen, with values, where that is the cause itself
   */
  void met(String fault, String message) {
    Symptom symptom = symptom(fault);
    add(symptom.verdict() == Verdict.FAILED ? Verdict.FAILED : Verdict.WARNING, fault, message);
  }

  /** As {@link #met}, where others of the same kind succeeded: it stops nothing. */
  void metAtTimes(String fault, String message) {
    add(Verdict.WARNING, fault, message);
  }

  private void add(Verdict weight, String fault, String message) {
    Symptom symptom = symptom(fault);
    Place known = symptom.places().contains(place) ? place : symptom.places().iterator().next();
    List<Cause> found = new ArrayList<>();
    for (Cause cause : Vocabulary.shipped().causes(fault, known, "HOST:PORT", message)) {
      found.add(cause.withRemedy(lines.fill(cause.remedy())));
    }
    add(weight, symptom.code(), found);
  }

  private void add(Verdict weight, String seen, List<Cause> found) {
    causes.addAll(found);
    if (weight(weight) > weight(verdict)) {
      verdict = weight;
      code = seen;
      leading = found;
    }
  }

  /** At this place; a fault that the table rules out here and that was met is as elsewhere. */
  private Symptom symptom(String fault) {
    Fault known = Vocabulary.shipped().fault(fault);
    Symptom here = known.at(place);
    return here == null ? known.symptoms().get(0) : here;
  }

  /** Whether the table has that fault at this place. */
  boolean canBe(String fault) {
    return Vocabulary.shipped().fault(fault).at(place) != null;
  }

  /** Worth reading; it stops nothing. */
  void warns(Cause cause) {
    add(Verdict.WARNING, cause.code(), Collections.singletonList(cause));
  }

  /** It does not work, for this reason. */
  void fails(Cause cause) {
    add(Verdict.FAILED, cause.code(), Collections.singletonList(cause));
  }

  /** It could not be looked at, for this reason. */
  void unknown(String reason) {
    evidence.add(reason);
    add(Verdict.UNKNOWN, Codes.UNKNOWN, Collections.emptyList());
  }

  /** It is not looked at, for this reason. */
  void skipped(String reason) {
    evidence.clear();
    evidence.add(reason);
    verdict = Verdict.SKIPPED;
  }

  /** FAILED stands over UNKNOWN over WARNING over OK. */
  private static int weight(Verdict verdict) {
    switch (verdict) {
      case FAILED:
        return 3;
      case UNKNOWN:
        return 2;
      case WARNING:
        return 1;
      default:
        return 0;
    }
  }

  /** The stage is over now. */
  Notes end() {
    end = nanoTime.getAsLong();
    return this;
  }

  StageResult result() {
    Duration duration = verdict == Verdict.SKIPPED ? Duration.ZERO : Duration.ofNanos(end - start);
    return new StageResult(stage, verdict, evidence, duration, causes);
  }
}
