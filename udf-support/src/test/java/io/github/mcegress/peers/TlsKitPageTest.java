package io.github.mcegress.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.GeneratedFile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Runs the comparison in a JVM of its own, whose flags let the clients set the Host header. */
@EnabledForJreRange(min = JRE.JAVA_17, disabledReason = "java.net.http is Java 11's")
class TlsKitPageTest {
  private static final Path PAGE = Paths.get("docs", "tls-kit.md");

  /** Writes the page instead when it is run with {@code -Dmcegress.docs=write}. */
  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void showsWhatTheClientsDid() throws Exception {
    TlsKitPage page = new TlsKitPage();
    List<String> other = new ArrayList<>();
    Process process =
        new ProcessBuilder(
                Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "-Dsun.net.http.allowRestrictedHeaders=true",
                "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-cp",
                System.getProperty("java.class.path"),
                Paths.get("src", "test", "peers", "JavaNetHttp.java").toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        if (cells[0].equals("verdict")) {
          page.verdict(cells[1], cells[2], cells[3], cells[4]);
          if (!cells[4].equals("PASSED")) {
            System.out.println(cells[1] + "\t" + cells[3] + "\t" + cells[4] + "\t" + cells[5]);
          }
        } else {
          other.add(line);
        }
      }
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), other.toString());
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> String.join("\n", other));
    page.summary().forEach(System.out::println);
    compare(page.text());
    String readme =
        new String(Files.readAllBytes(Paths.get("..", "README.md")), StandardCharsets.UTF_8);
    for (String line : page.families()) {
      assertTrue(readme.contains(line), "the README lacks: " + line);
    }
  }

  private static void compare(String text) throws Exception {
    assertEquals(
        text, GeneratedFile.standing(PAGE, text), PAGE + " is stale: run " + TlsKitPage.COMMAND);
  }
}
