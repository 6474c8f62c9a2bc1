package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one answer to its end, within the limits, and decodes gzip where the client
 * asked for it. Used by one thread.
 *
 * <p>The limit holds for the body as it is given to the caller. What is received may be larger by
 * what gzip adds to a body that cannot be compressed; no more is read, whatever it would become.
 * Nothing is read at all of a body whose Content-Length is above the limit.
 */
final class AnswerBody {
  private static final int FIRST_BUFFER = 8 * 1024;
  private static final int LARGEST_FIRST_BUFFER = 64 * 1024;
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final Exchange exchange;
  private final int status;
  private final List<String[]> headers;
  private final Received received;
  private final boolean gzip;

  AnswerBody(Exchange exchange, int status, List<String[]> headers, InputStream in) {
    this.exchange = exchange;
    this.status = status;
    this.headers = headers;
    this.gzip = exchange.asksForGzip() && isGzip(headers) && status != 206;
    long limit = exchange.maxBodyBytes();
    this.received = new Received(in, gzip ? limit + limit / 64 + 1024 : limit);
  }

  private static boolean isGzip(List<String[]> headers) {
    String encoding = joined(headers, "Content-Encoding");
    return encoding.equals("gzip") || encoding.equals("x-gzip");
  }

  private static String joined(List<String[]> headers, String name) {
    String joined = null;
    for (String[] header : headers) {
      if (header[0].equalsIgnoreCase(name)) {
        String value = header[1].trim().toLowerCase(Locale.ROOT);
        joined = joined == null ? value : joined + "," + value;
      }
    }
    return joined == null ? "" : joined;
  }

  /** The whole answer; headers that are true of the received form only are left out of it. */
  EgressResponse read() throws IOException {
    boolean none = exchange.request().method().equals("HEAD") || status == 204 || status == 304;
    if (none) {
      return response(headers, new byte[0]);
    }
    long declared = declaredLength();
    if (declared > received.limit) {
      throw tooLarge("declares " + declared + " bytes");
    }
    if (!gzip) {
      return response(headers, all(received, declared));
    }
    List<String[]> kept = new ArrayList<>(headers);
    kept.removeIf(
        header ->
            header[0].equalsIgnoreCase("Content-Encoding")
                || header[0].equalsIgnoreCase("Content-Length"));
    return response(kept, unzipped());
  }

  private EgressResponse response(List<String[]> headers, byte[] body) {
    return new EgressResponse(exchange.target(), status, headers, body);
  }

  /** How many bytes came, before decompression. */
  long received() {
    return received.count;
  }

  /** Of Content-Length, or -1 where there is none to go by. */
  private long declaredLength() {
    String length = joined(headers, "Content-Length");
    return LENGTH.matcher(length).matches() ? Long.parseLong(length) : -1;
  }

  private byte[] unzipped() throws IOException {
    if (received.isAtEnd()) {
      // Nothing, compressed by a server that does not compress nothing.
      return new byte[0];
    }
    try (GZIPInputStream unzipping = new GZIPInputStream(received, FIRST_BUFFER)) {
      byte[] body = all(unzipping, -1);
      received.drain();
      return body;
    } catch (ZipException | EOFException e) {
      received.throwFailure();
      throw new EgressException(
          Codes.HTTP_ENCODING,
          Stage.ANSWER,
          exchange.address().getHostAddress(),
          "the answer of " + exchange.target().endpoint() + " is no gzip, as its header says",
          "mend the server, or ask without compression: header(\"Accept-Encoding\", \"identity\")",
          e);
    }
  }

  private byte[] all(InputStream in, long expected) throws IOException {
    int limit = exchange.maxBodyBytes();
    int first = expected < 0 ? FIRST_BUFFER : (int) Math.min(expected, LARGEST_FIRST_BUFFER);
    byte[] buffer = new byte[Math.min(limit, first)];
    int size = 0;
    while (true) {
      if (size == buffer.length) {
        int next = in.read();
        if (next < 0) {
          return buffer;
        }
        if (size == limit) {
          throw tooLarge("has more than " + limit + " bytes");
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(limit, Math.max(16, size * 2L)));
        buffer[size++] = (byte) next;
      }
      int n = in.read(buffer, size, buffer.length - size);
      if (n < 0) {
        return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
      }
      size += n;
    }
  }

  private EgressException tooLarge(String what) {
    return new EgressException(
        Codes.HTTP_TOO_LARGE,
        Stage.ANSWER,
        exchange.address().getHostAddress(),
        "the answer of " + exchange.target().endpoint() + " " + what,
        "ask for less, or raise the client's limit of " + exchange.maxBodyBytes() + " bytes",
        null);
  }

  /** The body as it comes, counted and bounded. */
  private final class Received extends InputStream {
    private final InputStream in;
    private final long limit;
    private long count;
    private int ahead = -1;
    private @Nullable IOException failure;

    Received(InputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    /** Reads one byte ahead. */
    boolean isAtEnd() throws IOException {
      ahead = read();
      return ahead < 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (ahead >= 0) {
        bytes[offset] = (byte) ahead;
        ahead = -1;
        return 1;
      }
      try {
        int n = in.read(bytes, offset, length);
        count += Math.max(0, n);
        if (count > limit) {
          throw tooLarge(
              "has more than " + limit + " bytes" + (gzip ? " before decompression" : ""));
        }
        return n;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** Never 0, by which GZIPInputStream would end a body of several members at the first. */
    @Override
    public int available() {
      return 1;
    }

    /** To the end, behind what GZIPInputStream wanted: so that the connection serves again. */
    void drain() throws IOException {
      throwFailure();
      byte[] rest = new byte[FIRST_BUFFER];
      while (read(rest, 0, rest.length) >= 0) {
        // What stands behind the last member is nobody's.
      }
    }

    /** GZIPInputStream takes some failures for the end. */
    void throwFailure() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
