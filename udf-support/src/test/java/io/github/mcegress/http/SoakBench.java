package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.BenchReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * A million calls through one client under random faults: every request accounted for, and heap,
 * threads and descriptors after each tenth.
 *
 * <p>{@code -Dsoak.calls} sets how many, {@code -Dsoak.minutes} when it stops for each transport
 * (30) and judges what it has, {@code -Dsoak.seed} the faults.
 */
@BothTransports
class SoakBench {
  private static final int CALLS = Integer.getInteger("soak.calls", 1_000_000);
  private static final long MINUTES = Long.getLong("soak.minutes", 30);
  private static final long SEED = Long.getLong("soak.seed", 6);
  private static final int TENTHS = 10;
  private static final long HEAP_BYTES = 4 << 20;
  private static final BenchReport REPORT = new BenchReport("soak");

  @Parameter TransportKind transport;

  @AfterAll
  static void publish() throws IOException {
    REPORT.publish();
  }

  @Test
  void everythingIsAccountedForAndNothingGrows() throws Exception {
    long start = System.nanoTime();
    long until = start + TimeUnit.MINUTES.toNanos(MINUTES);
    try (Soak soak = new Soak(transport, CALLS, SEED)) {
      List<Footprint> footprints = new ArrayList<>();
      boolean inTime = true;
      for (int tenth = 1; tenth <= TENTHS && inTime; tenth++) {
        inTime = soak.callUntil((int) ((long) CALLS * tenth / TENTHS), until);
        Footprint footprint = soak.footprint();
        footprints.add(footprint);
        row(soak, footprint, System.nanoTime() - start);
      }
      SoakAccount account = new SoakAccount(soak);
      System.out.println((inTime ? "" : "STOPPED when the time was over; ") + account);
      account.assertBalanced();
      assertFlat(footprints);
    }
  }

  private void row(Soak soak, Footprint footprint, long nanos) {
    SoakAccount account = new SoakAccount(soak);
    REPORT.row(
        CALLS + " calls",
        "transport",
        transport,
        "calls",
        soak.caller().calls(),
        "failed",
        soak.caller().failed(),
        "repeats",
        account.sum(HostReport::repeats),
        "connections",
        soak.ledger().accepted(),
        "heap KiB",
        footprint.heapBytes / 1024,
        "threads",
        footprint.threads,
        "descriptors",
        footprint.descriptors,
        "open at the servers",
        soak.ledger().open(),
        "seconds",
        TimeUnit.NANOSECONDS.toSeconds(nanos));
    System.out.println(transport + ", " + soak.caller().calls() + " calls: " + footprint);
  }

  /** What a collection leaves comes and goes: the least heap of each half counts. */
  private static void assertFlat(List<Footprint> all) {
    if (all.size() < 4) {
      System.out.println("NOT JUDGED whether it is flat: the time was over too soon");
      return;
    }
    int half = all.size() / 2;
    long before = leastHeap(all.subList(0, half));
    long after = leastHeap(all.subList(half, all.size()));
    assertTrue(after <= before + HEAP_BYTES, "heap " + before + " -> " + after);
    for (Footprint one : all) {
      // Both ends of a connection are in this process.
      assertTrue(
          Math.abs(one.descriptors - all.get(0).descriptors) <= 2 * Soak.CAP, all.toString());
      assertTrue(one.threads <= all.get(0).threads + 2, all.toString());
    }
  }

  private static long leastHeap(List<Footprint> some) {
    return some.stream().mapToLong(one -> one.heapBytes).min().orElse(0);
  }
}
