package io.github.mcegress.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.function.Predicate;

/** What the process holds. Immutable. */
final class Footprint {
  final long heapBytes;
  final long threads;
  final long descriptors;

  private Footprint(Predicate<Thread> counted) {
    Runtime runtime = Runtime.getRuntime();
    heapBytes = runtime.totalMemory() - runtime.freeMemory();
    threads = Thread.getAllStackTraces().keySet().stream().filter(counted).count();
    descriptors = openDescriptors();
  }

  /** Of this moment; whoever wants to know what is really held collects garbage before. */
  static Footprint take(Predicate<Thread> counted) {
    return new Footprint(counted);
  }

  /** Until a sentinel is gone, and once more for what it kept alive. */
  static void collect() {
    WeakReference<Object> sentinel = new WeakReference<>(new Object());
    while (sentinel.get() != null) {
      System.gc();
    }
    System.gc();
  }

  /** -1 where the system does not tell. */
  private static long openDescriptors() {
    Object system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof UnixOperatingSystemMXBean
        ? ((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount()
        : -1;
  }

  @Override
  public String toString() {
    return heapBytes / 1024 + " KiB heap, " + threads + " threads, " + descriptors + " descriptors";
  }
}
