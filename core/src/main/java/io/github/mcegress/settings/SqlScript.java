package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.SetReaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SQL script taken apart: its SET statements, and the statements that are left.
 *
 * <p>Statements end at {@code ;} outside of comments ({@code --}, {@code /* *}{@code /}), string
 * literals ({@code '...'}, {@code "..."}, a backslash escapes) and quoted identifiers. A SET value
 * knows no quoting: it runs to the next {@code ;}, whatever stands in it. Values are not judged;
 * what odps-jdbc or PyODPS would read otherwise is a warning. Immutable.
 */
public final class SqlScript {
  private final List<SetStatement> settings;
  private final List<SqlStatement> statements;
  private final List<Problem> warnings;

  private SqlScript(List<Piece> pieces) {
    List<SetStatement> sets = new ArrayList<>();
    List<SqlStatement> rest = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    boolean commentToldOf = false;
    for (Piece piece : pieces) {
      if (!piece.isSet()) {
        rest.add(new SqlStatement(Piece.strip(piece.text) + ";", piece.line));
        if (piece.startsWithSet) {
          problems.add(
              reader(piece.line, "a SET without \"=\" is sent as SQL", "write SET key=value;"));
        }
        continue;
      }
      SetStatement set = piece.toSet();
      if (set.key().isEmpty()) {
        problems.add(
            Problem.error(Codes.SQL_SYNTAX, "a SET has no key", "write SET key=value;")
                .at("", piece.line));
        continue;
      }
      sets.add(set);
      readOtherwise(set, piece, !rest.isEmpty(), problems);
      if (piece.behindComment && !commentToldOf) {
        commentToldOf = true;
        problems.add(
            reader(
                piece.line,
                "odps-jdbc up to 3.4.2 stops reading SET lines at a comment",
                "move comments behind the SET lines"));
      }
    }
    conflicts(sets, problems);
    InvalidEgressException.throwOnErrors(problems);
    settings = Collections.unmodifiableList(sets);
    statements = Collections.unmodifiableList(rest);
    warnings = Collections.unmodifiableList(problems);
  }

  /**
   * Takes a script apart.
   *
   * @throws InvalidEgressException if it ends inside of a comment or literal, a SET has no key, or
   *     one key has two values (told with both lines)
   */
  public static SqlScript parse(String script) {
    return new SqlScript(new SqlLexer(script).pieces());
  }

  /** Every SET statement, in order; a key that stands twice with one value is here twice. */
  public List<SetStatement> settings() {
    return settings;
  }

  /** The statements that are left, in order. */
  public List<SqlStatement> statements() {
    return statements;
  }

  /** What odps-jdbc or PyODPS would read otherwise, each with its line. */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * What the script does together with the hints that it is submitted with: LIMIT beside hints that
   * split tables, and a batch's time-out that is too short for its rows.
   *
   * @param hints all of them, the script's own among them
   */
  public List<Problem> warningsWith(Map<String, String> hints) {
    return ScriptWithHints.warnings(this, hints);
  }

  /** The script's own hints by key. */
  Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (SetStatement set : settings) {
      map.put(set.key(), set.value());
    }
    return map;
  }

  private static void conflicts(List<SetStatement> sets, List<Problem> problems) {
    Map<String, SetStatement> first = new LinkedHashMap<>();
    for (SetStatement set : sets) {
      SetStatement earlier = first.putIfAbsent(set.key(), set);
      if (earlier != null && !earlier.value().equals(set.value())) {
        problems.add(
            Problem.error(
                    Codes.HINT_CONFLICT,
                    Quoted.of(set.key())
                        + " is "
                        + HintText.shown(set.key(), earlier.value())
                        + " in line "
                        + earlier.line()
                        + " and "
                        + HintText.shown(set.key(), set.value())
                        + " in line "
                        + set.line(),
                    "keep one of them")
                .at("", set.line()));
      }
    }
  }

  private static void readOtherwise(
      SetStatement set, Piece piece, boolean behindStatement, List<Problem> problems) {
    for (Problem problem : SetReaders.misreadings(set.key(), set.value())) {
      problems.add(problem.at("", set.line()));
    }
    if (behindStatement) {
      problems.add(
          reader(
              set.line(),
              "odps-jdbc reads SET lines only before the first statement; this one stands behind",
              "move it to the top: here it holds for the whole script"));
    }
    if (!piece.terminated) {
      problems.add(reader(set.line(), "the script ends inside of the SET", "end it with \";\""));
    }
    if (holdsOtherBlank(piece.text)) {
      problems.add(
          reader(
              set.line(),
              "the SET holds a blank that is no plain space: readers disagree whether it is one",
              "write plain spaces"));
    }
    int comment = set.value().indexOf("/*");
    if (comment >= 0 && set.value().indexOf("*/", comment + 2) >= 0) {
      problems.add(
          reader(
              set.line(),
              "the value holds a comment, which odpscmd, PyODPS and odps-jdbc keep in it",
              "move the comment to a line of its own"));
    }
  }

  private static boolean holdsOtherBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f && SqlLexer.isBlank(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Problem reader(int line, String message, String remedy) {
    return Problem.warning(Codes.SQL_READER, message, remedy)
        .at("", line)
        .from("odps-jdbc 3.4.2 and PyODPS sources, read 2026-11-21");
  }

  /** One piece of a script between two semicolons, comments before it taken off. */
  static final class Piece {
    final String text;
    final boolean startsWithSet;
    final int line;
    final boolean terminated;
    final boolean behindComment;

    Piece(String text, boolean startsWithSet, int line, boolean terminated, boolean behindComment) {
      this.text = text;
      this.startsWithSet = startsWithSet;
      this.line = line;
      this.terminated = terminated;
      this.behindComment = behindComment;
    }

    boolean isSet() {
      return startsWithSet && text.indexOf('=') >= 0;
    }

    SetStatement toSet() {
      int equals = text.indexOf('=');
      return new SetStatement(
          strip(text.substring(3, equals)), strip(text.substring(equals + 1)), line);
    }

    static String strip(String text) {
      int start = 0;
      int end = text.length();
      while (start < end && SqlLexer.isBlank(text.charAt(start))) {
        start++;
      }
      while (start < end && SqlLexer.isBlank(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(start, end);
    }
  }
}
