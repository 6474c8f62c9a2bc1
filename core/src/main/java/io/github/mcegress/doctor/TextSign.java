package io.github.mcegress.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that show a fault in a log: those to look for, others of the same lines, and such as must
 * not be there. Immutable.
 */
final class TextSign {
  private final String fault;
  private final int level;
  private final String words;
  private final boolean exactCase;
  private final boolean beforeDigit;
  private final boolean beforeOneWord;
  private final List<String> needed = new ArrayList<>();
  private final List<String> vetoes = new ArrayList<>();

  /**
   * Of words as {@code codes.txt} has them.
   *
   * @param internal the words for which a {@code @internal} stands
   */
  TextSign(String fault, int level, List<String> words, List<String> internal) {
    this.fault = fault;
    this.level = level;
    String first = words.get(0);
    this.exactCase = first.startsWith("=");
    this.beforeDigit = first.endsWith("#");
    this.beforeOneWord = first.endsWith("~");
    this.words =
        first.substring(exactCase ? 1 : 0, first.length() - (beforeDigit || beforeOneWord ? 1 : 0));
    for (String more : words.subList(1, words.size())) {
      if (more.equals("!@internal")) {
        vetoes.addAll(internal);
      } else if (more.startsWith("!")) {
        vetoes.add(more.substring(1));
      } else {
        needed.add(more);
      }
    }
  }

  /** The id of the fault that it shows. */
  String fault() {
    return fault;
  }

  /** 2 says what it is, 3 what was seen, 4 little, 5 nothing. */
  int level() {
    return level;
  }

  /** The words to look for. */
  String words() {
    return words;
  }

  /** The first place where the log shows it, or -1. */
  int in(LogText log) {
    String where = exactCase ? log.text() : log.lower();
    int at = where.indexOf(words);
    while (at >= 0) {
      int end = at + words.length();
      if (goesOnAsWanted(log, end)) {
        if (needed.isEmpty() && vetoes.isEmpty()) {
          return at;
        }
        end = Math.max(end, log.blockEnd(at));
        if (isRightIn(log.lower().substring(log.blockStart(at), end))) {
          return at;
        }
      }
      // An exception that is not one is none at its other places either: each is read once.
      at = where.indexOf(words, end);
    }
    return -1;
  }

  private boolean goesOnAsWanted(LogText log, int end) {
    if (beforeDigit) {
      return end < log.text().length() && isDigit(log.text().charAt(end));
    }
    return !beforeOneWord || isOneWord(log.text().substring(end, log.lineEnd(end)).trim());
  }

  private boolean isRightIn(String block) {
    for (String word : needed) {
      if (!block.contains(word)) {
        return false;
      }
    }
    for (String word : vetoes) {
      if (block.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneWord(String line) {
    return !line.isEmpty() && line.indexOf(' ') < 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The fault, the level and the words. */
  @Override
  public String toString() {
    return fault + " (" + level + "): " + words + " " + needed + " not " + vetoes;
  }
}
