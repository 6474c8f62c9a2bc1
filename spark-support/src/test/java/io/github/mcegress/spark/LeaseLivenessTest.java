package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Where messages arrive, everybody gets its own share, and what is unused is lent. */
class LeaseLivenessTest {
  private static final long NANOS_PER_TICK = 100_000_000;
  private static final int TTL_AND_MARGIN_TICKS = 120;

  private final Random random = new Random();
  private LeaseWorld world;
  private List<ModelExecutor> all;

  /** As many executors as slots, all but the first after some rounds of asking for anything. */
  private void start(long seed) {
    random.setSeed(seed);
    int slots = 2 + random.nextInt(9);
    int connections = slots + random.nextInt(51 - slots);
    long[] rates = new long[slots];
    Arrays.fill(rates, NANOS_PER_TICK);
    world =
        new LeaseWorld(
            new LeaseWorld.Sizes(
                connections,
                slots,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                NANOS_PER_TICK,
                rates),
            LeaseRules.REAL);
    all = world.executors;
    for (int i = 0; i < 5; i++) {
      world.advance(1);
      for (ModelExecutor executor : shuffled(all.subList(random.nextInt(2), all.size()))) {
        renew(executor, anything());
      }
    }
  }

  private int anything() {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(2 * connections());
  }

  private int connections() {
    return world.sizes.connections;
  }

  private int share() {
    return connections() / world.sizes.slots;
  }

  private List<ModelExecutor> shuffled(List<ModelExecutor> executors) {
    List<ModelExecutor> copy = new ArrayList<>(executors);
    Collections.shuffle(copy, random);
    return copy;
  }

  private int renew(ModelExecutor executor, int wanted) {
    executor.send(wanted);
    world.toDriver(executor, 0, false);
    world.fromDriver(executor, 0, false);
    executor.drain();
    assertTrue(world.open() <= connections());
    return executor.granted();
  }

  @Property(tries = 500)
  void anOwnShareIsThereAfterTwoRenewalsOfEachBorrower(@ForAll long seed) {
    start(seed);
    ModelExecutor asks = all.get(0);
    int wanted = anything();
    renew(asks, wanted);
    List<ModelExecutor> others = all.subList(1, all.size());
    List<ModelExecutor> twice = new ArrayList<>(others);
    twice.addAll(others);
    for (ModelExecutor executor : shuffled(twice)) {
      renew(executor, anything());
    }
    int granted = renew(asks, wanted);
    assertTrue(granted >= Math.min(Math.max(1, wanted), share()), granted + " of " + wanted);
  }

  @Property(tries = 200)
  void idleExecutorsLetOneBorrowAllButTheirLast(@ForAll long seed) {
    start(seed);
    for (int i = 0; i < 3; i++) {
      renew(all.get(0), connections());
      shuffled(all.subList(1, all.size())).forEach(idle -> renew(idle, 0));
    }
    assertEquals(connections() - all.size() + 1, renew(all.get(0), connections()));
  }

  @Property(tries = 200)
  void whoeverWantsAllGetsAnEqualPart(@ForAll long seed) {
    start(seed);
    for (int i = 0; i < 5; i++) {
      shuffled(all).forEach(executor -> renew(executor, connections()));
    }
    assertEquals(connections(), world.open());
    for (ModelExecutor executor : all) {
      int more = executor.granted() - share();
      assertTrue(more == 0 || more == 1, executor.granted() + " of " + connections());
    }
  }

  @Property(tries = 200)
  void whatADeadExecutorHeldIsLentAfterTtlAndMargin(@ForAll long seed) {
    start(seed);
    ModelExecutor dead = all.get(1);
    renew(dead, connections());
    int held = dead.open();
    List<ModelExecutor> others = new ArrayList<>(all);
    others.remove(dead);
    dead.die();
    for (int tick = 0; tick < TTL_AND_MARGIN_TICKS; tick++) {
      others.forEach(executor -> renew(executor, connections()));
      assertTrue(world.open() <= connections() - held, "lent before its time");
      world.advance(1);
    }
    for (int i = 0; i < 3; i++) {
      others.forEach(executor -> renew(executor, connections()));
    }
    assertEquals(connections(), world.open());
  }
}
