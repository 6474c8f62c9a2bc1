package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States with one key have the same future, or else merging them would hide states. */
class WorldKeyTest {
  private static final long TICK = 1_000_000;

  private final Set<Long> keys = new HashSet<>();
  private LeaseWorld.Sizes sizes;
  private LeaseMoves moves;

  @ParameterizedTest
  @CsvSource({"1, 0, 6", "2, 0, 5", "2, 2, 6"})
  void mergingLosesNoState(int slots, int least, int depth) {
    Duration ttl = Duration.ofMillis(2);
    sizes = new LeaseWorld.Sizes(2, slots, ttl, ttl, 2 * TICK, TICK, TICK);
    moves = new LeaseMoves(2, least == 2 ? new int[] {2} : new int[] {least, 2});
    LeaseExplorer merged = new LeaseExplorer(sizes, LeaseRules.REAL, moves).explore(depth);
    everyPath("", depth);
    assertEquals(keys.size(), merged.states());
  }

  private void everyPath(String path, int depth) {
    keys.add(WorldKey.of(replay(path)));
    if (depth > 0) {
      moves.of(replay(path)).forEach(move -> everyPath(path + move, depth - 1));
    }
  }

  private LeaseWorld replay(String path) {
    LeaseWorld world = new LeaseWorld(sizes, LeaseRules.REAL);
    path.chars().forEach(move -> moves.apply(world, (char) move));
    return world;
  }
}
