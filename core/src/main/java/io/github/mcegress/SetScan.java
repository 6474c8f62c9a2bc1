package io.github.mcegress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a reader that splits scripts at {@code ;} goes through one SET statement: values have no
 * quoting, but some readers know quotes, brackets and comments wherever they stand.
 */
final class SetScan {
  private static final String OPENING = "{[(";
  private static final String CLOSING = "}])";
  private static final String KNOWN = "'\"`" + OPENING + CLOSING;

  private final String quotes;
  private final boolean bracketsAndBlockComments;
  private @Nullable String open;
  private @Nullable String failure;

  private SetScan(String quotes, boolean bracketsAndBlockComments, String statement) {
    this.quotes = quotes;
    this.bracketsAndBlockComments = bracketsAndBlockComments;
    scan(statement);
  }

  /** Whether a key or value holds anything that a reader may know: nearly all hold nothing. */
  static boolean isWorthIt(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (KNOWN.indexOf(part.charAt(i)) >= 0) {
        return true;
      }
    }
    return part.contains("--") || part.contains("/*");
  }

  /** odpscmd's CommandSplitter: quotes, and {@code --}. */
  static SetScan odpscmd(String statement) {
    return new SetScan("'\"", false, statement);
  }

  /** PyODPS's split_sql_by_semicolon: quotes, brackets, {@code --} and block comments. */
  static SetScan pyodps(String statement) {
    return new SetScan("'\"`", true, statement);
  }

  /** What takes in the closing semicolon. */
  Optional<String> swallows() {
    return Optional.ofNullable(open);
  }

  /** What the reader fails on. */
  Optional<String> fails() {
    return Optional.ofNullable(failure);
  }

  private void scan(String text) {
    Deque<Character> brackets = new ArrayDeque<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quotes.indexOf(c) >= 0) {
        at = endOfQuote(text, at);
        if (at < 0) {
          open = "the quote " + c + " is not closed";
          return;
        }
      } else if (text.startsWith("--", at)) {
        at = endOfLine(text, at);
        if (at < 0) {
          open = "\"--\" begins a comment";
          return;
        }
      } else if (bracketsAndBlockComments && text.startsWith("/*", at)) {
        at = text.indexOf("*/", at + 2) + 2;
        if (at < 2) {
          open = "\"/*\" begins a comment";
          return;
        }
      } else {
        if (bracketsAndBlockComments && !bracket(c, brackets)) {
          failure = "\"" + c + "\" closes nothing";
          return;
        }
        at++;
      }
    }
    if (!brackets.isEmpty()) {
      open = "\"" + brackets.peek() + "\" is not closed";
    }
  }

  private static boolean bracket(char c, Deque<Character> brackets) {
    if (OPENING.indexOf(c) >= 0) {
      brackets.push(c);
    } else if (CLOSING.indexOf(c) >= 0) {
      Character last = brackets.poll();
      return last != null && OPENING.indexOf(last) == CLOSING.indexOf(c);
    }
    return true;
  }

  private static int endOfQuote(String text, int at) {
    char quote = text.charAt(at);
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i < text.length() ? i + 1 : -1;
  }

  private static int endOfLine(String text, int at) {
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return i;
      }
    }
    return -1;
  }
}
