package io.github.mcegress.settings;

/** One statement of a SQL script that is not a SET, with its line. Immutable. */
public final class SqlStatement {
  private final String text;
  private final int line;

  SqlStatement(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** The statement with its closing {@code ;}, as MaxCompute wants it. */
  public String text() {
    return text;
  }

  /** The line of its first word, counted from 1. */
  public int line() {
    return line;
  }

  /** Whether the word stands in it outside of comments, literals and quoted names. */
  boolean has(String word) {
    return new SqlLexer(text).hasWord(word);
  }

  /** The line; the text may hold a URL with its query. */
  @Override
  public String toString() {
    return "statement in line " + line;
  }
}
