package io.github.mcegress.samples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page "Spark" shows parts of the samples, line for line. */
class SparkPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("( +)// begin [^\n]+\n(.*?) +// end\n", Pattern.DOTALL);

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String page() throws IOException {
    return text(Paths.get("..", "..", "spark-support", "docs", "spark.md"));
  }

  @Test
  void showsWhatTheSamplesDo() throws IOException {
    Set<String> shown = new TreeSet<>();
    Matcher example = EXAMPLE.matcher(page());
    while (example.find()) {
      shown.add(example.group(1));
    }
    Set<String> written = new TreeSet<>();
    Path sources = Paths.get("src/main/java/io/github/mcegress/samples/spark");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher region = REGION.matcher(text(file));
        while (region.find()) {
          written.add(region.group(2).replaceAll("(?m)^" + region.group(1), ""));
        }
      }
    }
    assertEquals(5, written.size());
    assertEquals(written, shown);
  }

  @Test
  void namesEverySetting() throws IOException {
    String page = page();
    for (String key : new String[] {"spec", "hosts", "pem", "refresh", "lease", "resolver"}) {
      assertTrue(page.contains("\n| `" + key + "` |"), key);
    }
  }
}
