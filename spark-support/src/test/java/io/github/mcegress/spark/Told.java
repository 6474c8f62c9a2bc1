package io.github.mcegress.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps what a user would be told. */
final class Told implements Consumer<String> {
  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized void accept(String line) {
    lines.add(line);
    notifyAll();
  }

  /** All lines so far. */
  synchronized List<String> lines() {
    return new ArrayList<>(lines);
  }

  /** Waits for a line with that text. */
  synchronized String await(String part) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      for (String line : lines) {
        if (line.contains(part)) {
          return line;
        }
      }
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("nobody told \"" + part + "\" but " + lines);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
