package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request at one address, and how far it came. Used by one thread. */
final class Exchange {
  private static final int FIRST_BYTES = 4096;

  /** However much a server announces. */
  private static final int MOST_AT_ONCE = 256 * 1024;

  private final EgressRequest request;
  private final InetAddress address;
  private final Deadline deadline;
  private final int maxBodyBytes;
  private final HostCounters counters;
  private Stage stage = Stage.PLAN;
  private boolean sentWhole;
  private Sent before = Sent.NOTHING;
  private boolean reused;
  private long received;
  private @Nullable EgressResponse answer;

  Exchange(
      EgressRequest request,
      InetAddress address,
      Deadline deadline,
      int maxBodyBytes,
      HostCounters counters) {
    this.request = request;
    this.address = address;
    this.deadline = deadline;
    this.maxBodyBytes = maxBodyBytes;
    this.counters = counters;
  }

  EgressRequest request() {
    return request;
  }

  Target target() {
    return request.target();
  }

  InetAddress address() {
    return address;
  }

  Deadline deadline() {
    return deadline;
  }

  int maxBodyBytes() {
    return maxBodyBytes;
  }

  HostCounters counters() {
    return counters;
  }

  Stage stage() {
    return stage;
  }

  /** It never goes back behind the request's first byte, whatever a transport does then. */
  void reached(Stage stage) {
    if (this.stage.mayHaveReachedServer() && !stage.mayHaveReachedServer()) {
      return;
    }
    this.stage = stage;
    if (stage == Stage.REQUEST) {
      counters.sending(address);
    }
  }

  /** The transport has written all of the request. */
  void sentWhole() {
    sentWhole = true;
  }

  /** How much of the request may have left, this time or before. */
  Sent sent() {
    Sent now = Sent.at(stage);
    if (now == Sent.PART && sentWhole) {
      now = Sent.WHOLE;
    }
    return now.compareTo(before) < 0 ? before : now;
  }

  /** The call sent so much of the request already, be it elsewhere. */
  void sentBefore(Sent before) {
    this.before = before;
  }

  void connected() {
    counters.connected(address);
  }

  void shookHands() {
    counters.shookHands(address);
  }

  /** Whether the request went out on a connection that had served another one before. */
  boolean reused() {
    return reused;
  }

  void onReusedConnection() {
    reused = true;
    counters.reused(address);
  }

  /** The request is sent once more. */
  void startAgain() {
    counters.repeated();
    before = sent();
    stage = Stage.PLAN;
    sentWhole = false;
    reused = false;
    answer = null;
  }

  /**
   * Whether an answer may come compressed: unless the caller says what may, or asks for a part,
   * which would be one of the compressed form.
   */
  boolean asksForGzip() {
    for (String[] header : request.headers()) {
      if (header[0].equalsIgnoreCase("Accept-Encoding") || header[0].equalsIgnoreCase("Range")) {
        return false;
      }
    }
    return true;
  }

  /** The Accept-Encoding to send, where the caller sets none. */
  String acceptEncoding() {
    return asksForGzip() ? "gzip" : "identity";
  }

  /** Reads the answer's body to its end, within the limits, and decodes it. */
  EgressResponse read(int status, List<String[]> headers, InputStream in) throws IOException {
    AnswerBody body = new AnswerBody(this, status, headers, in);
    EgressResponse whole = body.read();
    received = body.received();
    return whole;
  }

  /** How many bytes of a body came, before decompression. */
  long received() {
    return received;
  }

  EgressException isNotHttp(Exception cause) {
    return new EgressException(
        Codes.HTTP_PROTOCOL,
        stage,
        sent(),
        address.getHostAddress(),
        target().endpoint() + " does not answer as HTTP",
        "check the port and the scheme",
        cause);
  }

  EgressException headTooLarge(Exception cause) {
    return new EgressException(
        Codes.HTTP_TOO_LARGE,
        stage,
        sent(),
        address.getHostAddress(),
        "the status line and headers of " + target().endpoint() + " are too large",
        "mend the server: 200 headers of 16 KiB, 256 KiB in all, are the most that is read",
        cause);
  }

  void answered(EgressResponse answer) {
    this.answer = answer;
  }

  /** The answer that ended it. */
  EgressResponse answer() {
    if (answer == null) {
      throw new IllegalStateException("not answered");
    }
    return answer;
  }
}
