package io.github.mcegress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A whole text that a test expects, kept under {@code src/test/resources/expected/}. */
public final class ExpectedText {
  private ExpectedText() {}

  /** The text of that file. */
  public static String of(String name) throws IOException {
    try (InputStream in = ExpectedText.class.getResourceAsStream("/expected/" + name)) {
      if (in == null) {
        throw new IllegalStateException("there is no expected/" + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }
}
