package io.github.mcegress.doctor;

import io.github.mcegress.catalog.MarkdownTable;
import java.util.ArrayList;
import java.util.List;

/** The README's table "What Logview shows, and what to do", made of the vocabulary. */
final class ReadmeTable {
  /** What writes it anew. */
  static final String COMMAND =
      "mvn -pl core -am test -Dtest=ReadmeTableTest -Dmcegress.docs=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  /** Between what is joined: one line below the other in each cell. */
  private static final String LINE = "<br>";

  private static final String TITLE = "## What Logview shows, and what to do\n";
  private static final String TABLE = "\n| text | ";

  private ReadmeTable() {}

  static String of(Vocabulary vocabulary) {
    MarkdownTable table = new MarkdownTable("text", "cause", "what to do");
    List<CodeRow> open = new ArrayList<>();
    for (CodeRow row : vocabulary.rows()) {
      if (!row.isJoined()) {
        add(table, open);
      }
      open.add(row);
    }
    add(table, open);
    return table.toString();
  }

  private static void add(MarkdownTable table, List<CodeRow> joined) {
    if (joined.isEmpty()) {
      return;
    }
    List<String> texts = new ArrayList<>();
    List<String> causes = new ArrayList<>();
    List<String> remedies = new ArrayList<>();
    for (CodeRow row : joined) {
      List<String> shown = new ArrayList<>();
      shown.add("`" + String.join("` `", row.codes()) + "`");
      for (String text : row.texts()) {
        shown.add(MarkdownTable.code(text));
      }
      texts.add(String.join(", ", shown));
      causes.add(row.cause());
      remedies.add(row.remedy().isEmpty() && joined.size() > 1 ? "-" : row.remedy());
    }
    joined.clear();
    table.row(String.join(LINE, texts), String.join(LINE, causes), String.join(LINE, remedies));
  }

  /** That README with this table in place of its own. */
  static String in(String readme, String table) {
    int from = readme.indexOf(TABLE, readme.indexOf(TITLE)) + 1;
    int to = readme.indexOf("\n\n", from) + 1;
    return readme.substring(0, from) + table + readme.substring(to);
  }
}
