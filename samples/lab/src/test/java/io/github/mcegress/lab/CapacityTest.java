package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private final AtomicLong now = new AtomicLong();
  private final Capacity capacity = new Capacity(3, now::get);

  private int taken(int offered) {
    int taken = 0;
    for (int i = 0; i < offered; i++) {
      taken += capacity.takesNext() ? 1 : 0;
    }
    return taken;
  }

  @Test
  void losesWhatIsBeyondItInASecond() {
    assertEquals(3, taken(10));
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
    assertEquals(0, taken(10));
  }

  @Test
  void takesAsManyInTheNextSecond() {
    assertEquals(3, taken(10));
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertEquals(3, taken(10));
  }
}
