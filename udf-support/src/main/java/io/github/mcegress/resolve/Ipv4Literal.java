package io.github.mcegress.resolve;

import java.util.regex.Pattern;

/** Four numbers with dots between them, read without a look-up. */
final class Ipv4Literal {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}");

  private Ipv4Literal() {}

  static boolean is(String text) {
    return FORM.matcher(text).matches() && bytes(text).length == 4;
  }

  /** The four bytes of what {@link #is} one; nothing where a number is above 255. */
  static byte[] bytes(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      int part = Integer.parseInt(parts[i]);
      if (part > 255) {
        return new byte[0];
      }
      bytes[i] = (byte) part;
    }
    return bytes;
  }
}
