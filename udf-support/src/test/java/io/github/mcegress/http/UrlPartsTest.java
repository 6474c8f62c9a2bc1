package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UrlPartsTest {
  @Test
  void takesAUrlApart() throws URISyntaxException {
    UrlParts parts = UrlParts.of("https://api.example.test:8443/a/b?c=d/e?f");
    assertEquals(Arrays.asList("https", "api.example.test:8443", "/a/b", "c=d/e?f"), listed(parts));
    assertNull(UrlParts.of("http://a.test").query());
    assertEquals("", UrlParts.of("http://a.test?x").path());
  }

  @Test
  void encodesWhatIsNotAscii() throws URISyntaxException {
    assertEquals("/%C3%A4/%C3%B6", UrlParts.of("http://a.test/ä/ö").path());
  }

  @Test
  void isWhatUriSays() {
    String[] pieces = {
      "http://",
      "https://",
      "a.test",
      "1.2.3.4",
      ":80",
      ":",
      "/",
      "?",
      "a",
      "B9",
      "-._~",
      "!*'()",
      "@",
      "&=+",
      "$,;",
      "%20",
      "%",
      " ",
      "#",
      "[",
      "\\",
      "ä",
      "//",
      "..",
      "ftp:"
    };
    Random random = new Random(42);
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder url = new StringBuilder(random.nextInt(4) == 0 ? "" : "https://a.test");
      for (int n = random.nextInt(6); n > 0; n--) {
        url.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = url.toString();
      UrlParts whole;
      try {
        whole = UrlParts.read(text);
      } catch (URISyntaxException e) {
        assertThrows(URISyntaxException.class, () -> UrlParts.of(text), text);
        continue;
      }
      assertEquals(listed(whole), listed(of(text)), text);
      taken++;
    }
    assertTrue(taken > 5_000, taken + " were URLs");
  }

  private static UrlParts of(String url) {
    try {
      return UrlParts.of(url);
    } catch (URISyntaxException e) {
      throw new AssertionError(url, e);
    }
  }

  private static List<String> listed(UrlParts parts) {
    return Arrays.asList(parts.scheme(), parts.authority(), parts.path(), parts.query());
  }
}
