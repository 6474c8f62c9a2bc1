package io.github.mcegress.settings;

/**
 * One {@code SET key=value;} of a SQL script, with its line. Immutable.
 *
 * <p>Key and value are trimmed and otherwise as written.
 */
public final class SetStatement {
  private final String key;
  private final String value;
  private final int line;

  SetStatement(String key, String value, int line) {
    this.key = key;
    this.value = value;
    this.line = line;
  }

  /** The key, as written. */
  public String key() {
    return key;
  }

  /** The value: everything from the first {@code =} to the {@code ;}, trimmed. */
  public String value() {
    return value;
  }

  /** The line of the word SET, counted from 1. */
  public int line() {
    return line;
  }

  /** The key and the line; the value may be secret. */
  @Override
  public String toString() {
    return "SET " + key + " in line " + line;
  }
}
