package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.util.ArrayList;
import java.util.List;

/** Cuts a SQL script at its semicolons; knows comments, literals and the rawness of SET values. */
final class SqlLexer {
  private final String script;
  private int at;
  private int line = 1;

  SqlLexer(String script) {
    this.script = script.startsWith("\ufeff") ? script.substring(1) : script;
  }

  /** The pieces between the semicolons, empty ones left out. */
  List<SqlScript.Piece> pieces() {
    List<SqlScript.Piece> pieces = new ArrayList<>();
    boolean comment = skipBlanksAndComments();
    while (at < script.length()) {
      int start = at;
      int startLine = line;
      boolean set = wordIsSet();
      int end = set ? skipSetting() : skipStatement();
      boolean terminated = at < script.length();
      if (terminated) {
        at++;
      }
      if (end > start) {
        String text = script.substring(start, end);
        pieces.add(new SqlScript.Piece(text, set, startLine, terminated, comment));
      }
      comment |= skipBlanksAndComments();
    }
    return pieces;
  }

  /** Whether the word stands outside of comments, literals and quoted names. */
  boolean hasWord(String word) {
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        skipLiteral(c);
      } else if (Character.isJavaIdentifierPart(c)) {
        int start = at;
        while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) {
          at++;
        }
        if (at - start == word.length() && script.regionMatches(true, start, word, 0, at - start)) {
          return true;
        }
      } else if (!skipComment()) {
        step();
      }
    }
    return false;
  }

  private boolean wordIsSet() {
    return script.regionMatches(true, at, "set", 0, 3)
        && at + 3 < script.length()
        && isBlank(script.charAt(at + 3));
  }

  /** Up to the next semicolon, or the end; where the setting ends. */
  private int skipSetting() {
    skipTo(";");
    return at;
  }

  /**
   * Up to the semicolon that ends the statement, or the end; where the statement ends without the
   * blanks and comments behind it, for a line comment would take the semicolon in.
   */
  private int skipStatement() {
    int end = at;
    while (at < script.length() && script.charAt(at) != ';') {
      char c = script.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        skipLiteral(c);
        end = at;
      } else if (!skipComment()) {
        step();
        end = isBlank(c) ? end : at;
      }
    }
    return end;
  }

  private void skipLiteral(char quote) {
    int startLine = line;
    step();
    while (at < script.length() && script.charAt(at) != quote) {
      if (script.charAt(at) == '\\' && quote != '`') {
        step();
      }
      step();
    }
    if (at >= script.length()) {
      throw unterminated("a literal that begins with " + quote, startLine);
    }
    step();
  }

  /** Whether there was a comment. */
  private boolean skipBlanksAndComments() {
    boolean comment = false;
    while (at < script.length()) {
      if (isBlank(script.charAt(at))) {
        step();
      } else if (skipComment()) {
        comment = true;
      } else {
        break;
      }
    }
    return comment;
  }

  private boolean skipComment() {
    if (script.startsWith("--", at)) {
      while (at < script.length() && script.charAt(at) != '\n' && script.charAt(at) != '\r') {
        step();
      }
      return true;
    }
    if (script.startsWith("/*", at)) {
      int startLine = line;
      at += 2;
      skipTo("*/");
      if (at >= script.length()) {
        throw unterminated("a comment", startLine);
      }
      at += 2;
      return true;
    }
    return false;
  }

  private void skipTo(String end) {
    while (at < script.length() && !script.startsWith(end, at)) {
      step();
    }
  }

  private void step() {
    if (script.startsWith("\n", at) || script.startsWith("\r", at)) {
      line += script.startsWith("\r\n", at) ? 0 : 1;
    }
    at++;
  }

  /** Blanks of Unicode too: PyODPS takes them for blanks. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static InvalidEgressException unterminated(String what, int line) {
    return new InvalidEgressException(
        Problem.error(Codes.SQL_SYNTAX, "the script ends inside of " + what, "close it")
            .at("", line));
  }
}
