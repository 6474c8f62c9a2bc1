package io.github.mcegress.bench;

import java.io.InputStream;
import java.net.URL;

/** The first request of a JVM through HttpURLConnection: the URL is given. */
public final class ColdUrlMain {
  private ColdUrlMain() {}

  /** One request. */
  public static void main(String[] arguments) throws Exception {
    int length = 0;
    byte[] buffer = new byte[8192];
    try (InputStream in = new URL(arguments[0]).openStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        length += n;
      }
    }
    ColdStart.answered(length);
  }
}
