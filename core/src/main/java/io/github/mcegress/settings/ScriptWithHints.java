package io.github.mcegress.settings;

import io.github.mcegress.Problem;
import io.github.mcegress.rules.Rule;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a script does together with the hints that it is submitted with. */
final class ScriptWithHints {
  private static final List<String> SPLIT_FLAGS =
      Arrays.asList(SessionHints.SPLIT_DOP, "odps.sql.split.size", "odps.sql.split.row.count");

  private ScriptWithHints() {}

  static List<Problem> warnings(SqlScript script, Map<String, String> hints) {
    List<Problem> problems = new ArrayList<>();
    List<String> flags = new ArrayList<>(SPLIT_FLAGS);
    flags.retainAll(hints.keySet());
    for (SqlStatement statement : script.statements()) {
      if (!flags.isEmpty() && statement.has("LIMIT")) {
        problems.add(
            Rule.LIMIT
                .problem(
                    "LIMIT beside "
                        + String.join(", ", flags)
                        + " restricts the workers to single concurrency",
                    "write the query without LIMIT, or without the flag")
                .at("", statement.line()));
      }
    }
    for (Problem problem : Rules.checkHints(hints)) {
      problems.add(problem.at("", lineOfBatch(script)));
    }
    return Collections.unmodifiableList(problems);
  }

  /** The first line in which the script sets something about batches, or 0. */
  private static int lineOfBatch(SqlScript script) {
    for (SetStatement set : script.settings()) {
      if (set.key().equals(SessionHints.BATCH_ROWS)
          || set.key().equals(SessionHints.FUNCTION_TIMEOUT)) {
        return set.line();
      }
    }
    return 0;
  }
}
