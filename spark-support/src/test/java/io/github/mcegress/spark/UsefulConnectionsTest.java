package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UsefulConnectionsTest {
  private final UsefulConnections useful = new UsefulConnections(3);

  @Test
  void whoBeginsWantsOneForEachHost() {
    assertEquals(3, useful.look(0, 0));
  }

  @Test
  void requestsAtOnceWantOneOnEachHostThatIsCalled() {
    assertEquals(8, useful.look(2, 4));
  }

  @Test
  void onlyThreeQuietLooksInARowGiveConnectionsBack() {
    assertEquals(8, useful.look(2, 4));
    assertEquals(8, useful.look(0, 4));
    assertEquals(8, useful.look(0, 4));
    assertEquals(0, useful.look(0, 4));
  }

  @Test
  void neverOverflows() {
    assertEquals(1_000_000, useful.look(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }
}
