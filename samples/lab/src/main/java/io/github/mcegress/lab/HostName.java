package io.github.mcegress.lab;

import java.util.Locale;

/** The form in which the lab compares host names: lower case, no port, no dot at the end. */
final class HostName {
  private HostName() {}

  static String canonical(String name) {
    String host = name.trim().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    // The colons of an IPv6 literal stand before its closing bracket.
    if (colon > host.lastIndexOf(']')) {
      host = host.substring(0, colon);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
