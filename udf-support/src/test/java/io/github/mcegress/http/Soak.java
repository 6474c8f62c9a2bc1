package io.github.mcegress.http;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many calls through one client of several threads, to servers that break them by a seed. The
 * addresses are two: the first one dies now and then. Used by one thread.
 */
final class Soak implements Closeable {
  static final int CAP = 8;

  private static final int THREADS = 4;
  private static final int CALLS_OF_A_LIFE = 3_000;
  private static final String HOST = "api.example.test";

  /** Never reached, however busy the machine: else an answer could come to nobody. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final SoakLedger ledger;
  private final SoakServer plain;
  private final SoakServer secured;
  private final EgressClient client;
  private final SoakCaller caller;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicInteger next = new AtomicInteger();
  private final int calls;

  Soak(TransportKind transport, int calls, long seed) throws Exception {
    this.calls = calls;
    LabCertificates certificates = LabCertificates.create();
    InetAddress steady = LoopbackAddress.pick();
    InetAddress unsteady = LoopbackAddress.pick();
    ledger = new SoakLedger(calls);
    plain = new SoakServer(null, steady, unsteady, ledger, seed);
    secured = new SoakServer(certificates.issue(HOST), steady, unsteady, ledger, seed);
    String[] endpoints = {HOST + ":" + plain.port(), HOST + ":" + secured.port()};
    ResolvedHosts hosts = Shipped.hosts(HOST, unsteady, steady);
    List<InetAddress> both = Arrays.asList(unsteady, steady);
    client =
        EgressClient.builder()
            .transport(transport)
            .spec(
                EgressSpec.builder()
                    .internet(endpoints)
                    .privateAddresses(endpoints)
                    .pinPlainHttp(true)
                    .build())
            .hosts(hosts)
            .resolver(host -> both)
            .trustPem(certificates.authorityPem())
            .maxConnections(CAP)
            .callTimeout(TIMEOUT)
            .reportAtClose(false)
            .time(new QuickTime(seed))
            .build();
    caller =
        new SoakCaller(client, ledger, seed, "http://" + endpoints[0], "https://" + endpoints[1]);
  }

  /** Goes on until so many calls were made, or the time is over: then false. */
  boolean callUntil(int end, long untilNanos) throws Exception {
    Callable<Boolean> work =
        () -> {
          while (untilNanos - System.nanoTime() > 0) {
            int call = next.getAndUpdate(n -> n < end ? n + 1 : n);
            if (call >= end) {
              return true;
            }
            if (call % CALLS_OF_A_LIFE == CALLS_OF_A_LIFE - 1) {
              plain.toggle();
              secured.toggle();
            }
            caller.call(call);
          }
          return false;
        };
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(work);
    }
    boolean whole = true;
    for (Future<Boolean> one : threads.invokeAll(all)) {
      whole &= one.get();
    }
    return whole;
  }

  /** What the process holds beside the servers' threads, once they know which connections ended. */
  Footprint footprint() throws InterruptedException {
    for (int i = 0; i < 1_000 && ledger.open() > CAP; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    Footprint.collect();
    return Footprint.take(thread -> !thread.getName().equals(SoakServer.THREAD));
  }

  int calls() {
    return calls;
  }

  SoakLedger ledger() {
    return ledger;
  }

  SoakCaller caller() {
    return caller;
  }

  EgressReport report() {
    return client.report();
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    client.close();
    plain.close();
    secured.close();
  }
}
