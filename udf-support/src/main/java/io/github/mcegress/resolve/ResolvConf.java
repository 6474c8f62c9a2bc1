package io.github.mcegress.resolve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The name servers of a resolv.conf(5) file. Search domains and options are not read. */
final class ResolvConf {
  private static final int PORT = 53;
  // As many as the C library asks.
  private static final int MOST_SERVERS = 3;

  private ResolvConf() {}

  /** The servers in the file's order, at most three; none where there is no such file. */
  static List<InetSocketAddress> servers(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Another system than Linux or macOS: the caller asks the JVM instead.
      return Collections.emptyList();
    }
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.trim().split("[ \t]+", -1);
      if (words.length > 1 && words[0].equals("nameserver") && servers.size() < MOST_SERVERS) {
        add(words[1], servers);
      }
    }
    return Collections.unmodifiableList(servers);
  }

  private static void add(String address, List<InetSocketAddress> servers) {
    try {
      if (Ipv4Literal.is(address)) {
        byte[] bytes = Ipv4Literal.bytes(address);
        servers.add(new InetSocketAddress(InetAddress.getByAddress(bytes), PORT));
      } else if (address.indexOf(':') >= 0) {
        // With a colon it can only be an IPv6 address, for which the JVM asks nobody.
        servers.add(new InetSocketAddress(InetAddress.getByName(address), PORT));
      }
    } catch (UnknownHostException e) {
      // No address: the C library passes over such a line, too.
    }
  }
}
