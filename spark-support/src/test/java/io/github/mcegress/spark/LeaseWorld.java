package io.github.mcegress.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A driver, executors with clocks of their own, and messages that are delivered in any order, at
 * any time, doubled or never. The rules themselves are those of the product.
 */
final class LeaseWorld {
  /** Clocks begin shortly before they run over: only differences may count. */
  private static final long START_NANOS = Long.MAX_VALUE - 3_000_000;

  final Sizes sizes;
  final LeaseRules.Driver driver;
  final List<ModelExecutor> executors = new ArrayList<>();
  long driverNanos = START_NANOS;

  /** What the world consists of; immutable. */
  static final class Sizes {
    final int connections;
    final int slots;
    final Duration ttl;
    final Duration margin;
    final long driverNanosPerTick;
    final long[] executorNanosPerTick;

    Sizes(
        int connections,
        int slots,
        Duration ttl,
        Duration margin,
        long driverNanosPerTick,
        long... executorNanosPerTick) {
      this.connections = connections;
      this.slots = slots;
      this.ttl = ttl;
      this.margin = margin;
      this.driverNanosPerTick = driverNanosPerTick;
      this.executorNanosPerTick = executorNanosPerTick;
    }
  }

  LeaseWorld(Sizes sizes, LeaseRules rules) {
    this.sizes = sizes;
    driver = rules.driver(sizes.connections, sizes.slots, sizes.ttl, sizes.margin);
    for (int i = 0; i < sizes.executorNanosPerTick.length; i++) {
      String id = Integer.toString(i);
      executors.add(
          new ModelExecutor(id, rules.holder(id), START_NANOS, sizes.executorNanosPerTick[i]));
    }
  }

  void advance(long ticks) {
    driverNanos += ticks * sizes.driverNanosPerTick;
    for (ModelExecutor executor : executors) {
      executor.advance(ticks);
    }
  }

  /** Delivers a message to the driver; one that is kept is delivered once more. */
  void toDriver(ModelExecutor executor, int index, boolean keep) {
    ModelExecutor.Flight flight = taken(executor.toDriver, index, keep);
    if (flight.renewal == null) {
      driver.released(executor.id, flight.sequence, driverNanos);
      return;
    }
    Grant grant = driver.renew(flight.renewal, driverNanos);
    if (executor.runs()) {
      executor.fromDriver.add(new ModelExecutor.Flight(grant.sequence(), null, grant));
    }
  }

  /** Delivers an answer to its executor; one that is kept is delivered once more. */
  void fromDriver(ModelExecutor executor, int index, boolean keep) {
    executor.take(taken(executor.fromDriver, index, keep).grant);
  }

  private static ModelExecutor.Flight taken(
      List<ModelExecutor.Flight> flights, int index, boolean keep) {
    if (!keep) {
      return flights.remove(index);
    }
    flights.get(index).doubled = true;
    return flights.get(index);
  }

  void giveUp(ModelExecutor executor) {
    driver.givenUp(executor.id, driverNanos);
  }

  /** What can be open at all executors together, by the clock of each. */
  int open() {
    int sum = 0;
    for (ModelExecutor executor : executors) {
      sum += executor.open();
    }
    return sum;
  }
}
