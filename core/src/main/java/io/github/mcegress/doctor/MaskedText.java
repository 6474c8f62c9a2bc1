package io.github.mcegress.doctor;

import io.github.mcegress.Quoted;
import java.util.Locale;

/**
 * A line of somebody's log as it may be quoted: without keys, tokens, passwords, queries and what
 * looks like one. It rather hides too much. Without state.
 */
final class MaskedText {
  private static final String HIDDEN = "...";

  /** As many characters of the line before and behind the words are masked. */
  private static final int MOST = 16_384;

  private static final int BEFORE = 30;
  private static final int BEHIND = 60;

  /** Random texts are rarely shorter; names that hold a digit are rarely longer. */
  private static final int LONG_WORD = 18;

  /** What stands behind one of these is nobody's business, to the end of the line. */
  private static final String[] NAMES = {
    "secret",
    "passw",
    "passphrase",
    "pwd",
    "authorization",
    "credential",
    "accesskey",
    "access_key",
    "access-key",
    "access.key",
    "accessid",
    "access_id",
    "access-id",
    "access.id",
    "apikey",
    "api_key",
    "api-key",
    "x-api",
    "signature",
    "cookie",
    "identified by",
    "bearer ",
    "basic ",
    "private key"
  };

  /** Of these only where a {@code =} or {@code :} follows: they are words of messages too. */
  private static final String[] NAMES_WITH_VALUE = {
    "token", "user", "login", "auth", "session", "key", "sign", "pass", "sig"
  };

  private static final String[] KEY_STARTS = {"ltai", "sts.", "akia", "tmp.", "eyj"};

  private MaskedText() {}

  /** These words of a log, with a little of the line in which they stand, in double quotes. */
  static String around(LogText log, int at, String words) {
    int from = Math.max(log.lineStart(at), at - MOST);
    int to = Math.min(log.lineEnd(at), at + MOST);
    String line = masked(log.text().substring(from, to));
    int found = line.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
    if (found < 0 || found + words.length() > line.length()) {
      return Quoted.of(words);
    }
    int start = found > BEFORE ? line.lastIndexOf(' ', found - BEFORE) + 1 : 0;
    int end = Math.min(line.length(), found + words.length() + BEHIND);
    return Quoted.of(line.substring(start, end).trim());
  }

  /** A line without what nobody else should read. */
  static String masked(String line) {
    int end = namedSecret(line.toLowerCase(Locale.ROOT), line.length());
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < end) {
      int next = at;
      while (next < end && line.charAt(next) > ' ') {
        next++;
      }
      if (next > at) {
        word(line.substring(at, next), shown);
      } else {
        shown.append(line.charAt(next++));
      }
      at = next;
    }
    return shown.append(end < line.length() ? HIDDEN : "").toString();
  }

  /** Where the first secret with a name begins, or the length. */
  private static int namedSecret(String lower, int length) {
    // Lower case may be longer in some alphabets; then less is shown.
    int end = Math.min(length, lower.length());
    for (String name : NAMES) {
      int at = lower.indexOf(name);
      if (at >= 0) {
        end = Math.min(end, at);
      }
    }
    for (String name : NAMES_WITH_VALUE) {
      int at = lower.indexOf(name);
      while (at >= 0 && at < end) {
        if (hasValue(lower, at + name.length())) {
          end = at;
        }
        at = lower.indexOf(name, at + 1);
      }
    }
    return end;
  }

  private static boolean hasValue(String lower, int behindName) {
    int at = behindName;
    while (at < lower.length() && at < behindName + 20 && isOfName(lower.charAt(at))) {
      at++;
    }
    return at < lower.length() && (lower.charAt(at) == '=' || lower.charAt(at) == ':');
  }

  private static boolean isOfName(char c) {
    return isOpaque(c) && c != '=' || c == '"' || c == '\'' || c == '\\' || c == '.' || c == '-';
  }

  private static void word(String word, StringBuilder shown) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (String start : KEY_STARTS) {
      if (lower.contains(start)) {
        shown.append(HIDDEN);
        return;
      }
    }
    int from = 0;
    int at = word.lastIndexOf('@');
    if (at >= 0) {
      shown.append(HIDDEN);
      from = at;
    }
    int to = from;
    while (to < word.length() && "?#;&".indexOf(word.charAt(to)) < 0) {
      to++;
    }
    runs(word.substring(from, to), shown);
    if (to < word.length()) {
      shown.append(word.charAt(to)).append(to + 1 < word.length() ? HIDDEN : "");
    }
  }

  /** Without the long runs of letters and digits that keys and tokens are. */
  private static void runs(String word, StringBuilder shown) {
    int at = 0;
    while (at < word.length()) {
      int next = at;
      boolean digit = false;
      boolean letter = false;
      while (next < word.length() && isOpaque(word.charAt(next))) {
        digit |= Character.isDigit(word.charAt(next));
        letter |= Character.isLetter(word.charAt(next));
        next++;
      }
      if (next == at) {
        shown.append(word.charAt(next++));
      } else if (next - at >= LONG_WORD && digit && letter) {
        shown.append(HIDDEN);
      } else {
        shown.append(word, at, next);
      }
      at = next;
    }
  }

  private static boolean isOpaque(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '='
        || c == '_';
  }
}
