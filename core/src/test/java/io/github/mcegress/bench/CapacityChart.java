package io.github.mcegress.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goodput over the number of tasks as an SVG, a line for each way; the same text for one seed. */
final class CapacityChart {
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 260;
  private static final String[] COLOURS = {"#c0392b", "#e67e22", "#8e44ad", "#7f8c8d", "#1a6faf"};

  private CapacityChart() {}

  /** The image of runs whose tasks can have that many requests in flight. */
  static String svg(int inFlight, List<CapacityRun> runs) {
    Map<String, List<CapacityRun>> lines = new LinkedHashMap<>();
    for (CapacityRun run : runs) {
      lines.computeIfAbsent(run.who, who -> new ArrayList<>()).add(run);
    }
    List<String> assumptions = CapacityRun.job(1, inFlight).assumptions();
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"700\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        TOP + HEIGHT + 90 + 14 * assumptions.size());
    add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    text(
        svg,
        LEFT,
        20,
        "Goodput of one job / the ideal, over its tasks N; a proxy of "
            + CapacityRun.CONNECTIONS
            + " connections,");
    text(svg, LEFT, 36, inFlight + " requests in flight in a task; simulated, 0 is a failed job");
    for (int tenths = 0; tenths <= 10; tenths += 2) {
      int y = y(tenths / 10.0);
      add(svg, "<path d=\"M%d %dH%d\" stroke=\"#dddddd\"/>", LEFT, y, LEFT + WIDTH);
      text(svg, LEFT - 30, y + 4, String.format(Locale.ROOT, "%.1f", tenths / 10.0));
    }
    for (int tasks : CapacityRun.TASKS) {
      // 150 stands too near to 100 for a label of its own on this line.
      text(svg, x(tasks) - 10, TOP + HEIGHT + (tasks == 150 ? 30 : 16), String.valueOf(tasks));
    }
    int at = 0;
    for (Map.Entry<String, List<CapacityRun>> line : lines.entrySet()) {
      draw(svg, COLOURS[at], LEFT + at * 115, line.getKey(), line.getValue());
      at++;
    }
    for (int i = 0; i < assumptions.size(); i++) {
      text(svg, LEFT, TOP + HEIGHT + 80 + 14 * i, assumptions.get(i));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(
      StringBuilder svg, String colour, int key, String who, List<CapacityRun> runs) {
    StringBuilder points = new StringBuilder();
    for (CapacityRun run : runs) {
      points.append(points.length() == 0 ? "" : " ");
      points.append(x(run.declared)).append(',').append(y(run.ratio()));
    }
    add(
        svg,
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%d\" points=\"%s\"/>",
        colour,
        who.equals(CapacityRun.OURS) ? 3 : 2,
        points);
    add(
        svg,
        "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>",
        key,
        TOP + HEIGHT + 43,
        colour);
    text(svg, key + 14, TOP + HEIGHT + 52, who);
  }

  private static int x(int tasks) {
    return LEFT + (int) Math.round(WIDTH * (StrictMath.log10(tasks) - 1) / 4);
  }

  private static int y(double ratio) {
    return TOP + HEIGHT - (int) Math.round(HEIGHT * ratio);
  }

  private static void text(StringBuilder svg, int x, int y, String text) {
    add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", x, y, text);
  }

  private static void add(StringBuilder svg, String line, Object... values) {
    svg.append(String.format(Locale.ROOT, line, values)).append('\n');
  }
}
