package io.github.mcegress.lab;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The form in which one value travels between {@link Sandbox} and {@link SandboxMain}: a letter for
 * the type, then the text in Base64, so that line ends and NULL survive.
 */
final class SandboxCell {
  private static final String NULL = "-";

  private SandboxCell() {}

  /**
   * The value as one word.
   *
   * @throws IllegalArgumentException for a type that has no SQL type here
   */
  static String encode(Object value) {
    if (value == null) {
      return NULL;
    }
    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
    return letter(value) + Base64.getEncoder().encodeToString(text);
  }

  static Object decode(String word) {
    if (word.equals(NULL)) {
      return null;
    }
    String text = new String(Base64.getDecoder().decode(word.substring(1)), StandardCharsets.UTF_8);
    switch (word.charAt(0)) {
      case 'S':
        return text;
      case 'L':
        return Long.valueOf(text);
      case 'I':
        return Integer.valueOf(text);
      case 'D':
        return Double.valueOf(text);
      case 'B':
        return Boolean.valueOf(text);
      default:
        throw new IllegalArgumentException("\"" + word + "\" is no cell");
    }
  }

  /** The text of a cell that holds one, or null. */
  static String decodeText(String word) {
    return (String) decode(word);
  }

  /** The SQL type of a value that is not null. */
  static String sqlType(Object value) {
    switch (letter(value)) {
      case 'L':
        return "bigint";
      case 'I':
        return "int";
      case 'D':
        return "double";
      case 'B':
        return "boolean";
      default:
        return "string";
    }
  }

  private static char letter(Object value) {
    if (value instanceof String) {
      return 'S';
    }
    if (value instanceof Long) {
      return 'L';
    }
    if (value instanceof Integer) {
      return 'I';
    }
    if (value instanceof Double) {
      return 'D';
    }
    if (value instanceof Boolean) {
      return 'B';
    }
    throw new IllegalArgumentException(
        "a cell cannot hold a "
            + value.getClass().getName()
            + "; give a String, Long, Integer, Double, Boolean or null");
  }
}
