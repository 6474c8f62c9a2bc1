package io.github.mcegress.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a kept answer is the answer to: the method, the URL and all headers of the request, in their
 * order, credentials included. Immutable; it has no {@code toString} since it may hold secrets.
 */
final class MemoKey {
  private final byte[] text;
  private final int hash;

  private MemoKey(byte[] text) {
    this.text = text;
    this.hash = Arrays.hashCode(text);
  }

  static MemoKey of(EgressRequest request) {
    StringBuilder text = new StringBuilder(128);
    Target target = request.target();
    text.append(request.method()).append(target.tls() ? " https://" : " http://");
    text.append(target.endpoint()).append(target.pathAndQuery());
    for (String[] header : request.headers()) {
      // Neither a URL nor a header's value has a line break, so no two requests make one text.
      text.append('\n').append(header[0].toLowerCase(Locale.ROOT)).append(':').append(header[1]);
    }
    return new MemoKey(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  int length() {
    return text.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MemoKey && Arrays.equals(text, ((MemoKey) other).text);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
