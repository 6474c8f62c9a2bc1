package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build makes of the texts is the texts. */
class BundledTextTest {
  private static final Path RESOURCES = Paths.get("src", "main", "resources");

  @Test
  void everyTextIsReadAsItStandsButForItsComments() throws Exception {
    List<Path> texts;
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      texts = files.filter(file -> file.toString().endsWith(".txt")).collect(Collectors.toList());
    }
    for (Path text : texts) {
      String folder = RESOURCES.relativize(text.getParent()).toString().replace('/', '.');
      String name = text.getFileName().toString().replace(".txt", "");
      Class<?> beside = Class.forName(folder + ".package-info");
      assertEquals(
          new String(Files.readAllBytes(text), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", ""),
          BundledText.read(beside, name),
          text.toString());
    }
  }

  @Test
  void namesWhatIsMissing() {
    assertEquals(
        "nothing is missing in the jar, or cannot be read",
        assertThrows(IllegalStateException.class, () -> BundledText.read(Catalog.class, "nothing"))
            .getMessage());
  }
}
