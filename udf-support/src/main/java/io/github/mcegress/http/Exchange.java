package io.github.mcegress.http;

import io.github.mcegress.Stage;
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
