package io.github.mcegress.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as the memo holds it: three arrays' worth of bytes with its key, so that what it takes
 * of the heap can be told. Immutable.
 */
final class KeptAnswer {
  /**
   * What the JVM adds to the bytes of key, headers and body: the objects and array heads, and the
   * place in the map; 64-bit references are counted, so it is too much rather than too little.
   */
  static final int OVERHEAD_BYTES = 256;

  private final int status;
  private final byte[] headers;
  private final byte[] body;
  private final long staleAtNanos;

  KeptAnswer(EgressResponse answer, long staleAtNanos) {
    StringBuilder lines = new StringBuilder();
    for (String[] header : answer.headerLines()) {
      lines.append(header[0]).append('\n').append(header[1]).append('\n');
    }
    this.status = answer.status();
    this.headers = lines.toString().getBytes(StandardCharsets.UTF_8);
    this.body = answer.body();
    this.staleAtNanos = staleAtNanos;
  }

  /** What it takes under this key. */
  long bytes(MemoKey key) {
    return (long) OVERHEAD_BYTES + key.length() + headers.length + body.length;
  }

  boolean isStale(long now) {
    return now - staleAtNanos >= 0;
  }

  /** The answer as it came, to the same request. */
  EgressResponse answer(Target target) {
    List<String[]> lines = new ArrayList<>();
    String text = new String(headers, StandardCharsets.UTF_8);
    int next = 0;
    while (next < text.length()) {
      int name = text.indexOf('\n', next);
      int value = text.indexOf('\n', name + 1);
      lines.add(new String[] {text.substring(next, name), text.substring(name + 1, value)});
      next = value + 1;
    }
    return new EgressResponse(target, status, lines, body).shared();
  }
}
