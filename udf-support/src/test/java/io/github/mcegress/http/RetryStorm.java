package io.github.mcegress.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many clients that call one server at a steady rate, through an outage of it; all in simulated
 * time. A call is made when its time has come, whether or not those before it have ended.
 */
final class RetryStorm {
  private static final long SEED = 20261121;

  /** What the budget of a client with 16 connections, the default, may hold. */
  private static final int FLOOR = 16;

  private final StormPeer peer;
  private final int clients;
  private final Duration period;
  private final Duration from;
  private final Duration to;
  private final Duration end;
  private final Slots called;
  private final Slots ended;
  private final Slots failed;
  private Slots arrived;

  /**
   * To be run.
   *
   * @param period from one call of a client to its next
   * @param from when the outage begins
   * @param to when it ends
   * @param end when the last call is made
   */
  RetryStorm(
      StormPeer peer, int clients, Duration period, Duration from, Duration to, Duration end) {
    this.peer = peer;
    this.clients = clients;
    this.period = period;
    this.from = from;
    this.to = to;
    this.end = end;
    this.called = new Slots(end);
    this.ended = new Slots(end);
    this.failed = new Slots(end);
  }

  /**
   * Runs it.
   *
   * @param room what the server can do after the outage, as a multiple of the clients' own
   *     requests; 0 if it can do anything
   */
  RetryStorm run(OutageServer.Failing failing, double room) throws Exception {
    List<StormClient> all = new ArrayList<>();
    try (SimulatedTime time = new SimulatedTime(SEED);
        OutageServer server = new OutageServer(time, failing, from, to, end)) {
      if (room > 0) {
        double own = clients * (double) Slots.LENGTH.toNanos() / period.toNanos();
        server.room((int) Math.round(own * room));
      }
      try {
        for (int i = 0; i < clients; i++) {
          StormClient client = peer.client(server.port(), time);
          all.add(client);
          next(time, client, period.multipliedBy(i).dividedBy(clients));
        }
        time.run();
      } finally {
        for (StormClient client : all) {
          client.close();
        }
      }
      arrived = server.arrived();
    }
    return this;
  }

  private void next(SimulatedTime time, StormClient client, Duration at) {
    if (at.compareTo(end) < 0) {
      time.at(
          at,
          () -> {
            next(time, client, at.plus(period));
            call(time, client);
          });
    }
  }

  private void call(SimulatedTime time, StormClient client) {
    called.add(time.sinceStart());
    try {
      if (!client.call()) {
        failed.add(time.sinceStart());
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    ended.add(time.sinceStart());
  }

  /** The clients' own requests in the outage. */
  int own() {
    return called.between(from, to);
  }

  /** The requests that reached the server in the outage. */
  int load() {
    return arrived.between(from, to);
  }

  /** What a budget grants without calls, in the outage: 16 for each client, and 1 each second. */
  int floors() {
    return (int) (clients * (FLOOR + to.minus(from).getSeconds()));
  }

  /** 1.2 times the clients' own requests in the outage, and the floors. */
  int bound() {
    return own() + own() / 5 + floors();
  }

  /** Calls that got no answer 200 in the end. */
  int failedCalls() {
    return failed.between(Duration.ZERO, end);
  }

  /** From the end of the outage until 99 % of what ends in a slot ends well, for good. */
  Duration recovery() {
    Duration good = to;
    for (Duration slot = to; slot.compareTo(end) < 0; slot = slot.plus(Slots.LENGTH)) {
      Duration next = slot.plus(Slots.LENGTH);
      if (failed.between(slot, next) * 100 > ended.between(slot, next)) {
        good = next;
      }
    }
    return good.minus(to);
  }

  /** The requests that reached the server in the first second after the outage. */
  int peak() {
    return arrived.between(to, to.plusSeconds(1));
  }

  /** The clients' own requests in that second. */
  int ownAfter() {
    return called.between(to, to.plusSeconds(1));
  }
}
