package io.github.mcegress.doctor;

import io.github.mcegress.BundledText;
import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one source of what codes mean and of which causes a fault may have where: the resource {@code
 * codes.txt}. Immutable.
 */
final class Vocabulary {
  private final List<CodeRow> rows;
  private final Map<String, CodeRow> byCode = new LinkedHashMap<>();
  private final Map<String, Fault> faults;
  private final List<TextSign> signs;
  private final Map<String, String> meanings;

  /**
   * Of rows, faults by their id, the signs of faults in texts, and the faults that codes of ours
   * mean where nothing else is known.
   *
   * @throws IllegalArgumentException if a code stands twice, or a fault names one that has no row
   */
  Vocabulary(
      List<CodeRow> rows,
      Map<String, Fault> faults,
      List<TextSign> signs,
      Map<String, String> meanings) {
    this.rows = rows;
    this.faults = faults;
    this.signs = signs;
    this.meanings = meanings;
    for (CodeRow row : rows) {
      for (String code : row.codes()) {
        if (byCode.put(code, row) != null) {
          throw new IllegalArgumentException(code + " has two rows; keep one");
        }
      }
    }
    for (Fault fault : faults.values()) {
      for (Symptom symptom : fault.symptoms()) {
        row(symptom.code());
        for (String cause : symptom.causes()) {
          row(cause);
        }
      }
    }
  }

  /** What stands in the jar. */
  static Vocabulary shipped() {
    return Shipped.VOCABULARY;
  }

  /** Every row in its order. */
  List<CodeRow> rows() {
    return rows;
  }

  /**
   * The row of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  CodeRow row(String code) {
    CodeRow row = byCode.get(code);
    if (row == null) {
      throw new IllegalArgumentException(Quoted.of(code) + " has no row in codes.txt");
    }
    return row;
  }

  /** Whether there is a row of that code. */
  boolean knows(String code) {
    return byCode.containsKey(code);
  }

  /** The words that show faults in a text. */
  List<TextSign> signs() {
    return signs;
  }

  /** The fault that a code of ours means where nothing else is known, or null. */
  @Nullable String meaningOf(String code) {
    return meanings.get(code);
  }

  /** Every fault in the order of the page. */
  Collection<Fault> faults() {
    return Collections.unmodifiableCollection(faults.values());
  }

  /**
   * The fault with that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  Fault fault(String id) {
    Fault fault = faults.get(id);
    if (fault == null) {
      throw new IllegalArgumentException(Quoted.of(id) + " is no fault of codes.txt");
    }
    return fault;
  }

  /**
   * What may be said of a fault at a place: one observed cause, or the inferred ones by rank.
   *
   * @param target what stands in place of {@code HOST:PORT} in remedies
   * @param message what was seen, with values; for inferred causes the row's own words are taken
   * @throws IllegalArgumentException if there is no such fault, or it cannot occur there
   */
  List<Cause> causes(String id, Place place, String target, String message) {
    Fault fault = fault(id);
    Symptom symptom = fault.at(place);
    if (symptom == null) {
      throw new IllegalArgumentException(id + " cannot occur at " + place);
    }
    List<Cause> causes = new ArrayList<>();
    if (symptom.isObserved()) {
      causes.add(
          Cause.observed(symptom.code(), message, fault.remedy().replace("HOST:PORT", target))
              .from(fault.source()));
    }
    for (String code : symptom.causes()) {
      CodeRow row = row(code);
      causes.add(
          Cause.inferred(
                  code,
                  plain(row.cause()),
                  fault.apart(),
                  plain(row.remedy()).replace("HOST:PORT", target))
              .from(row.source()));
    }
    return causes;
  }

  /** Without Markdown's backquotes. */
  static String plain(String markdown) {
    return markdown.replace("`", "");
  }

  /** Holds what stands in the jar; initialised by the first call that asks for it. */
  private static final class Shipped {
    static final Vocabulary VOCABULARY =
        VocabularyText.read(BundledText.read(Vocabulary.class, "codes"));
  }
}
