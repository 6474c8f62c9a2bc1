package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairShareTest {
  @Test
  void whoWantsLittleGetsIt() {
    assertArrayEquals(new int[] {1, 0, 5, 4}, FairShare.divide(10, new int[] {1, 0, 9, 7}));
    assertArrayEquals(new int[] {3, 3}, FairShare.divide(10, new int[] {3, 3}));
    assertArrayEquals(
        new int[] {4, 3, 3},
        FairShare.divide(10, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 10}));
    assertArrayEquals(new int[0], FairShare.divide(10, new int[0]));
  }

  @Property
  void allIsUsedAndNobodyGetsMoreThanOneBeyondAnotherThatWantsMore(
      @ForAll @IntRange(min = 1, max = 50) int connections, @ForAll @Size(max = 10) int[] any) {
    int[] demands = Arrays.stream(any).map(demand -> Math.floorMod(demand, 60)).toArray();
    int[] shares = FairShare.divide(connections, demands);
    assertEquals(Math.min(connections, Arrays.stream(demands).sum()), Arrays.stream(shares).sum());
    for (int i = 0; i < shares.length; i++) {
      assertTrue(shares[i] <= demands[i]);
      for (int j = 0; j < shares.length && shares[i] < demands[i]; j++) {
        assertTrue(shares[j] <= shares[i] + 1, Arrays.toString(shares));
      }
    }
  }
}
