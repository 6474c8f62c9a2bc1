package io.github.mcegress.resolve;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The machine's own hosts(5) file, which goes before DNS as it does for the JVM. IPv4 only; lines
 * that are none are passed over. Immutable; the file is read anew each time.
 */
final class HostsFile {
  private final Path file;

  HostsFile(Path file) {
    this.file = file;
  }

  /** The addresses of a name in lower case; empty where the file does not hold it. */
  List<InetAddress> addresses(String host) {
    List<InetAddress> found = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (holds(line, host)) {
          InetAddress address = InetAddress.getByAddress(host, Ipv4Literal.bytes(words(line)[0]));
          if (!found.contains(address)) {
            found.add(address);
          }
        }
      }
    } catch (IOException e) {
      // Many machines have none: then it holds no name.
      return new ArrayList<>();
    }
    return found;
  }

  private static boolean holds(String line, String host) {
    String[] words = words(line);
    if (!Ipv4Literal.is(words[0])) {
      return false;
    }
    for (int i = 1; i < words.length; i++) {
      if (words[i].toLowerCase(Locale.ROOT).equals(host)) {
        return true;
      }
    }
    return false;
  }

  private static String[] words(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).trim().split("[ \t]+", -1);
  }
}
