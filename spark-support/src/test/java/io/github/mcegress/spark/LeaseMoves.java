package io.github.mcegress.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All that can happen next in a {@link LeaseWorld}, each as a number: kind, executor and which. So
 * that the states are finite, few messages are under way at once for an executor; when there are as
 * many, any of them may be lost, which is also what delivering it never comes to.
 */
final class LeaseMoves {
  private final int flights;
  private final int[] wanted;
  private final Set<Kind> without = EnumSet.noneOf(Kind.class);

  enum Kind {
    TICK,
    SEND,
    TO_DRIVER,
    TO_DRIVER_KEPT,
    FROM_DRIVER,
    FROM_DRIVER_KEPT,
    LOSE_TO_DRIVER,
    LOSE_FROM_DRIVER,
    DRAIN,
    DIE,
    RELEASE,
    GIVE_UP
  }

  private static final Kind[] KINDS = Kind.values();

  /** flights: the most messages under way for one executor; wanted: what a renewal may ask for. */
  LeaseMoves(int flights, int... wanted) {
    this.flights = flights;
    this.wanted = wanted;
  }

  /** Leaves some out, to go deeper with the others. */
  LeaseMoves without(Kind... kinds) {
    without.addAll(Arrays.asList(kinds));
    return this;
  }

  List<Character> of(LeaseWorld world) {
    List<Character> moves = new ArrayList<>();
    moves.add(move(Kind.TICK, 0, 0));
    for (int e = 0; e < world.executors.size(); e++) {
      ModelExecutor executor = world.executors.get(e);
      boolean room = executor.flights() < flights;
      if (executor.runs()) {
        for (int i = 0; room && i < wanted.length && mayStart(world, e); i++) {
          moves.add(move(Kind.SEND, e, i));
        }
        if (executor.open() > executor.granted()) {
          moves.add(move(Kind.DRAIN, e, 0));
        }
        if (executor.started()) {
          moves.add(move(Kind.DIE, e, 0));
          moves.add(move(Kind.GIVE_UP, e, 0));
          if (room) {
            moves.add(move(Kind.RELEASE, e, 0));
          }
        }
      }
      deliveries(moves, executor.toDriver, Kind.TO_DRIVER, Kind.LOSE_TO_DRIVER, e, room);
      deliveries(moves, executor.fromDriver, Kind.FROM_DRIVER, Kind.LOSE_FROM_DRIVER, e, room);
    }
    moves.removeIf(move -> without.contains(KINDS[move >> 8]));
    return moves;
  }

  /** Of executors that are alike the first starts first: they differ only by their names. */
  private static boolean mayStart(LeaseWorld world, int e) {
    return e == 0
        || world.executors.get(e).nanosPerTick != world.executors.get(e - 1).nanosPerTick
        || world.executors.get(e - 1).started();
  }

  private static void deliveries(
      List<Character> moves,
      List<ModelExecutor.Flight> flights,
      Kind deliver,
      Kind lose,
      int e,
      boolean room) {
    for (int i = 0; i < flights.size(); i++) {
      moves.add(move(deliver, e, i));
      if (!room) {
        moves.add(move(lose, e, i));
      } else if (!flights.get(i).doubled) {
        moves.add(move(KINDS[deliver.ordinal() + 1], e, i));
      }
    }
  }

  private static char move(Kind kind, int executor, int which) {
    return (char) (kind.ordinal() << 8 | executor << 4 | which);
  }

  void apply(LeaseWorld world, char move) {
    ModelExecutor executor = world.executors.get(move >> 4 & 15);
    int which = move & 15;
    switch (KINDS[move >> 8]) {
      case TICK:
        world.advance(1);
        break;
      case SEND:
        executor.send(wanted[which]);
        break;
      case TO_DRIVER:
        world.toDriver(executor, which, false);
        break;
      case TO_DRIVER_KEPT:
        world.toDriver(executor, which, true);
        break;
      case FROM_DRIVER:
        world.fromDriver(executor, which, false);
        break;
      case FROM_DRIVER_KEPT:
        world.fromDriver(executor, which, true);
        break;
      case LOSE_TO_DRIVER:
        executor.toDriver.remove(which);
        break;
      case LOSE_FROM_DRIVER:
        executor.fromDriver.remove(which);
        break;
      case DRAIN:
        executor.drain();
        break;
      case DIE:
        executor.die();
        break;
      case RELEASE:
        executor.release();
        break;
      default:
        world.giveUp(executor);
    }
  }

  /** The move in words, before it is made. */
  String describe(LeaseWorld world, char move) {
    ModelExecutor executor = world.executors.get(move >> 4 & 15);
    Kind kind = KINDS[move >> 8];
    int which = move & 15;
    switch (kind) {
      case TICK:
        return "tick";
      case SEND:
        return executor.id + " asks for " + wanted[which];
      case TO_DRIVER:
      case TO_DRIVER_KEPT:
      case LOSE_TO_DRIVER:
        return executor.id + " " + kind + " " + executor.toDriver.get(which);
      case FROM_DRIVER:
      case FROM_DRIVER_KEPT:
      case LOSE_FROM_DRIVER:
        return executor.id + " " + kind + " " + executor.fromDriver.get(which);
      default:
        return executor.id + " " + kind;
    }
  }
}
