package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;

/** Reads words and string literals of MaxCompute SQL one behind the other. Not thread-safe. */
final class SqlCursor {
  private final String sql;
  private int at;

  SqlCursor(String sql) {
    this.sql = sql;
  }

  /** The line that is being read, counted from 1. */
  int line() {
    int line = 1;
    for (int i = 0; i < Math.min(at, sql.length()); i++) {
      boolean crlf = sql.startsWith("\r\n", i);
      line += sql.charAt(i) == '\n' || (sql.charAt(i) == '\r' && !crlf) ? 1 : 0;
    }
    return line;
  }

  /** Goes behind the next such word outside of literals and comments; whether there is one. */
  boolean skipToWord(String word) {
    while (at < sql.length()) {
      if (skipComment()) {
        continue;
      }
      char c = sql.charAt(at);
      if (c == '\'' || c == '"') {
        literal();
      } else if (c == '`') {
        int end = sql.indexOf('`', at + 1);
        at = end < 0 ? sql.length() : end + 1;
      } else if (Character.isJavaIdentifierPart(c)) {
        int start = at;
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
          at++;
        }
        if (at - start == word.length() && sql.regionMatches(true, start, word, 0, at - start)) {
          return true;
        }
      } else {
        at++;
      }
    }
    return false;
  }

  /** Goes behind the character, blanks and comments before it left out; whether it stands there. */
  boolean skip(char c) {
    skipBlanks();
    if (at < sql.length() && sql.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char c) {
    if (!skip(c)) {
      throw unreadable("there is no \"" + c + "\" where one belongs", "write 'key'='value' pairs");
    }
  }

  /** The literal that begins here, its escapes read as MaxCompute's page describes them. */
  String literal() {
    skipBlanks();
    if (at >= sql.length() || (sql.charAt(at) != '\'' && sql.charAt(at) != '"')) {
      throw unreadable("there is no string literal where one belongs", "write it in quotes");
    }
    char quote = sql.charAt(at++);
    StringBuilder text = new StringBuilder();
    while (at < sql.length() && sql.charAt(at) != quote) {
      if (sql.charAt(at) == '\\') {
        at++;
        escape(text);
      } else {
        text.append(sql.charAt(at++));
      }
    }
    if (at >= sql.length()) {
      throw unreadable("the text ends inside of a literal", "close it");
    }
    at++;
    return text.toString();
  }

  /** Source: Escape characters, 2026-03-26; octal numbers of an older version of the page. */
  private void escape(StringBuilder text) {
    if (at >= sql.length()) {
      return;
    }
    if (sql.substring(at, Math.min(at + 3, sql.length())).matches("(?!000)[01][0-7][0-7]")) {
      text.append((char) Integer.parseInt(sql.substring(at, at + 3), 8));
      at += 3;
      return;
    }
    char c = sql.charAt(at++);
    switch (c) {
      case 'b':
        text.append('\b');
        break;
      case 't':
        text.append('\t');
        break;
      case 'n':
        text.append('\n');
        break;
      case 'r':
        text.append('\r');
        break;
      case 'Z':
        text.append('\u001a');
        break;
      case '0':
        at += at < sql.length() && sql.charAt(at) == '0' ? 1 : 0;
        text.append('\0');
        break;
      default:
        text.append(c);
    }
  }

  private void skipBlanks() {
    while (at < sql.length() && (SqlLexer.isBlank(sql.charAt(at)) || skipComment())) {
      at += at < sql.length() && SqlLexer.isBlank(sql.charAt(at)) ? 1 : 0;
    }
  }

  private boolean skipComment() {
    if (sql.startsWith("--", at)) {
      while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
        at++;
      }
      return true;
    }
    if (sql.startsWith("/*", at)) {
      int end = sql.indexOf("*/", at + 2);
      at = end < 0 ? sql.length() : end + 2;
      return true;
    }
    return false;
  }

  InvalidEgressException unreadable(String what, String remedy) {
    return new InvalidEgressException(Problem.error(Codes.SQL_SYNTAX, what, remedy).at("", line()));
  }
}
