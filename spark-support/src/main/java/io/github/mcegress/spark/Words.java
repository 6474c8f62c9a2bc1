package io.github.mcegress.spark;

import io.github.mcegress.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message between driver and executor as it is read: words {@code key=value} with one blank
 * between them, each key once, none missing and none that is unknown. Immutable.
 */
final class Words {
  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Words(String text) {
    this.text = text;
  }

  /**
   * Reads a text that has exactly these keys, in any order.
   *
   * @throws IllegalArgumentException if it has others
   */
  static Words parse(String text, String... keys) {
    Words words = new Words(text);
    for (String word : text.split(" ", -1)) {
      int sign = word.indexOf('=');
      String key = word.substring(0, Math.max(0, sign));
      if (key.isEmpty() || words.values.put(key, word.substring(sign + 1)) != null) {
        throw words.wrong("each word is to be key=value, each key once", keys);
      }
    }
    for (String key : keys) {
      if (!words.values.containsKey(key)) {
        throw words.wrong("the word " + key + "=... is missing", keys);
      }
    }
    if (words.values.size() > keys.length) {
      throw words.wrong("it has more words than are known", keys);
    }
    return words;
  }

  private IllegalArgumentException wrong(String why, String... keys) {
    return new IllegalArgumentException(
        "not a message of this version: "
            + Quoted.of(text)
            + ": "
            + why
            + "; run driver and executors with one mcegress-spark jar, which writes "
            + String.join("= ", keys)
            + "=");
  }

  /** A word's value as it stands. */
  String text(String key) {
    return String.valueOf(values.get(key));
  }

  /**
   * A word's value as a number.
   *
   * @throws IllegalArgumentException if it is none
   */
  long number(String key) {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Quoted.of(text) + ": " + key + " is no whole number; write " + key + "=1", e);
    }
  }

  /**
   * A word's value as a number of 32 bits.
   *
   * @throws IllegalArgumentException if it is none
   */
  int count(String key) {
    long number = number(key);
    if (number != (int) number) {
      throw new IllegalArgumentException(
          Quoted.of(text) + ": " + key + " is too large; write at most " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  /**
   * Refuses a number below its least.
   *
   * @throws IllegalArgumentException if it is
   */
  static void atLeast(long least, long number, String what) {
    if (number < least) {
      throw new IllegalArgumentException(what + " is " + number + "; write " + least + " or more");
    }
  }
}
