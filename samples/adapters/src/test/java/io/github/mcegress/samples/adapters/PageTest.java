package io.github.mcegress.samples.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page "call HTTPS by address" shows what the samples do, line for line. */
class PageTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("\n## ([^\n]+)\n(?:(?!\n## ).)*?```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile(" +// begin ([^\n]+)\n(.*?) +// end\n", Pattern.DOTALL);

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @Test
  void showsEachSampleInSixLines() throws IOException {
    Map<String, String> shown = new TreeMap<>();
    Matcher example =
        EXAMPLE.matcher(text(Paths.get("..", "..", "udf-support", "docs", "https-by-address.md")));
    while (example.find()) {
      shown.put(example.group(1), example.group(2));
    }
    Map<String, String> written = new TreeMap<>();
    Path sources = Paths.get("src/main/java/io/github/mcegress/samples/adapters");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher region = REGION.matcher(text(file));
        while (region.find()) {
          written.put(region.group(1), region.group(2).replaceAll("(?m)^    ", ""));
        }
      }
    }
    assertEquals(8, written.size());
    assertEquals(written, shown);
    written.forEach((name, lines) -> assertTrue(lines.split("\n", -1).length - 1 <= 6, name));
  }
}
