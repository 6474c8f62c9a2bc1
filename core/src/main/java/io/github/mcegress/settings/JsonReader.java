package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text (RFC 8259) taken apart into maps, lists, strings, {@link BigDecimal}s and booleans,
 * with what stood between its parts. Not thread-safe.
 */
final class JsonReader {
  private static final int DEEPEST = 16;
  private static final String FULL_WIDTH =
      "\uff0c\uff1a\uff1b\u3001\uff5b\uff5d\uff3b\uff3d\u201c\u201d\uff02\u3000";

  private final String text;
  private int at;
  private boolean blanks;
  private int lines = 1;

  private JsonReader(String text) {
    this.text = text;
  }

  /** What a JSON text says, and how it was laid out. Immutable but for its value. */
  static final class Read {
    final @Nullable Object value;
    final boolean blanks;
    final int lines;

    Read(@Nullable Object value, boolean blanks, int lines) {
      this.value = value;
      this.blanks = blanks;
      this.lines = lines;
    }
  }

  /**
   * Reads a text.
   *
   * @throws InvalidEgressException with the place where it ceases to be JSON
   */
  static Read read(String text) {
    JsonReader json = new JsonReader(text);
    json.space();
    Object value = json.value(0);
    json.space();
    if (json.at < text.length()) {
      throw json.unexpected("the end");
    }
    return new Read(value, json.blanks, json.lines);
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw syntax("the JSON is nested deeper than " + DEEPEST, "write the list as documented");
    }
    if (take('{')) {
      return object(depth);
    }
    if (take('[')) {
      return array(depth);
    }
    if (take('"')) {
      return string();
    }
    return word();
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    space();
    if (take('}')) {
      return map;
    }
    do {
      space();
      expect('"');
      String key = string();
      space();
      expect(':');
      space();
      if (map.containsKey(key)) {
        throw syntax(Quoted.of(key) + " stands twice in one object", "write it once");
      }
      map.put(key, value(depth + 1));
      space();
    } while (take(','));
    expect('}');
    return map;
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    space();
    if (take(']')) {
      return list;
    }
    do {
      space();
      list.add(value(depth + 1));
      space();
    } while (take(','));
    expect(']');
    return list;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    while (!take('"')) {
      if (at >= text.length() || text.charAt(at) < ' ') {
        throw unexpected("\"");
      }
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    String plain = "\"\\/bfnrt";
    int which = at < text.length() ? plain.indexOf(text.charAt(at)) : -1;
    if (which >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(which);
    }
    if (at + 5 <= text.length() && text.substring(at, at + 5).matches("u[0-9a-fA-F]{4}")) {
      at += 5;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
    throw unexpected("an escape");
  }

  private @Nullable Object word() {
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    switch (word) {
      case "true":
        return true;
      case "false":
        return false;
      case "null":
        return null;
      default:
        if (word.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?")) {
          return new BigDecimal(word);
        }
        at = start;
        throw unexpected("a value");
    }
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.';
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at++);
      if (c == '\n' || (c == '\r' && !(at < text.length() && text.charAt(at) == '\n'))) {
        lines++;
      } else if (c != '\r') {
        blanks = true;
      }
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw unexpected(c == '"' ? "a name in double quotes" : "\"" + c + "\"");
    }
  }

  private InvalidEgressException unexpected(String expected) {
    if (at >= text.length()) {
      return syntax(
          "the JSON ends where " + expected + " is expected", "write all of it, on one line");
    }
    int found = text.codePointAt(at);
    String shown = Quoted.of(new String(Character.toChars(found)));
    if (FULL_WIDTH.indexOf(found) >= 0) {
      return syntax(
          "the JSON holds the full-width " + shown + " at character " + (at + 1),
          "write it in ASCII; samples on the pages hold one, too");
    }
    return syntax(
        "the JSON holds "
            + shown
            + " at character "
            + (at + 1)
            + ", where "
            + expected
            + " is expected",
        "write {\"regionId\":...,\"vpcs\":[...]}");
  }

  private static InvalidEgressException syntax(String message, String remedy) {
    return new InvalidEgressException(
        Problem.error(Codes.CONF_SYNTAX, message, remedy).from(VpcDomainList.SOURCE));
  }
}
