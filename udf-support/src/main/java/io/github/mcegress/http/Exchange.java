package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** One attempt of one request at one address, and how far it came. Used by one thread. */
final class Exchange {
  private final EgressRequest request;
  private final InetAddress address;
  private final Deadline deadline;
  private final int maxBodyBytes;
  private final HostCounters counters;
  private Stage stage = Stage.PLAN;
  private boolean reused;
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

  void reached(Stage stage) {
    this.stage = stage;
  }

  /** Whether the request went out on a connection that had served another one before. */
  boolean reused() {
    return reused;
  }

  void onReusedConnection() {
    reused = true;
  }

  /** Reads the answer's body to its end, or to the limit. */
  byte[] readBody(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (n > maxBodyBytes - body.size()) {
        throw new EgressException(
            Codes.HTTP_TOO_LARGE,
            Stage.ANSWER,
            address.getHostAddress(),
            "the answer of " + target().endpoint() + " has more than " + maxBodyBytes + " bytes",
            "ask for less, or raise the client's limit",
            null);
      }
      body.write(buffer, 0, n);
    }
    return body.toByteArray();
  }

  EgressException isNotHttp(Exception cause) {
    return new EgressException(
        Codes.HTTP_PROTOCOL,
        stage,
        address.getHostAddress(),
        target().endpoint() + " does not answer as HTTP",
        "check the port and the scheme",
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
