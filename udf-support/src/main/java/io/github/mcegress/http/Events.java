package io.github.mcegress.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands events to the listener, where there is one, and bears what it throws. Thread-safe. */
final class Events {
  private final @Nullable EgressListener listener;
  private final AtomicLong failures = new AtomicLong();

  Events(@Nullable EgressListener listener) {
    this.listener = listener;
  }

  void tell(Supplier<EgressEvent> event) {
    if (listener == null) {
      return;
    }
    try {
      listener.on(event.get());
    } catch (RuntimeException e) {
      if (failures.incrementAndGet() == 1) {
        System.err.println("mcegress: the listener failed; its further failures are counted only");
        e.printStackTrace(System.err);
      }
    }
  }

  /** How many exceptions the listener threw. */
  long failures() {
    return failures.get();
  }
}
