package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;

class ReadmeTableTest {
  private static final Path README = Paths.get("..", "README.md");

  /** Writes the README instead when it is run with {@code -Dmcegress.docs=write}. */
  @Test
  void theReadmeHasTheTableOfTheVocabulary() throws IOException {
    String readme = new String(Files.readAllBytes(README), StandardCharsets.UTF_8);
    String wanted = ReadmeTable.in(readme, ReadmeTable.of(Vocabulary.shipped()));
    assertEquals(
        wanted,
        GeneratedFile.standing(README, wanted),
        README + " is stale: run " + ReadmeTable.COMMAND);
  }

  @Test
  void theReadmeStaysShort() throws IOException {
    assertTrue(Files.readAllLines(README).size() < 150);
  }

  @Test
  void takesThePlaceOfTheTableAndNothingElse() {
    String readme =
        "a\n\n## What Logview shows, and what to do\n\nb\n\n| text | c |\n|---|---|\n| d |\n\n## e\n";
    assertEquals(
        "a\n\n## What Logview shows, and what to do\n\nb\n\n| x |\n\n## e\n",
        ReadmeTable.in(readme, "| x |\n"));
  }
}
