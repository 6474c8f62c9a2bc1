package io.github.mcegress.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A hint's value as it may stand in a message: quoted, without credentials or a query, and not at
 * all where the key sounds like a secret. Thread-safe, without state.
 */
public final class HintText {
  private static final Pattern SECRET =
      Pattern.compile(".*(password|passwd|secret|token|credential|accesskey|accessid).*");

  private HintText() {}

  /** The value in double quotes, or a remark that it is not shown. */
  public static String shown(String key, String value) {
    if (isSecret(key)) {
      return "a value that is not shown";
    }
    String bare = value.replaceAll("//[^/?#,]*@", "//...@").replaceAll("[\\r\\n]+", " ");
    int query = bare.indexOf('?');
    return "\"" + (query < 0 ? bare : bare.substring(0, query) + "?...") + "\"";
  }

  /** Whether the key sounds as if its value were a secret. */
  public static boolean isSecret(String key) {
    return SECRET.matcher(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")).matches();
  }
}
