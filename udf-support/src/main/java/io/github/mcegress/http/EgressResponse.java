package io.github.mcegress.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole answer: status, headers and body, read within the limits. Immutable. */
public final class EgressResponse {
  private static final Pattern CHARSET =
      Pattern.compile("(?i).*;\\s*charset\\s*=\\s*\"?([^\\s;\"]+)\"?.*");

  private final int status;
  private final List<String[]> headers;
  private final byte[] body;

  EgressResponse(int status, List<String[]> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The first header of that name, case-insensitive, or null when there is none. */
  public @Nullable String header(String name) {
    for (String[] header : headers) {
      if (header[0].equalsIgnoreCase(name)) {
        return header[1];
      }
    }
    return null;
  }

  /** The body as it was received; a copy. */
  public byte[] bytes() {
    return body.clone();
  }

  /** The body as text in the charset of its Content-Type, UTF-8 where none is named or known. */
  public String text() {
    return new String(body, charset());
  }

  int size() {
    return body.length;
  }

  private Charset charset() {
    String type = header("Content-Type");
    if (type != null) {
      Matcher matcher = CHARSET.matcher(type);
      if (matcher.matches()) {
        try {
          return Charset.forName(matcher.group(1));
        } catch (IllegalArgumentException unknown) {
          return StandardCharsets.UTF_8;
        }
      }
    }
    return StandardCharsets.UTF_8;
  }

  /** Status and size. */
  @Override
  public String toString() {
    return status + ", " + body.length + " bytes";
  }
}
