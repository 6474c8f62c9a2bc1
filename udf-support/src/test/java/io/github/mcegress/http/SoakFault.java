package io.github.mcegress.http;

import java.util.Arrays;

/**
 * What a {@link SoakServer} does with one request. Which it is depends on the seed, the call's
 * number and how often the request came: not on how threads take turns.
 *
 * <p>Calls come in blocks: one of four is a storm.
 */
enum SoakFault {
  /** An answer with a Content-Length, the connection kept. */
  NONE(0, 0),
  GZIP(80, 80),
  CHUNKED(40, 40),
  /** The first bytes one by one. */
  SLOW(3, 3),
  /** With the header Connection: close. */
  CLOSE(3, 3),
  /** The connection ends behind the answer, unannounced. */
  CLOSE_IDLE(3, 10),
  /** The connection is reset behind the answer. */
  RESET_IDLE(1, 10),
  /** More bytes than the Content-Length says. */
  EXCESS(1, 5),
  /** To the same, once; a write's is refused by the client. */
  REDIRECT(5, 5),
  TOO_MANY(1, 40),
  UNAVAILABLE(1, 40),
  MISDIRECTED(1, 10),
  RESET_IN_HEAD(1, 10),
  RESET_BEHIND_HEAD(1, 10),
  RESET_BEHIND_REQUEST(1, 10),
  RESET_IN_ANSWER_HEAD(1, 10),
  RESET_IN_ANSWER_BODY(1, 10),
  /** Fewer bytes than the Content-Length says, then the connection ends. */
  TRUNCATED(1, 10),
  /** A gzip that is none. */
  BROKEN_GZIP(1, 5),
  /** No HTTP. */
  GARBAGE(1, 5);

  private static final int BLOCK = 2_500;

  private final int inCalm;
  private final int inStorm;

  /** How many of a thousand requests, in calm and in a storm. */
  SoakFault(int inCalm, int inStorm) {
    this.inCalm = inCalm;
    this.inStorm = inStorm;
  }

  /** What happens to a call's request when it comes for the so-manieth time, counted from 1. */
  static SoakFault of(long seed, int call, int arrival) {
    boolean storm = call / BLOCK % 4 == 0;
    int chance = Math.floorMod(mixed(seed, call * 31L + arrival), 1000);
    for (SoakFault fault : values()) {
      chance -= storm ? fault.inStorm : fault.inCalm;
      if (chance < 0) {
        return fault == REDIRECT && arrival > 1 ? NONE : fault;
      }
    }
    return NONE;
  }

  /** A number that looks random, the same for the same two (SplitMix64). */
  static int mixed(long seed, long number) {
    long z = seed + number * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> 16);
  }

  /** Whether the client gets a whole answer, whatever its status. */
  boolean isAnswered() {
    return compareTo(MISDIRECTED) <= 0;
  }

  /** How many there are of each, as text; those that never happened are left out. */
  static String toText(long[] happened) {
    StringBuilder text = new StringBuilder();
    Arrays.stream(values())
        .filter(fault -> happened[fault.ordinal()] > 0)
        .forEach(
            fault -> text.append(fault).append('=').append(happened[fault.ordinal()]).append(' '));
    return text.toString().trim();
  }
}
