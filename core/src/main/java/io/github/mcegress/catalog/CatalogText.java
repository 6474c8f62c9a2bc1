package io.github.mcegress.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows of a catalogue's text: columns separated by {@code |}, the table's name first; a line
 * that begins with a blank goes on with the row above; {@code #} begins a comment line.
 */
final class CatalogText {
  private CatalogText() {}

  static List<CatalogRow> rows(String text, Map<String, Source> sources) {
    List<CatalogRow> rows = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int first = 0;
    String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r?\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("#") || line.trim().isEmpty()) {
        continue;
      }
      boolean goesOn = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (!goesOn || open.length() == 0) {
        add(rows, first, open, sources);
        first = i + 1;
      }
      open.append(open.length() == 0 ? "" : " ").append(line.trim());
    }
    add(rows, first, open, sources);
    return rows;
  }

  private static void add(
      List<CatalogRow> rows, int line, StringBuilder open, Map<String, Source> sources) {
    if (open.length() == 0) {
      return;
    }
    List<String> columns = new ArrayList<>();
    for (String column : open.toString().split("\\|", -1)) {
      columns.add(column.trim());
    }
    rows.add(new CatalogRow(line, columns, sources));
    open.setLength(0);
  }
}
