package io.github.mcegress.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of a benchmark: printed, and written as JSON under {@code target/bench/}. */
final class BenchReport {
  private final String name;
  private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();

  BenchReport(String name) {
    this.name = name;
  }

  /** Adds a row; cells are a column's name and its value in turn. */
  void row(String table, Object... cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put((String) cells[i], cells[i + 1]);
    }
    tables.computeIfAbsent(table, title -> new ArrayList<>()).add(row);
  }

  /** Prints the tables and writes {@code target/bench/NAME.json}. */
  void publish() throws IOException {
    System.out.println(this);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", name);
    json.put("java", System.getProperty("java.version"));
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("tables", tables);
    Path folder = Files.createDirectories(Paths.get("target", "bench"));
    Files.write(
        folder.resolve(name + ".json"),
        (new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (title, rows) -> {
          text.append('\n').append(name).append(": ").append(title).append('\n');
          List<List<String>> lines = new ArrayList<>();
          lines.add(new ArrayList<>(rows.get(0).keySet()));
          for (Map<String, Object> row : rows) {
            List<String> line = new ArrayList<>();
            row.values().forEach(value -> line.add(shown(value)));
            lines.add(line);
          }
          int[] widths = new int[lines.get(0).size()];
          for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
              widths[i] = Math.max(widths[i], line.get(i).length());
            }
          }
          for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
              char[] gap = new char[widths[i] - line.get(i).length() + 2];
              Arrays.fill(gap, ' ');
              text.append(i == 0 ? line.get(i) : "").append(gap).append(i == 0 ? "" : line.get(i));
            }
            text.append('\n');
          }
        });
    return text.toString();
  }

  private static String shown(Object value) {
    if (value instanceof Double) {
      return String.format(Locale.ROOT, "%,.2f", (Double) value);
    }
    return value instanceof Number
        ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
        : value.toString();
  }
}
