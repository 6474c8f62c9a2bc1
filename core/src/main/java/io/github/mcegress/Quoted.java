package io.github.mcegress;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as it may stand in a message: short, on one line, without credentials or a query.
 *
 * <p>What stands before the last {@code @} and behind the first {@code ?}, {@code #} or {@code ;}
 * is left out; characters that nobody sees are written as {@code \}{@code u200b}. Thread-safe,
 * without state.
 */
public final class Quoted {
  private static final int LONGEST = 100;
  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.:-]*://");
  private static final Pattern BEHIND = Pattern.compile("[?#;]");

  private Quoted() {}

  /** The value in double quotes, as it may be shown. */
  public static String of(String value) {
    String shown = shorten(withoutSecrets(value));
    StringBuilder text = new StringBuilder("\"");
    int c;
    for (int i = 0; i < shown.length(); i += Character.charCount(c)) {
      c = shown.codePointAt(i);
      if (isInvisible(c)) {
        text.append(String.format("\\u%04x", c));
      } else {
        text.appendCodePoint(c);
      }
    }
    return text.append('"').toString();
  }

  private static String withoutSecrets(String value) {
    Matcher behind = BEHIND.matcher(value);
    int end = behind.find() ? behind.end() : value.length();
    String tail = end < value.length() ? "..." : "";
    int at = value.lastIndexOf('@');
    if (at < 0) {
      return value.substring(0, end) + tail;
    }
    Matcher scheme = SCHEME.matcher(value);
    String start = (scheme.find() ? scheme.group() : "") + "...";
    // Behind an @ in the query may stand the query, before a ? in the password the password.
    return at >= end ? start : start + value.substring(at, end) + tail;
  }

  private static String shorten(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "...";
  }

  private static boolean isInvisible(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return true;
      default:
        return codePoint != ' ' && Character.isSpaceChar(codePoint);
    }
  }
}
