package io.github.mcegress.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/** A table of the generated documentation. Not thread-safe. */
public final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  /** With the titles of its columns. */
  public MarkdownTable(String... titles) {
    line(titles);
    text.append("|").append(String.join("", Collections.nCopies(titles.length, "---|")));
    text.append('\n');
  }

  /** With one more row. */
  public MarkdownTable row(String... cells) {
    line(cells);
    return this;
  }

  private void line(String... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell.isEmpty() ? " " : " " + cell + " ")
            .collect(Collectors.joining("|", "|", "|\n")));
  }

  /** Words as Markdown shows them unchanged. */
  public static String words(String text) {
    return text.replace("\\", "\\\\")
        .replace("<", "\\<")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("|", "\\|");
  }

  /** Code, or nothing. */
  public static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
