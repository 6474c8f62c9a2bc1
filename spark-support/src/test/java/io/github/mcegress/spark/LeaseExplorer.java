package io.github.mcegress.spark;

import java.util.Arrays;

/**
 * Breadth-first through all states of a {@link LeaseWorld}, up to a number of moves. A state is
 * kept as the move that led to it, and reached again by doing all moves from the beginning.
 */
final class LeaseExplorer {
  private final LeaseWorld.Sizes sizes;
  private final LeaseRules rules;
  private final LeaseMoves moves;
  private int[] parents = new int[1 << 16];
  private char[] last = new char[1 << 16];
  private long[] keys = new long[1 << 18];
  private int states;
  private long transitions;
  private int depth;
  private int greatest;
  private boolean complete;
  private String violation = "";

  LeaseExplorer(LeaseWorld.Sizes sizes, LeaseRules rules, LeaseMoves moves) {
    this.sizes = sizes;
    this.rules = rules;
    this.moves = moves;
  }

  /** Stops at a violation, when there is no new state, or after so many moves. */
  LeaseExplorer explore(int most) {
    add(WorldKey.of(new LeaseWorld(sizes, rules)), -1, (char) 0);
    int from = 0;
    while (depth < most && from < states && violation.isEmpty()) {
      int end = states;
      for (; from < end && violation.isEmpty(); from++) {
        next(path(from), from);
      }
      depth++;
    }
    complete = from == states && violation.isEmpty();
    return this;
  }

  private void next(char[] path, int state) {
    LeaseWorld world = replay(path);
    for (char move : moves.of(world)) {
      if (world == null) {
        world = replay(path);
      }
      moves.apply(world, move);
      transitions++;
      greatest = Math.max(greatest, world.open());
      if (world.open() > sizes.connections) {
        violation = tell(path, move);
        return;
      }
      add(WorldKey.of(world), state, move);
      world = null;
    }
  }

  private LeaseWorld replay(char[] path) {
    LeaseWorld world = new LeaseWorld(sizes, rules);
    for (char move : path) {
      moves.apply(world, move);
    }
    return world;
  }

  private char[] path(int state) {
    char[] path = new char[depth];
    int at = state;
    for (int i = depth - 1; i >= 0; i--) {
      path[i] = last[at];
      at = parents[at];
    }
    return path;
  }

  private void add(long key, int parent, char move) {
    long wanted = key == 0 ? 1 : key;
    int at = (int) wanted & keys.length - 1;
    while (keys[at] != 0) {
      if (keys[at] == wanted) {
        return;
      }
      at = at + 1 & keys.length - 1;
    }
    keys[at] = wanted;
    if (states == parents.length) {
      parents = Arrays.copyOf(parents, 2 * states);
      last = Arrays.copyOf(last, 2 * states);
    }
    parents[states] = parent;
    last[states] = move;
    states++;
    if (states * 2 > keys.length) {
      grow();
    }
  }

  private void grow() {
    long[] old = keys;
    keys = new long[2 * old.length];
    for (long key : old) {
      int at = (int) key & keys.length - 1;
      while (key != 0 && keys[at] != 0) {
        at = at + 1 & keys.length - 1;
      }
      if (key != 0) {
        keys[at] = key;
      }
    }
  }

  private String tell(char[] path, char move) {
    LeaseWorld world = new LeaseWorld(sizes, rules);
    StringBuilder text = new StringBuilder();
    for (char step : (new String(path) + move).toCharArray()) {
      text.append(moves.describe(world, step));
      moves.apply(world, step);
      text.append(": ").append(world.open()).append(" open\n");
    }
    return text.toString();
  }

  int states() {
    return states;
  }

  /** Whether no move leads to a state that was not seen. */
  boolean isComplete() {
    return complete;
  }

  /** The most connections that could be open at once. */
  int greatest() {
    return greatest;
  }

  /** What leads to too many open connections; empty if nothing was found. */
  String violation() {
    return violation;
  }

  @Override
  public String toString() {
    return states
        + " states, "
        + transitions
        + " transitions, "
        + depth
        + (complete ? " moves deep, all there are" : " moves deep")
        + (violation.isEmpty() ? "" : ", violated:\n" + violation);
  }
}
