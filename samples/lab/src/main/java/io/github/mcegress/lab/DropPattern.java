package io.github.mcegress.lab;

import java.util.Random;

/**
 * The seeded pattern by which {@link LabDns} drops queries for one name, never three in a row.
 *
 * <p>Safe for use by many threads.
 */
final class DropPattern {
  private static final int MOST_IN_A_ROW = 2;

  private final Random random;
  private int inARow = 0;

  /** The pattern depends on nothing but the seed and the name, whatever else is asked meanwhile. */
  DropPattern(long seed, String name) {
    this.random = new Random(seed ^ ((long) name.hashCode() << 32));
  }

  synchronized boolean dropsNext() {
    // The random number is drawn in any case, so that the run of drops does not shift the pattern.
    boolean drops = random.nextBoolean() && inARow < MOST_IN_A_ROW;
    inARow = drops ? inARow + 1 : 0;
    return drops;
  }
}
