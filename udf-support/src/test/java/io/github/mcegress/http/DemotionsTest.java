package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemotionsTest {
  private static final Target TARGET = Target.parse("https://api.example.test/");
  private static final Route A = new Route(TARGET, AddressHealthTest.address(1));
  private static final Route B = new Route(TARGET, AddressHealthTest.address(2));

  private final FakeTime time = new FakeTime();
  private final Demotions demotions = new Demotions(time);

  @Test
  void countsWhatBeganBeforeTheLastOneAsTheSame() {
    long begun = time.nanoTime();
    time.move(Duration.ofSeconds(10));
    assertTrue(demotions.isNew(A, begun));
    time.move(Duration.ofSeconds(10));
    assertFalse(demotions.isNew(A, begun + 1), "another thread's, that took longer");
    assertTrue(demotions.isNew(B, begun), "another address");
    assertTrue(demotions.isNew(A, time.nanoTime()), "it was tried again");
    assertFalse(demotions.isNew(A, time.nanoTime()));
  }

  @Test
  void forgetsWhatNoAttemptOutlasts() {
    long begun = time.nanoTime();
    assertTrue(demotions.isNew(A, begun));
    time.move(Duration.ofMinutes(61));
    assertTrue(demotions.isNew(B, time.nanoTime()));
    assertTrue(demotions.isNew(A, begun));
  }
}
