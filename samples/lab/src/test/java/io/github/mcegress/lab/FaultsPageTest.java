package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaultsPageTest {
  private static final String TABLE = "| places | code | stage | causes |\n|---|---|---|---|\n";
  private static final String PAGE =
      "# Faults\n\n| [`one`](#one) | 2 |\n\n## DNS\n\n### `one`\n\nIt is so.\n\n"
          + TABLE
          + "| `LAPTOP` `UDF_OPEN` | `MCE-A` | DNS FAILED | `MCE-CAUSE-B` `MCE-CAUSE-C` |\n"
          + "| `UDF_SANDBOX` | cannot occur | - | - |\n\n- Seen: `x`.\n\n"
          + "## Healthy\n\n### `two`\n\n"
          + TABLE
          + "| `LAPTOP` | `MCE-OK` | OK | observed |\n";

  @Test
  void readsFaultsByPlace() {
    FaultsPage page = FaultsPage.of(PAGE);
    assertEquals("[one, two]", page.faults().toString());
    assertEquals(4, page.rows().size());
    FaultAtPlace one = page.at("one", "UDF_OPEN");
    assertEquals("one at UDF_OPEN: MCE-A [MCE-CAUSE-B, MCE-CAUSE-C]", one.toString());
    assertEquals("DNS", one.stage());
    assertEquals("FAILED", one.verdict());
    assertFalse(one.isObserved());
    FaultAtPlace two = page.at("two", "LAPTOP");
    assertEquals("", two.stage());
    assertEquals("OK", two.verdict());
    assertTrue(two.isObserved());
    assertFalse(page.text("one").contains("Healthy"), page.text("one"));
  }

  @Test
  void knowsWhereAFaultCannotOccur() {
    FaultAtPlace none = FaultsPage.of(PAGE).at("one", "UDF_SANDBOX");
    assertFalse(none.canOccur());
    assertFalse(none.isObserved());
    assertEquals("one at UDF_SANDBOX: cannot occur", none.toString());
    assertNull(FaultsPage.of(PAGE).at("one", "SPARK_DRIVER"));
  }

  @Test
  void refusesAPageThatContradictsItself() {
    refuses(PAGE + "| `LAPTOP` | `MCE-A` | - | observed |\n", "two: LAPTOP stands twice");
    refuses(PAGE + "| `UDF_OPEN` | `MCE-A` | - |\n", "is no row of 4 columns");
    refuses(PAGE + "\n### `one`\n", "the fault one stands twice");
  }

  private static void refuses(String page, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> FaultsPage.of(page));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }
}
