package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BenchReportTest {
  private final BenchReport report = new BenchReport("sums");

  @Test
  void alignsColumns() {
    report.row("on one core", "work", "a", "per second", 1_234_567L, "ratio", 0.971);
    report.row("on one core", "work", "longer", "per second", 9, "ratio", 1.0);

    assertEquals(
        "\n"
            + "sums: on one core\n"
            + "work      per second  ratio\n"
            + "a          1,234,567   0.97\n"
            + "longer             9   1.00\n",
        report.toString());
  }

  @Test
  void writesJson() {
    report.row("a \"table\"", "work", "a\\b\n", "count", 3, "ratio", 0.5, "none", Double.NaN);

    assertTrue(
        report
            .toJson()
            .endsWith(
                "  \"tables\": {\n"
                    + "    \"a \\\"table\\\"\": [\n"
                    + "      {\n"
                    + "        \"work\": \"a\\\\b\\u000a\",\n"
                    + "        \"count\": 3,\n"
                    + "        \"ratio\": 0.5,\n"
                    + "        \"none\": \"NaN\"\n"
                    + "      }\n"
                    + "    ]\n"
                    + "  }\n"
                    + "}\n"),
        report.toJson());
  }

  @Test
  void refusesRowsThatDoNotFit() {
    report.row("t", "work", "a");

    assertThrows(IllegalArgumentException.class, () -> report.row("t", "work"));
    assertThrows(IllegalArgumentException.class, () -> report.row("t", "other", "a"));
  }
}
