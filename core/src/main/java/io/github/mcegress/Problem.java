package io.github.mcegress;

/**
 * One thing that is wrong with a description, a script or a set of addresses: what, where, and what
 * to write instead.
 *
 * <p>Immutable. Never holds a credential or a query string.
 */
public final class Problem {
  private final String code;
  private final Severity severity;
  private final String path;
  private final int line;
  private final String message;
  private final String remedy;
  private final String source;

  private Problem(
      String code,
      Severity severity,
      String path,
      int line,
      String message,
      String remedy,
      String source) {
    this.code = code;
    this.severity = severity;
    this.path = path;
    this.line = line;
    this.message = message;
    this.remedy = remedy;
    this.source = source;
  }

  /** An error without a place yet; see {@link #at} and {@link #from}. */
  public static Problem error(String code, String message, String remedy) {
    return new Problem(code, Severity.ERROR, "", 0, message, remedy, "");
  }

  /** A warning without a place yet; see {@link #at} and {@link #from}. */
  public static Problem warning(String code, String message, String remedy) {
    return new Problem(code, Severity.WARNING, "", 0, message, remedy, "");
  }

  /**
   * The same problem with its place.
   *
   * @param path the setting, say {@code internet[2]} (counted from 1), or empty
   * @param line the line of the text, counted from 1, or 0 where there is no text
   */
  public Problem at(String path, int line) {
    return new Problem(code, severity, path, line, message, remedy, source);
  }

  /** The same problem with the source of its rule: page title and date. */
  public Problem from(String source) {
    return new Problem(code, severity, path, line, message, remedy, source);
  }

  /** The stable code, one of {@link Codes}. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** The setting that is meant, say {@code internet[2]}, or empty. */
  public String path() {
    return path;
  }

  /** The line of the text, counted from 1; 0 where there is no text. */
  public int line() {
    return line;
  }

  /** What is wrong, with the value quoted. */
  public String message() {
    return message;
  }

  /** What to write or do instead. */
  public String remedy() {
    return remedy;
  }

  /** The page that the rule comes from and its date, or empty. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Problem && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** One line of text: {@code error MCE-... line 3, internet[2]: message; remedy [source]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(severity == Severity.ERROR ? "error " : "warning ").append(code);
    if (line > 0) {
      text.append(" line ").append(line);
    }
    if (!path.isEmpty()) {
      text.append(line > 0 ? ", " : " ").append(path);
    }
    text.append(": ").append(message);
    if (!remedy.isEmpty()) {
      text.append("; ").append(remedy);
    }
    if (!source.isEmpty()) {
      text.append(" [").append(source).append(']');
    }
    return text.toString();
  }
}
