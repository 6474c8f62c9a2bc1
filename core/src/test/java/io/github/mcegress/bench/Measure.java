package io.github.mcegress.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * One piece of work measured on one thread: calls per second, calls per second that the thread had
 * a core to itself (others may share the machine; garbage collection is not in it), and bytes
 * allocated per call, each the median of several rounds behind a warm-up.
 */
final class Measure {
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOS = 200_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  final String name;
  final double perSecond;
  final double perCpuSecond;
  final long bytesPerCall;

  /** Keeps results alive, so that no work is optimized away. */
  static volatile int sink;

  private Measure(String name, double perSecond, double perCpuSecond, long bytesPerCall) {
    this.name = name;
    this.perSecond = perSecond;
    this.perCpuSecond = perCpuSecond;
    this.bytesPerCall = bytesPerCall;
  }

  /** Measures work that gives a text. */
  static Measure of(String name, Supplier<String> work) {
    List<Double> rates = new ArrayList<>();
    List<Double> cpuRates = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      long allocated = allocated();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      int calls = 0;
      int hash = 0;
      long now = start;
      while (now - start < ROUND_NANOS) {
        for (int i = 0; i < 16; i++) {
          hash += work.get().length();
        }
        calls += 16;
        now = System.nanoTime();
      }
      sink = hash;
      if (round >= WARM_UP_ROUNDS) {
        rates.add(calls * 1e9 / (now - start));
        cpuRates.add(calls * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpu));
        bytes.add((allocated() - allocated) / calls);
      }
    }
    return new Measure(name, median(rates), median(cpuRates), median(bytes));
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** The heap in use behind a garbage collection, in bytes. */
  static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static <T extends Comparable<T>> T median(List<T> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
