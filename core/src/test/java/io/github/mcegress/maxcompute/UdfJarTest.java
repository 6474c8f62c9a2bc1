package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdfJarTest {
  @TempDir Path folder;

  private String problem(Path file, String className) {
    List<Problem> problems = new UdfJar("my-udf.jar", file).problemsOf(className);
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void acceptsAClassThatIsInIt() throws IOException {
    Path jar = Texts.jar(folder, "com/example/MyUdf.class", "com/example/Outer$Inner.class");

    assertEquals("", problem(jar, "com.example.MyUdf"));
    assertEquals("", problem(jar, "com.example.Outer$Inner"));
  }

  @Test
  void namesTheClassAndWhatToWriteInstead() throws IOException {
    Path jar =
        Texts.jar(
            folder,
            "META-INF/versions/9/com/wrong/MyUdf.class",
            "com/example/MyUdf.class",
            "com/example/Outer$Inner.class");

    assertEquals(
        "error MCE-SHIP-CLASS function: my-udf-1.0.jar has no class com.wrong.MyUdf:"
            + " com/wrong/MyUdf.class is missing; write com.example.MyUdf",
        problem(jar, "com.wrong.MyUdf"));
    assertEquals(
        "error MCE-SHIP-CLASS function: my-udf-1.0.jar has no class com.example.Outer.Inner:"
            + " com/example/Outer/Inner.class is missing; write com.example.Outer$Inner",
        problem(jar, "com.example.Outer.Inner"));
    assertEquals(
        "error MCE-SHIP-CLASS function: my-udf-1.0.jar has no class Else: Else.class is missing;"
            + " build the class into the jar, or write the class that is in it",
        problem(jar, "Else"));
  }

  @Test
  void refusesWhatIsNoJar() throws IOException {
    Path text = folder.resolve("text.jar");
    Files.write(text, "no zip".getBytes(StandardCharsets.UTF_8));

    assertEquals(
        "error MCE-SHIP-FILE jar: text.jar cannot be read as a jar; build it again",
        problem(text, "A"));
    assertEquals(
        "error MCE-SHIP-FILE jar: there is no file none.jar; write the path of the jar",
        problem(folder.resolve("none.jar"), "A"));
  }
}
