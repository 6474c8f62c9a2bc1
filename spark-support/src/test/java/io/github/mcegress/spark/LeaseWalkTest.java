package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lease's promise at larger sizes, and by chance: what {@link LeaseModelTest} cannot reach. */
class LeaseWalkTest {
  private static final int STEPS = 3_000;

  @Property(tries = 500)
  void theSumNeverExceedsTheConnections(@ForAll long seed) {
    LeaseWalk walk = new LeaseWalk(seed, LeaseRules.REAL);
    assertTrue(walk.greatest(STEPS) <= walk.connections(), () -> "seed " + seed + ": " + walk);
    assertTrue(walk.greatestReserved() <= walk.connections(), () -> "seed " + seed + ": " + walk);
  }

  @Test
  void connectionsAreUsedUpInManyRuns() {
    int usedUp = 0;
    for (long seed = 0; seed < 100; seed++) {
      LeaseWalk walk = new LeaseWalk(seed, LeaseRules.REAL);
      usedUp += walk.greatest(STEPS) == walk.connections() ? 1 : 0;
    }
    assertTrue(usedUp > 25, usedUp + " of 100 runs");
  }

  @ParameterizedTest
  @EnumSource(BrokenLeaseRules.class)
  void findsEveryMistake(BrokenLeaseRules broken) {
    int found = 0;
    for (long seed = 0; seed < 400 && found < 3; seed++) {
      LeaseWalk walk = new LeaseWalk(seed, broken);
      found += walk.greatest(STEPS) > walk.connections() ? 1 : 0;
    }
    assertTrue(found == 3, broken + " was found in " + found + " of 400 runs");
  }
}
