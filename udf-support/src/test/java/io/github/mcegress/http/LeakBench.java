package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * 11,000 clients opened and closed, 1,000 of them with an HTTPS request: heap, threads and
 * descriptors after each thousand.
 */
@BothTransports
class LeakBench {
  @Parameter TransportKind transport;

  @Test
  void heapThreadsAndDescriptorsStayFlat() throws Exception {
    try (OpenClients clients = new OpenClients(transport)) {
      clients.open(200, true);
      print("warm", clients.footprint());
      clients.open(1000, true);
      Footprint first = clients.footprint();
      print("1,000 with a request", first);
      Footprint last = first;
      long[] leastHeap = {first.heapBytes, Long.MAX_VALUE};
      for (int thousands = 1; thousands <= 10; thousands++) {
        clients.open(1000, false);
        last = clients.footprint();
        print(thousands + ",000 without", last);
        int half = thousands <= 5 ? 0 : 1;
        leastHeap[half] = Math.min(leastHeap[half], last.heapBytes);
      }
      assertEquals(1200, clients.requests());
      OurThreads.assertNone();
      assertTrue(last.threads <= first.threads, first + " -> " + last);
      assertTrue(last.descriptors <= first.descriptors, first + " -> " + last);
      // What a collection leaves comes and goes by some MiB: the least of each half counts.
      assertTrue(leastHeap[1] <= leastHeap[0] + (8 << 20), leastHeap[0] + " -> " + leastHeap[1]);
    }
  }

  private void print(String clients, Footprint footprint) {
    System.out.println(transport + ", " + clients + ": " + footprint);
  }
}
