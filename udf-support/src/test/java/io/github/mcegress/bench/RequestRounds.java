package io.github.mcegress.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What one client did in each round. Used by one thread. */
final class RequestRounds implements Closeable {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Peer peer;
  private final String url;
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> cpuMicros = new ArrayList<>();
  private final List<Long> bytes = new ArrayList<>();
  private long handshakes;

  RequestRounds(Peer peer, String url) {
    this.peer = peer;
    this.url = url;
  }

  String name() {
    return peer.name();
  }

  /** One round: as many requests as so many threads can do in the time. */
  void run(int threads, long millis, boolean warmUp) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      long end = start + millis * 1_000_000;
      List<Callable<long[]>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        work.add(() -> requests(end));
      }
      long done = 0;
      long allocated = 0;
      for (Future<long[]> one : pool.invokeAll(work)) {
        done += one.get()[0];
        allocated += one.get()[1];
      }
      if (!warmUp) {
        rates.add(done * 1e9 / (System.nanoTime() - start));
        cpuMicros.add((SYSTEM.getProcessCpuTime() - cpu) / 1e3 / done);
        bytes.add(allocated / done);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private long[] requests(long end) throws IOException {
    int expected = Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    long done = 0;
    do {
      byte[] body = peer.get(url);
      if (body.length != expected) {
        throw new IOException(peer.name() + " read " + body.length + " bytes");
      }
      done++;
    } while (System.nanoTime() < end);
    long now = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    return new long[] {done, now - allocated};
  }

  void shookHands(long times) {
    handshakes += times;
  }

  long handshakes() {
    return handshakes;
  }

  List<Double> rates() {
    return rates;
  }

  /** The whole JVM's, its collections and compilers included. */
  List<Double> cpuMicros() {
    return cpuMicros;
  }

  List<Long> bytes() {
    return bytes;
  }

  /** Requests of one for each request of the other, round by round. */
  static List<Double> ratios(RequestRounds one, RequestRounds other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < one.rates.size(); i++) {
      ratios.add(one.rates.get(i) / other.rates.get(i));
    }
    return ratios;
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
