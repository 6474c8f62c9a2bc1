package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaReleaseTest {
  @Test
  void readsOldAndNewVersions() throws Exception {
    assertEquals(8, JavaRelease.parse("1.8.0_504").feature());
    assertEquals(17, JavaRelease.parse("17.0.15").feature());
    assertEquals(25, JavaRelease.parse("25").feature());
    assertEquals(26, JavaRelease.parse("26-ea").feature());
    assertThrows(IOException.class, () -> JavaRelease.parse(""));
  }

  @Test
  void knowsTheJavaItRunsOn() throws Exception {
    String here = System.getProperty("java.specification.version").replace("1.", "");

    assertEquals(
        Integer.parseInt(here),
        JavaRelease.of(Paths.get(System.getProperty("java.home"))).feature());
  }

  @Test
  void readsReleaseFile(@TempDir Path home) throws Exception {
    Files.write(
        home.resolve("release"),
        "JAVA_VERSION=\"1.8.0_402\"\n".getBytes(StandardCharsets.US_ASCII));

    assertEquals(8, JavaRelease.of(home).feature());
    assertEquals(8, JavaRelease.of(home.resolve("jre")).feature());
  }

  @Test
  void refusesFolderWithoutJava(@TempDir Path home) {
    assertThrows(IOException.class, () -> JavaRelease.of(home));
  }

  @Test
  void addsOnlyTheOptionsTheReleaseNeeds() throws Exception {
    assertEquals(Collections.emptyList(), JavaRelease.parse("1.8.0").sandboxOptions());
    assertEquals(
        Arrays.asList(
            "--add-exports=java.base/sun.security.provider=ALL-UNNAMED",
            "--add-exports=java.base/sun.security.util=ALL-UNNAMED",
            "-Djava.security.manager=allow"),
        JavaRelease.parse("17.0.1").sandboxOptions());
    assertEquals(2, JavaRelease.parse("11.0.2").sandboxOptions().size());
    IOException refusal =
        assertThrows(IOException.class, () -> JavaRelease.parse("25.0.1").sandboxOptions());
    assertTrue(refusal.getMessage().contains("Java 25 has no security manager"));
  }
}
