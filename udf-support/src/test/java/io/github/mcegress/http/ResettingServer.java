package io.github.mcegress.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server that breaks one request at the byte it was told, and counts the writes that arrive.
 *
 * <p>A write is a request with a body: the row's name. It has arrived when all of it was read. One
 * whose connection is reset meanwhile counts as well: the server might have read on. A write is
 * applied if the answer is to be a success and its key is new.
 */
final class ResettingServer implements Closeable {
  private static final String CLOSE = "Connection: close\r\n";
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\n" + CLOSE + "Content-Length: 4\r\n\r\ndone";
  private static final Fault NONE = new Fault(-1, -1, false, ANSWER);

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicReference<Fault> next = new AtomicReference<>(NONE);
  private final ArrivedWrites writes = new ArrivedWrites();
  private final Semaphore resets = new Semaphore(0);
  private volatile String row = "";
  private volatile int size;
  private volatile boolean keeps;

  /** What happens to one request. Immutable. */
  static final class Fault {
    private final int requestBytes;
    private final int answerBytes;
    private final boolean idle;
    private final String answer;

    private Fault(int requestBytes, int answerBytes, boolean idle, String answer) {
      this.requestBytes = requestBytes;
      this.answerBytes = answerBytes;
      this.idle = idle;
      this.answer = answer;
    }

    /** The connection is reset when so many bytes of the request were read. */
    static Fault inRequest(int bytes) {
      return new Fault(bytes, -1, false, ANSWER);
    }

    /** The connection is reset when so many bytes of the answer were written. */
    static Fault inAnswer(int bytes) {
      return new Fault(-1, bytes, false, ANSWER);
    }

    /** The connection is reset behind a whole answer, while nobody asks anything. */
    static Fault idle() {
      return new Fault(-1, -1, true, ANSWER);
    }

    /** Another status, and the word that it may be sent again at once. */
    static Fault status(int status) {
      String line = "HTTP/1.1 " + status + " X\r\n";
      return new Fault(-1, -1, false, line + CLOSE + "Retry-After: 0\r\nContent-Length: 0\r\n\r\n");
    }
  }

  ResettingServer() throws IOException {
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The next request, which writes that row, goes so. */
  void next(String row, Fault fault) {
    this.row = row;
    resets.drainPermits();
    next.set(fault);
  }

  /** Waits until the connection was reset. */
  void awaitReset() throws InterruptedException {
    if (!resets.tryAcquire(20, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was reset");
    }
  }

  /** Whether connections are kept for the next request; they are not unless set. */
  void keeps(boolean keeps) {
    this.keeps = keeps;
  }

  /** Whether the fault has not happened yet. */
  boolean isArmed() {
    return next.get() != NONE;
  }

  /** What arrived. */
  ArrivedWrites writes() {
    return writes;
  }

  /** The bytes of the last whole write. */
  int size() {
    return size;
  }

  /** The bytes of an answer. */
  int answerSize() {
    return bytes(NONE).length;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        start(() -> serve(socket));
      } catch (IOException closed) {
        // The test is over.
      }
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "resetting-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) {
    try (Socket open = socket) {
      InputStream in = new BufferedInputStream(open.getInputStream());
      while (served(open, in)) {
        // The connection is kept for the next.
      }
    } catch (IOException left) {
      // The client has left.
    }
  }

  /** Whether the connection may serve another request. */
  private boolean served(Socket socket, InputStream in) throws IOException {
    Fault fault = next.get();
    if (fault.requestBytes == 0 && next.compareAndSet(fault, NONE)) {
      // Of what has not come yet nothing may ever leave.
      return in.available() > 0 ? began(socket) : reset(socket);
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    int bodyAt = -1;
    int whole = Integer.MAX_VALUE;
    while (request.size() < whole) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      if (request.size() == 0) {
        fault = next.get().idle ? next.get() : next.getAndSet(NONE);
      }
      request.write(b);
      if (request.size() == fault.requestBytes) {
        return began(socket);
      }
      if (b == '\n' && bodyAt < 0 && text(request).endsWith("\r\n\r\n")) {
        bodyAt = request.size();
        whole = bodyAt + Integer.parseInt(header(text(request), "content-length", "0"));
      }
    }
    if (whole > bodyAt) {
      size = whole;
      String name = text(request).substring(bodyAt);
      String key = header(text(request), "idempotency-key", "");
      writes.arrived(name, key);
      if (fault.answer.equals(ANSWER)) {
        writes.apply(name, key);
      }
    }
    byte[] answer = bytes(fault);
    boolean cut = fault.answerBytes >= 0;
    socket.getOutputStream().write(answer, 0, cut ? fault.answerBytes : answer.length);
    if (fault.idle) {
      next.set(NONE);
    }
    return cut || fault.idle ? reset(socket) : keeps;
  }

  private byte[] bytes(Fault fault) {
    String answer = keeps ? fault.answer.replace(CLOSE, "") : fault.answer;
    return answer.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Counted before the client can know. */
  private boolean began(Socket socket) throws IOException {
    writes.mayHaveArrived(row);
    return reset(socket);
  }

  private boolean reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
    resets.release();
    return false;
  }

  private static String text(ByteArrayOutputStream bytes) throws IOException {
    return bytes.toString("ISO-8859-1");
  }

  private static String header(String head, String name, String otherwise) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).trim();
      }
    }
    return otherwise;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
