package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.lab.GeneratedFile;
import io.github.mcegress.rules.RulesTable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;

class CataloguePageTest {
  private static final Path PAGE = Paths.get("docs", "catalogue-and-rules.md");

  /** Writes the page instead when it is run with {@code -Dmcegress.docs=write}. */
  @Test
  void showsTheCatalogueInTheJar() throws IOException {
    String text = new CataloguePage(Catalog.shipped()).text(RulesTable.text());
    assertEquals(
        text, GeneratedFile.standing(PAGE, text), PAGE + " is stale: run " + CataloguePage.COMMAND);
  }

  @Test
  void rulesStandBeforeTheSources() {
    String text = new CataloguePage(Catalog.shipped()).text("| Code |\n");
    int rules = text.indexOf("\n## Rules\n\n| Code |\n\n## Sources\n");
    assertEquals(true, rules > 0);
  }
}
