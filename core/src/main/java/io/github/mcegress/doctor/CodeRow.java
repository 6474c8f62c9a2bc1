package io.github.mcegress.doctor;

import java.util.List;

/** One row of the vocabulary: codes of one cause, what shows them, what to do. Immutable. */
final class CodeRow {
  private final List<String> codes;
  private final List<String> texts;
  private final String cause;
  private final String remedy;
  private final String source;
  private final boolean joined;

  /** With a cell of each column, and whether it stands in one row of the README with the last. */
  CodeRow(
      List<String> codes,
      List<String> texts,
      String cause,
      String remedy,
      String source,
      boolean joined) {
    this.codes = codes;
    this.texts = texts;
    this.cause = cause;
    this.remedy = remedy;
    this.source = source;
    this.joined = joined;
  }

  List<String> codes() {
    return codes;
  }

  /** What Logview shows of it, or nothing. */
  List<String> texts() {
    return texts;
  }

  /** What is wrong, where backquotes are Markdown's. */
  String cause() {
    return cause;
  }

  /** What to do, or empty. */
  String remedy() {
    return remedy;
  }

  String source() {
    return source;
  }

  /** Whether it stands in one row of the README with the row before. */
  boolean isJoined() {
    return joined;
  }

  /** The row as it stands in {@code codes.txt}, without its continuation lines. */
  @Override
  public String toString() {
    return String.join(" ", codes) + " | " + cause + " | " + remedy;
  }
}
