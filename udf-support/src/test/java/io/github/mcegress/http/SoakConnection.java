package io.github.mcegress.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/**
 * One connection at a {@link SoakServer}: reads requests and does with each what its {@link
 * SoakFault} says. A target is {@code /KIND/CALL}; a body begins with {@code CALL;}. Used by one
 * thread.
 */
final class SoakConnection {
  private static final byte[] FILLER = new byte[20_000];

  static {
    Arrays.fill(FILLER, (byte) 'x');
  }

  private final Socket raw;
  private final InputStream in;
  private final OutputStream out;
  private final SoakLedger ledger;
  private final long seed;
  private final BooleanSupplier dead;

  /**
   * Over a connected socket.
   *
   * @param raw the socket under TLS, to be reset
   * @param dead whether the address has died
   */
  SoakConnection(Socket socket, Socket raw, SoakLedger ledger, long seed, BooleanSupplier dead)
      throws IOException {
    this.raw = raw;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.ledger = ledger;
    this.seed = seed;
    this.dead = dead;
  }

  /** Serves one request; whether the connection may serve another. */
  boolean served() throws IOException {
    String first = line();
    String[] target = first.split(" ")[1].split("/");
    int call = Integer.parseInt(target[2]);
    int arrival = ledger.arrived(call);
    SoakFault fault =
        dead.getAsBoolean() ? SoakFault.RESET_IN_HEAD : SoakFault.of(seed, call, arrival);
    if (target[1].equals("stall")) {
      return stall();
    }
    ledger.happened(fault);
    if (fault == SoakFault.RESET_IN_HEAD) {
      return reset(raw);
    }
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      } else if (header.startsWith("idempotency-key:")) {
        ledger.key(call, header.substring(16).trim());
      }
    }
    if (fault == SoakFault.RESET_BEHIND_HEAD) {
      return reset(raw);
    }
    for (int i = 0; i < length; i++) {
      read();
    }
    if (fault == SoakFault.RESET_BEHIND_REQUEST) {
      return reset(raw);
    }
    if (fault.isAnswered()) {
      ledger.answers(fault, target[1].equals("read"));
    }
    return answer(fault, call, target[1]);
  }

  /** Until the client leaves. */
  private boolean stall() throws IOException {
    while (true) {
      read();
    }
  }

  private boolean answer(SoakFault fault, int call, String kind) throws IOException {
    int chance = SoakFault.mixed(seed, -call);
    byte[] body = body(call, Math.floorMod(chance, 400) == 0 ? FILLER.length : chance & 0xFF);
    int cut = body.length / 2;
    switch (fault) {
      case GZIP:
        byte[] zipped = zipped(body);
        return kept(head("200 OK", "Content-Encoding: gzip\r\n", zipped.length), zipped);
      case BROKEN_GZIP:
        return kept(head("200 OK", "Content-Encoding: gzip\r\n", body.length), body);
      case CHUNKED:
        String chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        write(chunk + Integer.toHexString(body.length) + "\r\n", body);
        return kept("\r\n0\r\n\r\n", new byte[0]);
      case SLOW:
        return slow(head("200 OK", "", body.length), body);
      case CLOSE:
        return !kept(head("200 OK", "Connection: close\r\n", body.length), body);
      case CLOSE_IDLE:
        return !kept(head("200 OK", "", body.length), body);
      case RESET_IDLE:
        write(head("200 OK", "", body.length), body);
        return reset(raw);
      case EXCESS:
        // It looks like the answer to the next request.
        String excess = head("200 OK", "", 3) + "-1;";
        byte[] more = Arrays.copyOf(body, body.length + excess.length());
        byte[] forged = excess.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(forged, 0, more, body.length, forged.length);
        return !kept(head("200 OK", "", body.length), more);
      case REDIRECT:
        String location = "Location: /" + kind + "/" + call + "\r\n";
        return kept(head("307 Temporary Redirect", location, 0), new byte[0]);
      case TOO_MANY:
      case UNAVAILABLE:
        String status = fault == SoakFault.TOO_MANY ? "429 Too Many" : "503 Unavailable";
        return kept(head(status, chance % 2 == 0 ? "Retry-After: 0\r\n" : "", 0), new byte[0]);
      case MISDIRECTED:
        return kept(head("421 Misdirected Request", "", 0), new byte[0]);
      case RESET_IN_ANSWER_HEAD:
        write(head("200 OK", "", body.length).substring(0, 20), new byte[0]);
        return reset(raw);
      case RESET_IN_ANSWER_BODY:
        write(head("200 OK", "", body.length), Arrays.copyOf(body, cut));
        return reset(raw);
      case TRUNCATED:
        return !kept(head("200 OK", "", body.length), Arrays.copyOf(body, cut));
      case GARBAGE:
        return !kept("this is no HTTP\r\n\r\n", new byte[0]);
      default:
        return kept(head("200 OK", "", body.length), body);
    }
  }

  private static byte[] body(int call, int filler) {
    byte[] name = (call + ";").getBytes(StandardCharsets.US_ASCII);
    byte[] body = Arrays.copyOf(name, name.length + filler);
    System.arraycopy(FILLER, 0, body, name.length, filler);
    return body;
  }

  private static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipping = new GZIPOutputStream(bytes)) {
      zipping.write(body);
    }
    return bytes.toByteArray();
  }

  private static String head(String status, String header, int length) {
    return "HTTP/1.1 " + status + "\r\n" + header + "Content-Length: " + length + "\r\n\r\n";
  }

  private boolean slow(String head, byte[] body) throws IOException {
    for (int i = 0; i < 10; i++) {
      out.write(head.charAt(i));
      out.flush();
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
    }
    return kept(head.substring(10), body);
  }

  private boolean kept(String head, byte[] body) throws IOException {
    write(head, body);
    return true;
  }

  /** At once: half of an answer would be one packet more. */
  private void write(String head, byte[] body) throws IOException {
    byte[] all =
        Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + body.length);
    System.arraycopy(body, 0, all, head.length(), body.length);
    out.write(all);
    out.flush();
  }

  private int read() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("the client left");
    }
    return b;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int b = read(); b != '\n'; b = read()) {
      line.append((char) b);
    }
    line.setLength(line.length() - 1);
    return line.toString();
  }

  /** Never to serve again. */
  static boolean reset(Socket raw) throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
    return false;
  }
}
