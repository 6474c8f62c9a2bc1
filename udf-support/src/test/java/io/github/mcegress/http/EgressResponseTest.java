package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EgressResponseTest {
  private static EgressResponse response(String[]... headers) {
    return new EgressResponse(
        Target.parse("https://api.example.test/"), 200, Arrays.asList(headers), new byte[0]);
  }

  @Test
  void givesAllHeadersWhateverTheirCase() {
    Map<String, List<String>> headers =
        response(
                new String[] {"ETag", "\"1\""},
                new String[] {"Set-Cookie", "a=1"},
                new String[] {"set-cookie", "b=2"})
            .headers();
    assertEquals(2, headers.size());
    assertEquals(Collections.singletonList("\"1\""), headers.get("etag"));
    assertEquals(Arrays.asList("a=1", "b=2"), headers.get("SET-COOKIE"));
    assertThrows(UnsupportedOperationException.class, headers::clear);
    assertThrows(UnsupportedOperationException.class, () -> headers.get("ETag").clear());
  }

  @Test
  void takesItsCharsetFromTheContentType() {
    assertEquals(
        StandardCharsets.ISO_8859_1,
        response(new String[] {"Content-Type", "text/plain; charset=ISO-8859-1"}).charset());
    EgressResponse unknown =
        response(new String[] {"Content-Type", "text/plain; charset=unknown-to-java"});
    assertThrows(UncheckedIOException.class, unknown::charset);
    assertEquals(StandardCharsets.UTF_8, response().charset());
  }
}
