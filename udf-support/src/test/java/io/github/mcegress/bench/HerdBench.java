package io.github.mcegress.bench;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.TransportKind;
import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.LabDns;
import io.github.mcegress.resolve.DnsHostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/**
 * Tasks that start at once against a DNS server that takes a fixed number of queries a second, set
 * so that about 24 % of the naive herd's queries are answered; within it, it loses queries by a
 * seeded pattern, never three in a row.
 *
 * <p>Bar: all of ours start, with at most three queries for a host in the whole job. What keeps
 * state for the whole JVM runs in JVMs of its own, fewer tasks against as much less of capacity.
 */
class HerdBench {
  private static final BenchReport REPORT = new BenchReport("herd");
  private static final int TASKS = Integer.getInteger("bench.tasks", 1000);
  private static final int JVMS = Integer.getInteger("bench.jvms", 40);
  private static final long SEED = 20261121;

  /** With three tries of two queries each a second apart: answered 24 % of what was sent. */
  private static final double CAPACITY_PER_TASK = 0.26;

  @TempDir Path folder;

  @AfterAll
  static void publish() throws IOException {
    REPORT.publish();
  }

  private static LabDns dns(int tasks) throws IOException {
    return LabDns.builder()
        .record(ServerProcess.HOST, InetAddress.getByName("127.0.0.1"))
        .dropSeed(SEED)
        .capacity((int) (tasks * CAPACITY_PER_TASK))
        .start();
  }

  private static void row(
      String who, int tasks, String where, long queries, long answers, long started) {
    REPORT.row(
        "tasks that start at once",
        "client",
        who,
        "tasks",
        tasks,
        "in",
        where,
        "capacity/s",
        (int) (tasks * CAPACITY_PER_TASK),
        "queries",
        queries,
        "answered %",
        queries == 0 ? "-" : (Object) (100.0 * answers / queries),
        "started",
        started,
        "started %",
        100.0 * started / tasks);
  }

  /** The platform's own recipe: gethostbyname when the task begins, tried three times. */
  @Test
  void resolvesAtInit() throws Exception {
    try (LabDns dns = dns(TASKS)) {
      StubResolver names = new StubResolver(dns.port(), 2, Type.A);
      long started = together(TASKS, TASKS, task -> gotName(names));
      row(
          "the FAQ's gethostbyname",
          TASKS,
          "threads, nothing shared",
          names.queries(),
          names.answers(),
          started);
    }
  }

  private static boolean gotName(StubResolver names) {
    for (int i = 0; i < 3; i++) {
      try {
        return !names.resolve(ServerProcess.HOST).isEmpty();
      } catch (UnknownHostException e) {
        // The recipe's next try comes at once.
      }
    }
    return false;
  }

  @Test
  void inetAddress() throws Exception {
    try (LabDns dns = dns(JVMS);
        HerdJvms jvms = new HerdJvms(JVMS, dns.port(), null, null)) {
      jvms.run();
      row(
          "the FAQ's recipe by InetAddress",
          JVMS,
          "real JVMs",
          jvms.queries(),
          jvms.answers(),
          jvms.started());
    }
  }

  @Test
  void plainOkHttp() throws Exception {
    try (ServerProcess server = ServerProcess.start("127.0.0.1");
        LabDns dns = dns(JVMS);
        HerdJvms jvms =
            new HerdJvms(
                JVMS,
                dns.port(),
                server.url(ServerProcess.HOST, 200),
                BenchTrust.file(folder, server.pem()))) {
      jvms.run();
      row("plain OkHttp", JVMS, "real JVMs", jvms.queries(), jvms.answers(), jvms.started());
    }
  }

  /** The submitter asks once and ships; every task is a client with a state of its own. */
  @Test
  void ours() throws Exception {
    for (TransportKind kind : new TransportKind[] {TransportKind.OKHTTP, TransportKind.BLOCKING}) {
      try (ServerProcess server = ServerProcess.start("127.0.0.1");
          LabDns dns = dns(TASKS)) {
        String endpoint = ServerProcess.HOST + ":" + server.port();
        EgressSpec spec =
            EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build();
        ResolvedHosts shipped;
        try (DnsHostResolver submitter =
            DnsHostResolver.builder()
                .servers(new InetSocketAddress(dns.address(), dns.port()))
                .build()) {
          shipped = ResolvedHosts.resolve(spec, Workload.UDF, submitter);
        }
        // Without a cache: whatever a task asks is seen at the server.
        StubResolver names = new StubResolver(dns.port(), 3, Type.A);
        String url = server.url(ServerProcess.HOST, 200);
        // TLS of so many would be a test of this machine's processors: 64 at a time.
        long started =
            together(
                TASKS,
                64,
                task -> {
                  try (EgressClient client =
                      EgressClient.builder()
                          .spec(spec)
                          .hosts(shipped)
                          .resolver(names)
                          .trustPem(server.pem())
                          .transport(kind)
                          .worker(task)
                          .build()) {
                    return client.get(url).status() == 200;
                  } catch (IOException e) {
                    return false;
                  }
                });
        row(
            "ours, " + kind,
            TASKS,
            "clients of one JVM, nothing shared",
            dns.queries(ServerProcess.HOST),
            dns.answered(ServerProcess.HOST),
            started);
      }
    }
  }

  private interface Task {
    boolean starts(int number);
  }

  private static long together(int tasks, int threads, Task task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < tasks; i++) {
        int number = i;
        work.add(() -> task.starts(number));
      }
      long started = 0;
      for (Future<Boolean> one : pool.invokeAll(work)) {
        started += one.get() ? 1 : 0;
      }
      return started;
    } finally {
      pool.shutdownNow();
    }
  }
}
