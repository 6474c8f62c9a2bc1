package io.github.mcegress.spark;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What tells states of a {@link LeaseWorld} apart, in 64 bits: two states with the same key can do
 * the same from now on. Times count from now, and of sequences only the order counts.
 */
final class WorldKey {
  private static final Field SLOTS = field("slots");
  private static final Field OTHERS = field("others");

  private final LeaseWorld world;
  private long hash = 1;

  private WorldKey(LeaseWorld world) {
    this.world = world;
  }

  static long of(LeaseWorld world) {
    WorldKey key = new WorldKey(world);
    key.addAll();
    return key.hash;
  }

  private static Field field(String name) {
    try {
      Field field = SlotTable.class.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new LinkageError("the slot table has no field " + name + " any more", e);
    }
  }

  private static Object read(Field field, SlotTable table) {
    try {
      return field.get(table);
    } catch (IllegalAccessException e) {
      throw new LinkageError("the slot table does not show its field", e);
    }
  }

  private void addAll() {
    Holding[] slots = (Holding[]) read(SLOTS, world.driver.table());
    Map<?, ?> others = (Map<?, ?>) read(OTHERS, world.driver.table());
    long whole = world.sizes.ttl.plus(world.sizes.margin).toNanos();
    Holding[] holdings = new Holding[world.executors.size()];
    for (Holding holding : slots) {
      if (holding != null) {
        holdings[Integer.parseInt(holding.executor)] = holding;
      }
    }
    for (ModelExecutor executor : world.executors) {
      Holding holding = holdings[Integer.parseInt(executor.id)];
      Grant newest = holding == null ? (Grant) others.get(executor.id) : holding.answer;
      long seen = newest == null ? 0 : newest.sequence();
      add(executor, seen, newest);
      long age =
          holding == null ? whole : Math.min(whole, world.driverNanos - holding.receivedNanos);
      add(age);
      if (age < whole && holding != null) {
        add(holding.slot);
        add(holding.wanted);
        add(holding.reserved);
      }
    }
  }

  private void add(ModelExecutor executor, long seen, Grant newest) {
    long[] order = order(executor, seen);
    add(executor.ended ? 1 : 0);
    add(executor.granted());
    add(executor.open());
    add(executor.leftNanos());
    add(rank(order, seen));
    add(rank(order, executor.sequence));
    boolean awaits = executor.awaits && executor.runs();
    long age = Math.min(world.sizes.ttl.toNanos(), executor.nowNanos - executor.sentNanos);
    add(awaits ? age : -1);
    boolean repeated = false;
    List<long[]> flights = new ArrayList<>();
    for (ModelExecutor.Flight flight : executor.toDriver) {
      long held = flight.renewal == null ? -1 : flight.renewal.held();
      long wanted = flight.renewal == null ? -1 : flight.renewal.wanted();
      flights.add(
          new long[] {0, rank(order, flight.sequence), held, wanted, flight.doubled ? 1 : 0});
      repeated |= flight.sequence == seen;
    }
    for (ModelExecutor.Flight flight : executor.fromDriver) {
      long connections = flight.grant.connections();
      flights.add(
          new long[] {1, rank(order, flight.sequence), connections, 0, flight.doubled ? 1 : 0});
    }
    flights.sort(WorldKey::compare);
    add(flights.size());
    for (long[] flight : flights) {
      for (long value : flight) {
        add(value);
      }
    }
    add(repeated && newest != null ? newest.connections() : -1);
  }

  private static int compare(long[] one, long[] other) {
    int i = 0;
    while (i < one.length - 1 && one[i] == other[i]) {
      i++;
    }
    return Long.compare(one[i], other[i]);
  }

  private static long[] order(ModelExecutor executor, long seen) {
    long[] all = new long[executor.flights() + 2];
    int n = 0;
    all[n++] = seen;
    all[n++] = executor.sequence;
    for (ModelExecutor.Flight flight : executor.toDriver) {
      all[n++] = flight.sequence;
    }
    for (ModelExecutor.Flight flight : executor.fromDriver) {
      all[n++] = flight.sequence;
    }
    Arrays.sort(all);
    return Arrays.stream(all).distinct().toArray();
  }

  /** 0 for what was never sent, which no message can be. */
  private static long rank(long[] order, long sequence) {
    return sequence == 0 ? 0 : 1 + Arrays.binarySearch(order, sequence);
  }

  private void add(long value) {
    hash = mix(hash * 0x9E3779B97F4A7C15L + value);
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }
}
