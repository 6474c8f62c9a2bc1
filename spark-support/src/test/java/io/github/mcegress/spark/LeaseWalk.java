package io.github.mcegress.spark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One long run of a larger application under chance: 30 executors, about 10 of them at once, with
 * the product's times, clocks up to 8 % off (1.08 / 0.92 is below (10 s + 2 s) / 10 s), messages
 * that are reordered, lost, doubled, and late by any time.
 */
final class LeaseWalk {
  private static final int EXECUTORS = 30;
  private static final int AT_ONCE = 10;
  private static final long NANOS_PER_TICK = 100_000_000;

  private final Random random;
  private final LeaseWorld world;

  /** Whose messages do not reach the driver for a time. */
  private final boolean[] cut = new boolean[EXECUTORS];

  private int greatest;

  LeaseWalk(long seed, LeaseRules rules) {
    random = new Random(seed);
    int slots = 1 + random.nextInt(AT_ONCE);
    int connections = slots + random.nextInt(51 - slots);
    long[] rates = new long[EXECUTORS];
    for (int i = 0; i < EXECUTORS; i++) {
      rates[i] = rate();
    }
    Arrays.sort(rates, 0, random.nextInt(EXECUTORS));
    world =
        new LeaseWorld(
            new LeaseWorld.Sizes(
                connections, slots, Duration.ofSeconds(10), Duration.ofSeconds(2), rate(), rates),
            rules);
  }

  private long rate() {
    // Mostly the extremes, between which the margin has to hold.
    int choice = random.nextInt(4);
    double off = choice == 0 ? -0.08 : choice == 1 ? 0.08 : 0.16 * random.nextDouble() - 0.08;
    return (long) (NANOS_PER_TICK * (1 + off));
  }

  /** The most that could be open at once, after so many steps or when it is too many. */
  int greatest(int steps) {
    for (int i = 0; i < steps && greatest <= world.sizes.connections; i++) {
      step();
      greatest = Math.max(greatest, world.open());
    }
    return greatest;
  }

  /** The most that the driver ever had in its books. */
  int greatestReserved() {
    return world.driver.table().report(world.driverNanos).greatestReserved();
  }

  int connections() {
    return world.sizes.connections;
  }

  private void step() {
    int chance = random.nextInt(1000);
    if (chance < 100) {
      world.advance(1 + random.nextInt(chance < 5 ? 60 : 5));
      return;
    }
    int running = 0;
    int last = 0;
    for (; last < EXECUTORS && running < AT_ONCE; last++) {
      running += world.executors.get(last).runs() ? 1 : 0;
    }
    int which = random.nextInt(last);
    ModelExecutor executor = world.executors.get(which);
    if (chance < 400) {
      deliverToDriver(executor, cut[which]);
    } else if (chance < 650) {
      deliverFromDriver(executor);
    } else if (chance < 680) {
      lose(executor.toDriver);
      lose(executor.fromDriver);
    } else if (chance < 710) {
      cut[which] ^= true;
    } else if (executor.runs()) {
      act(executor, chance);
    }
  }

  private void act(ModelExecutor executor, int chance) {
    if (chance < 900) {
      int most = random.nextInt(3) > 0 ? 2 * world.sizes.connections : 3;
      executor.send(random.nextInt(most + 1));
    } else if (chance < 980) {
      executor.drain();
    } else if (chance < 995) {
      world.giveUp(executor);
    } else if (executor.started() && chance < 998) {
      executor.release();
    } else if (executor.started()) {
      executor.die();
    }
  }

  /** Mostly in order, or else most renewals would be older than one that arrived. */
  private int which(List<ModelExecutor.Flight> flights) {
    return random.nextInt(3) > 0 ? 0 : random.nextInt(flights.size());
  }

  private void deliverToDriver(ModelExecutor executor, boolean isCut) {
    if (!isCut && !executor.toDriver.isEmpty()) {
      world.toDriver(executor, which(executor.toDriver), random.nextInt(10) == 0);
    }
  }

  private void deliverFromDriver(ModelExecutor executor) {
    if (!executor.fromDriver.isEmpty()) {
      // The newest first, most of the time: the others count no more.
      Collections.reverse(executor.fromDriver);
      world.fromDriver(executor, which(executor.fromDriver), random.nextInt(10) == 0);
      Collections.reverse(executor.fromDriver);
    }
  }

  private void lose(List<ModelExecutor.Flight> flights) {
    if (!flights.isEmpty()) {
      flights.remove(random.nextInt(flights.size()));
    }
  }

  @Override
  public String toString() {
    return world.sizes.connections
        + " connections, "
        + world.sizes.slots
        + " slots: at most "
        + greatest
        + " open, "
        + world.driver.table().report(world.driverNanos);
  }
}
