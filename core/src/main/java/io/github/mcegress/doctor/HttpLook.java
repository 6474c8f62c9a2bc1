package io.github.mcegress.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code HEAD /} and the head of its answer. Used by one thread. */
final class HttpLook {
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]{1,5} ([1-5][0-9]{2})( .*)?");

  private static final Pattern INTERIM = Pattern.compile("HTTP/[0-9.]{1,5} 1[0-9]{2} ");

  private final Map<String, String> headers = new TreeMap<>();
  private String firstLine = "";
  private int status;
  private Duration firstByte = Duration.ZERO;
  private @Nullable IOException failure;

  private HttpLook() {}

  /**
   * Asks over that socket.
   *
   * @param host what stands in {@code Host}, with the port where it is not the scheme's own
   */
  static HttpLook at(Socket socket, String host, LongSupplier nanoTime) {
    HttpLook look = new HttpLook();
    try {
      look.ask(socket, host, nanoTime);
    } catch (IOException e) {
      look.failure = e;
    }
    return look;
  }

  private void ask(Socket socket, String host, LongSupplier nanoTime) throws IOException {
    String request =
        "HEAD / HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: mcegress-doctor\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    long start = nanoTime.getAsLong();
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    byte[] buffer = new byte[1024];
    while (head.length() < LONGEST_HEAD) {
      int end = head.indexOf("\r\n\r\n");
      if (end >= 0 && !INTERIM.matcher(head).lookingAt()) {
        break;
      }
      if (end >= 0) {
        // That the server goes on is no answer yet.
        head.delete(0, end + 4);
        continue;
      }
      int read = in.read(buffer);
      if (read < 0) {
        break;
      }
      if (head.length() == 0) {
        firstByte = Duration.ofNanos(nanoTime.getAsLong() - start);
      }
      head.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
    }
    parse(head.toString());
  }

  private void parse(String head) {
    String[] lines = head.split("\r?\n", -1);
    firstLine = lines[0];
    Matcher matcher = STATUS.matcher(lines[0]);
    if (lines.length < 2 || !matcher.matches()) {
      return;
    }
    status = Integer.parseInt(matcher.group(1));
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).trim());
      }
    }
  }

  /** The status, or 0 when there was no answer in HTTP. */
  int status() {
    return status;
  }

  /** A header of the answer by its name in lower case, or null. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The first line that came, be it HTTP or not; empty when nothing came. */
  String firstLine() {
    return firstLine;
  }

  /** The time from the request to the first byte of the answer. */
  Duration firstByte() {
    return firstByte;
  }

  /** Why the answer did not come, or null. */
  @Nullable IOException failure() {
    return failure;
  }
}
