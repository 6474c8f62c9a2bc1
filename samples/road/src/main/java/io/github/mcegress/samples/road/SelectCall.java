package io.github.mcegress.samples.road;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one kind of SQL that the lab runs: {@code SELECT fn('...', ...);}. Immutable. */
final class SelectCall {
  static final String WHAT_RUNS = "the lab runs SELECT fn('...', ...); only";
  private static final Pattern CALL =
      Pattern.compile("(?is)\\s*SELECT\\s+([A-Za-z_][A-Za-z0-9_]*)\\s*\\((.*)\\)\\s*;?\\s*");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "\\s*(?:(NULL)|'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*(,|$)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String function;
  private final List<@Nullable String> arguments;

  private SelectCall(String function, List<@Nullable String> arguments) {
    this.function = function;
    this.arguments = Collections.unmodifiableList(arguments);
  }

  /**
   * Reads one statement.
   *
   * @throws IllegalArgumentException if it is another kind of SQL
   */
  static SelectCall parse(String sql) {
    Matcher call = CALL.matcher(sql);
    if (!call.matches()) {
      throw new IllegalArgumentException(WHAT_RUNS);
    }
    List<@Nullable String> arguments = new ArrayList<>();
    String text = call.group(2);
    Matcher argument = ARGUMENT.matcher(text);
    int at = 0;
    boolean more = !text.trim().isEmpty();
    while (more) {
      if (!argument.find(at) || argument.start() != at) {
        throw new IllegalArgumentException(WHAT_RUNS + ", with string literals and NULL");
      }
      String literal = argument.group(2) == null ? argument.group(3) : argument.group(2);
      arguments.add(literal == null ? null : literal.replaceAll("(?s)\\\\(.)", "$1"));
      at = argument.end();
      more = argument.group(4).equals(",");
    }
    return new SelectCall(call.group(1), arguments);
  }

  String function() {
    return function;
  }

  /** The arguments, null for NULL. */
  List<@Nullable String> arguments() {
    return arguments;
  }
}
