package io.github.mcegress.rules;

import io.github.mcegress.catalog.MarkdownTable;
import java.util.Locale;

/** The rules as the generated page shows them. */
public final class RulesTable {
  private RulesTable() {}

  /** A row for each rule. */
  public static String text() {
    MarkdownTable table = new MarkdownTable("Code", "Weight", "What it says", "Source");
    for (Rule rule : Rules.all()) {
      table.row(
          MarkdownTable.code(rule.code()),
          rule.severity().name().toLowerCase(Locale.ROOT),
          MarkdownTable.words(rule.says()),
          MarkdownTable.words(rule.source()));
    }
    return table.toString();
  }
}
