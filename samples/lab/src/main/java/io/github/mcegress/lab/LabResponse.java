package io.github.mcegress.lab;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of {@link LabWeb}: status, headers, body.
 *
 * <p>Immutable.
 */
public final class LabResponse {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private LabResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
  }

  /** A plain text in UTF-8. */
  public static LabResponse of(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of the given content type. */
  public static LabResponse of(int status, String contentType, byte[] body) {
    return new LabResponse(
        status, Collections.singletonMap("Content-Type", contentType), body.clone());
  }

  /** The same answer with one header more, or another value for it. */
  public LabResponse withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new LabResponse(status, more, body);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
