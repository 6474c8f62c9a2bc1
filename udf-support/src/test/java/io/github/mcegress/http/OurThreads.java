package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The threads that a client must not leave behind: those of OkHttp that work for one of its
 * connections. Its idle workers ({@code OkHttp TaskRunner}) and {@code Okio Watchdog} are the
 * JVM's.
 */
final class OurThreads {
  private OurThreads() {}

  /** All threads are the runtime's, of test servers, or idle ones of OkHttp; waits for the last. */
  static void assertNone() throws InterruptedException {
    List<String> left = left();
    for (int i = 0; i < 1000 && !left.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
      left = left();
    }
    assertEquals(Collections.emptyList(), left);
  }

  private static List<String> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(
            name ->
                name.startsWith("mcegress")
                    || (name.startsWith("OkHttp") && !name.equals("OkHttp TaskRunner")))
        .collect(Collectors.toList());
  }
}
