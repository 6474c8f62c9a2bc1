package io.github.mcegress.lab;

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
 *
 * <p>Immutable.
 */
public final class Measure {
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOS = 200_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final double perSecond;
  private final double perCpuSecond;
  private final long bytesPerCall;

  /** Keeps results alive, so that no work is optimized away. */
  static Object sink;

  private Measure(double perSecond, double perCpuSecond, long bytesPerCall) {
    this.perSecond = perSecond;
    this.perCpuSecond = perCpuSecond;
    this.bytesPerCall = bytesPerCall;
  }

  /** Measures work for about three seconds. */
  public static Measure of(Supplier<?> work) {
    List<Double> rates = new ArrayList<>();
    List<Double> cpuRates = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      long allocated = allocated();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      int calls = 0;
      long now = start;
      while (now - start < ROUND_NANOS) {
        for (int i = 0; i < 16; i++) {
          sink = work.get();
        }
        calls += 16;
        now = System.nanoTime();
      }
      if (round >= WARM_UP_ROUNDS) {
        rates.add(calls * 1e9 / (now - start));
        cpuRates.add(calls * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpu));
        bytes.add((allocated() - allocated) / calls);
      }
    }
    return new Measure(median(rates), median(cpuRates), median(bytes));
  }

  /** Calls in a second. */
  public double perSecond() {
    return perSecond;
  }

  /** Calls in a second of the thread's own processor time. */
  public double perCpuSecond() {
    return perCpuSecond;
  }

  /** Bytes that the thread allocated for a call. */
  public long bytesPerCall() {
    return bytesPerCall;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** The heap in use behind a garbage collection, in bytes. */
  public static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The value in the middle; sorts the list. */
  public static <T extends Comparable<T>> T median(List<T> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
