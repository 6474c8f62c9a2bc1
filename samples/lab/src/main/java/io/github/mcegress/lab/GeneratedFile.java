package io.github.mcegress.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the docs that a test generates, and writes anew with {@code -Dmcegress.docs=write}. */
public final class GeneratedFile {
  private GeneratedFile() {}

  /**
   * What stands in the file: the text itself when it is to be written.
   *
   * @throws IOException if the file cannot be written or read
   */
  public static String standing(Path file, String text) throws IOException {
    if ("write".equals(System.getProperty("mcegress.docs"))) {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
