package io.github.mcegress.doctor;

import io.github.mcegress.Codes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of ours that stand in a log, and the first place of each. Immutable. */
final class OwnCodes {
  private static final String PREFIX = "MCE-";
  private static final int MOST = 4;

  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<String, Integer> advice = new LinkedHashMap<>();
  private final Map<String, Integer> wrappers = new LinkedHashMap<>();

  private OwnCodes() {}

  static OwnCodes in(LogText log, Vocabulary vocabulary) {
    OwnCodes own = new OwnCodes();
    String text = log.text();
    int at = text.indexOf(PREFIX);
    while (at >= 0) {
      int end = at;
      while (end < text.length() && isOfCode(text.charAt(end))) {
        end++;
      }
      String code = text.substring(at, end);
      if ((at == 0 || !isOfCode(text.charAt(at - 1))) && vocabulary.knows(code)) {
        own.add(code, at);
      }
      at = text.indexOf(PREFIX, end);
    }
    if (own.places.isEmpty()) {
      own.places.putAll(own.advice);
    }
    return own;
  }

  private void add(String code, int at) {
    if (code.equals(Codes.OK) || code.equals(Codes.UNKNOWN) || code.startsWith("MCE-CAUSE-")) {
      // A diagnosis that is pasted: what it saw stands there too.
      return;
    }
    Map<String, Integer> to = places;
    if (code.startsWith("MCE-SQL-") || code.startsWith("MCE-MAXCOMPUTE-")) {
      to = wrappers;
    } else if (code.startsWith("MCE-RULE-") || code.startsWith("MCE-CATALOG-")) {
      to = advice;
    }
    if (to.size() < MOST) {
      to.putIfAbsent(code, at);
    }
  }

  private static boolean isOfCode(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  /** Those that say what happened, by their first place; else those of rules. */
  Map<String, Integer> places() {
    return places;
  }

  /** Those behind which stands what happened. */
  Map<String, Integer> wrappers() {
    return wrappers;
  }
}
