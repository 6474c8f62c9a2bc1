package io.github.mcegress.doctor;

import java.io.Serializable;

/**
 * Why a target cannot be reached, or what is worth knowing about it: a code, whether it was seen or
 * concluded, what tells it from its neighbours, and the line to paste.
 *
 * <p>Immutable; never holds a credential or a query string. Equality is that of all its parts.
 */
public final class Cause implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final Certainty certainty;
  private final String message;
  private final String apart;
  private final String remedy;
  private final String source;

  private Cause(
      String code,
      Certainty certainty,
      String message,
      String apart,
      String remedy,
      String source) {
    this.code = code;
    this.certainty = certainty;
    this.message = message;
    this.apart = apart;
    this.remedy = remedy;
    this.source = source;
  }

  /** A cause that was seen itself, without a source yet; see {@link #from}. */
  static Cause observed(String code, String message, String remedy) {
    return new Cause(code, Certainty.OBSERVED, message, "", remedy, "");
  }

  /** A cause that was concluded, without a source yet; see {@link #from}. */
  static Cause inferred(String code, String message, String apart, String remedy) {
    return new Cause(code, Certainty.INFERRED, message, apart, remedy, "");
  }

  /** The same cause with the page and date, or the measurement, that it comes from. */
  Cause from(String source) {
    return new Cause(code, certainty, message, apart, remedy, source);
  }

  /** The same cause with another line to paste. */
  Cause withRemedy(String line) {
    return new Cause(code, certainty, message, apart, line, source);
  }

  /** The stable code, one of {@link io.github.mcegress.Codes}. */
  public String code() {
    return code;
  }

  /** Whether it was seen itself, or concluded. */
  public Certainty certainty() {
    return certainty;
  }

  /** What it is, with values quoted. */
  public String message() {
    return message;
  }

  /** What was looked at and what tells it from its neighbours; empty when it was seen itself. */
  public String apart() {
    return apart;
  }

  /** What to do: the line to paste where there is one, or empty. */
  public String remedy() {
    return remedy;
  }

  /** The page and date, or the measurement, that it comes from; or empty. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Cause && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@code MCE-... (observed): message; apart: ...; do: remedy [source]}, on one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(code);
    text.append(certainty == Certainty.OBSERVED ? " (observed): " : " (inferred): ");
    text.append(message);
    if (!apart.isEmpty()) {
      text.append("; apart: ").append(apart);
    }
    if (!remedy.isEmpty()) {
      text.append("; do: ").append(remedy);
    }
    if (!source.isEmpty()) {
      text.append(" [").append(source).append(']');
    }
    return text.toString();
  }
}
