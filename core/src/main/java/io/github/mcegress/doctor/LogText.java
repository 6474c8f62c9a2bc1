package io.github.mcegress.doctor;

/**
 * A log text as it is looked at: whole up to 1,048,576 characters, of a longer one the first and
 * the last 524,288. Immutable.
 *
 * <p>A log names the cause where a task began to fail and where the job ended; what stands between
 * is mostly its repetition.
 */
final class LogText {
  /** As many characters of either end are looked at. */
  static final int END_CHARACTERS = 524_288;

  /** As much of a line or an exception is looked at before and behind a place. */
  private static final int MOST_OF_BLOCK = 16_384;

  private final String text;
  private final String lower;

  private LogText(String text) {
    this.text = text;
    this.lower = lowerAscii(text);
  }

  static LogText of(CharSequence log) {
    int length = log.length();
    if (length <= 2 * END_CHARACTERS) {
      return new LogText(log.subSequence(0, length).toString());
    }
    // A line end between, so that no line is made of two.
    return new LogText(
        log.subSequence(0, END_CHARACTERS)
            + "\n"
            + log.subSequence(length - END_CHARACTERS, length));
  }

  /** What is looked at. */
  String text() {
    return text;
  }

  /** The same with A to Z in lower case, at the same places. */
  String lower() {
    return lower;
  }

  /** The place where the line with that place begins, or the first that is looked at. */
  int lineStart(int at) {
    return lineStart(at, Math.max(0, at - MOST_OF_BLOCK));
  }

  /** The place where the line with that place ends, or the last that is looked at. */
  int lineEnd(int at) {
    int most = Math.min(text.length(), at + MOST_OF_BLOCK);
    int end = at;
    while (end < most && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /**
   * Where the exception around a place begins: with the line before its first, on which stands what
   * it is logged for. Cut where it is longer than anybody reads.
   */
  int blockStart(int at) {
    int least = Math.max(0, at - MOST_OF_BLOCK);
    int start = lineStart(at, least);
    while (start > least && goesOn(start)) {
      start = lineStart(start - 1, least);
    }
    return start == least ? least : lineStart(start - 1, least);
  }

  /** Where the exception around a place ends; cut where it is longer than anybody reads. */
  int blockEnd(int at) {
    int most = Math.min(text.length(), at + MOST_OF_BLOCK);
    int end = Math.min(most, lineEnd(at));
    while (end < most && goesOn(end + 1)) {
      end = Math.min(most, lineEnd(end + 1));
    }
    return end;
  }

  private int lineStart(int at, int least) {
    int start = at;
    while (start > least && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private boolean goesOn(int lineStart) {
    return lineStart < text.length()
        && (text.charAt(lineStart) == ' '
            || text.charAt(lineStart) == '\t'
            || lower.startsWith("caused by:", lineStart)
            || lower.startsWith("suppressed:", lineStart));
  }

  /** Of other alphabets nothing is looked for, and their lower case may be longer. */
  private static String lowerAscii(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] += 'a' - 'A';
      }
    }
    return new String(chars);
  }

  /** How much of it is looked at, and none of it. */
  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
