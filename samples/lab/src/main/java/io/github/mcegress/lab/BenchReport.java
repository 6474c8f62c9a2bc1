package io.github.mcegress.lab;

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
import java.util.stream.Collectors;

/**
 * The tables of a benchmark: printed, and written as JSON under {@code target/bench/}.
 *
 * <p>Not thread-safe.
 */
public final class BenchReport {
  private final String name;
  private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();

  /** Without rows yet; the name is also the file's. */
  public BenchReport(String name) {
    this.name = name;
  }

  /**
   * Adds a row; cells are a column's name and its value in turn, numbers or texts.
   *
   * @throws IllegalArgumentException if a column has no value, or the columns differ from those of
   *     the table's first row
   */
  public void row(String table, Object... cells) {
    if (cells.length % 2 != 0) {
      throw new IllegalArgumentException(
          "the column \"" + cells[cells.length - 1] + "\" has no value; write column, value, ...");
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put((String) cells[i], cells[i + 1]);
    }
    List<Map<String, Object>> rows = tables.computeIfAbsent(table, title -> new ArrayList<>());
    if (!rows.isEmpty() && !rows.get(0).keySet().equals(row.keySet())) {
      throw new IllegalArgumentException(
          "the columns are " + row.keySet() + "; write " + rows.get(0).keySet());
    }
    rows.add(row);
  }

  /**
   * Prints the tables and writes {@code target/bench/NAME.json}.
   *
   * @throws IOException if the file cannot be written
   */
  public void publish() throws IOException {
    System.out.println(this);
    Path folder = Files.createDirectories(Paths.get("target", "bench"));
    Files.write(folder.resolve(name + ".json"), toJson().getBytes(StandardCharsets.UTF_8));
  }

  /** The tables as JSON, with the Java release and the number of processors. */
  String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", name);
    json.put("java", System.getProperty("java.version"));
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("tables", tables);
    return json(json, "") + "\n";
  }

  private static String json(Object value, String indent) {
    String deeper = indent + "  ";
    if (value instanceof Map) {
      return ((Map<?, ?>) value)
          .entrySet().stream()
              .map(e -> deeper + json(e.getKey(), deeper) + ": " + json(e.getValue(), deeper))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    if (value instanceof List) {
      return ((List<?>) value)
          .stream()
              .map(element -> deeper + json(element, deeper))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return value instanceof Number && Double.isFinite(((Number) value).doubleValue())
        ? value.toString()
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return json.append('"').toString();
  }

  /** The tables as text, columns aligned. */
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
            rows.get(0).keySet().forEach(column -> line.add(shown(row.get(column))));
            lines.add(line);
          }
          append(text, lines);
        });
    return text.toString();
  }

  /** The first column begins at the left, the others end at the right. */
  private static void append(StringBuilder text, List<List<String>> lines) {
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
