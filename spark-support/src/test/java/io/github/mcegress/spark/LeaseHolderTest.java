package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LeaseHolderTest {
  private final LeaseHolder holder = new LeaseHolder("7");

  private static Grant answer(long sequence) {
    return new Grant(sequence, 0, 3, 10, 1);
  }

  @Test
  void numbersItsRenewals() {
    assertEquals(
        "executor=7 sequence=1 held=0 wanted=2 addresses=5", holder.next(0, 2, 5, 0).toText());
    assertEquals(
        "executor=7 sequence=2 held=1 wanted=0 addresses=6", holder.next(1, 0, 6, 0).toText());
  }

  @Test
  void anAnswerHoldsFromSending() {
    holder.next(0, 1, 0, 1_000);
    assertEquals("3 until 10001000", String.valueOf(holder.take(answer(1))));
  }

  @Test
  void onlyTheAnswerToTheLastRenewalCounts() {
    holder.next(0, 1, 0, 0);
    holder.next(0, 1, 0, 500);
    assertNull(holder.take(answer(1)));
    assertNull(holder.take(answer(3)), "of an executor before with the same id");
    assertEquals("3 until 10000500", String.valueOf(holder.take(answer(2))));
  }

  @Test
  void anAnswerCountsOnce() {
    holder.next(0, 1, 0, 0);
    holder.take(answer(1));
    assertNull(holder.take(answer(1)));
  }

  @Test
  void withoutARenewalNoAnswerCounts() {
    assertNull(holder.take(answer(1)));
  }

  @Test
  void afterTheEndNoAnswerCounts() {
    holder.next(0, 1, 0, 0);
    assertEquals(2, holder.release());
    assertNull(holder.take(answer(1)));
    assertNull(holder.take(answer(2)));
    assertEquals(3, holder.next(0, 0, 0, 0).sequence());
  }

  @Test
  void aRenewalThatCannotBeMadeLeavesTheLastOneInForce() {
    holder.next(0, 1, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> holder.next(-1, 1, 0, 5));
    assertEquals("3 until 10000000", String.valueOf(holder.take(answer(1))));
  }

  @Test
  void clocksMayRunOver() {
    holder.next(0, 1, 0, Long.MAX_VALUE);
    assertEquals(Long.MIN_VALUE + 9_999_999, holder.take(answer(1)).untilNanos());
  }
}
