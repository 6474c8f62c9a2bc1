package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyKeyTest {
  /** Computed elsewhere: another program must come to the same. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-21, order-4711, c13cd7dfaf12dc50c533be4024607acd925c27988d3235b11d4e3fba7011ee77",
    "a, bc, b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d",
    "ab, c, f2939f903016e5bb29b1e4a61cdbd376220ca03a24180b39995f2d50f2e0a647",
    "\u65e5, \u00fc, f4979ebd691cd1fe65eb42f21855f4c2c1366e2fb1ccf541daea20fe6acd278b",
  })
  void isTheHashOfBothBehindTheirLengths(String scope, String rowKey, String text) {
    assertEquals(text, IdempotencyKey.of(scope, rowKey).toString());
    assertEquals(IdempotencyKey.of(scope, rowKey), IdempotencyKey.of(scope, rowKey));
  }

  @Test
  void refusesEmptyScopeOrRowKey() {
    IllegalArgumentException scope =
        assertThrows(IllegalArgumentException.class, () -> IdempotencyKey.of("", "row"));
    assertEquals("the scope is empty; write the run's date", scope.getMessage());
    IllegalArgumentException row =
        assertThrows(IllegalArgumentException.class, () -> IdempotencyKey.of("scope", ""));
    assertEquals("the row key is empty; write the row's own identity", row.getMessage());
  }

  @Test
  void refusesHalfOfASurrogatePairInsteadOfMakingTwoRowsOne() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> IdempotencyKey.of("s", "row\ud800"));
    assertTrue(refused.getMessage().contains("surrogate"), refused.getMessage());
    assertNotEquals(IdempotencyKey.of("s", "row?"), IdempotencyKey.of("s", "row\ud83d\ude00"));
  }
}
