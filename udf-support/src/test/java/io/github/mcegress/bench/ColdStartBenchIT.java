package io.github.mcegress.bench;

import io.github.mcegress.http.TransportKind;
import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * From the start of a JVM to its first answered HTTPS request: ours from the published {@code all}
 * jar, the others from their own jars, in turn, all with the JDK's own authorities and one more.
 *
 * <p>Bar: ours at most 1.2 times the bare client under it.
 */
class ColdStartBenchIT {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 11);
  private static final int BYTES = 200;

  @TempDir Path folder;

  @Test
  void firstAnswer() throws Exception {
    try (ServerProcess server = ServerProcess.start("127.0.0.1")) {
      Path all = Paths.get(System.getProperty("mcegress.all"));
      List<ColdJvm> jvms = jvms(server, all);
      for (int round = -1; round < ROUNDS; round++) {
        List<ColdJvm> order = new ArrayList<>(jvms);
        Collections.rotate(order, round);
        for (ColdJvm jvm : order) {
          jvm.run(BYTES);
        }
        if (round < 0) {
          // The first of each brings its jar into the system's cache.
          jvms = jvms(server, all);
        }
      }
      report(jvms, all).publish();
    }
  }

  private List<ColdJvm> jvms(ServerProcess server, Path all) throws Exception {
    Path trust = BenchTrust.file(folder, server.pem());
    Path tests = home(ColdStart.class);
    String url = server.url(ServerProcess.HOST, BYTES);
    String endpoint = ServerProcess.HOST + ":" + server.port();
    String spec = "internet = " + endpoint + "\nprivate-addresses = " + endpoint + "\n";
    String hosts = "127.0.0.1 " + ServerProcess.HOST + "\n";
    List<ColdJvm> jvms = new ArrayList<>();
    jvms.add(
        new ColdJvm(
            "bare OkHttp",
            trust,
            Arrays.asList(
                tests,
                home(okhttp3.OkHttpClient.class),
                home(okio.Okio.class),
                home(kotlin.Unit.class)),
            ColdOkHttpMain.class,
            url,
            "127.0.0.1"));
    jvms.add(
        new ColdJvm(
            "ours, OKHTTP",
            trust,
            Arrays.asList(tests, all),
            ColdOursMain.class,
            url,
            spec,
            hosts,
            TransportKind.OKHTTP.name()));
    jvms.add(
        new ColdJvm(
            "bare HttpClient 5",
            trust,
            Arrays.asList(
                tests,
                home(DnsResolver.class),
                home(HttpHost.class),
                home(HttpVersionPolicy.class),
                home(Logger.class)),
            ColdHttpClient5Main.class,
            url,
            "127.0.0.1"));
    jvms.add(
        new ColdJvm(
            "ours, BLOCKING",
            trust,
            Arrays.asList(tests, all),
            ColdOursMain.class,
            url,
            spec,
            hosts,
            TransportKind.BLOCKING.name()));
    jvms.add(
        new ColdJvm(
            "HttpURLConnection",
            trust,
            Collections.singletonList(tests),
            ColdUrlMain.class,
            server.url("localhost", BYTES)));
    return jvms;
  }

  private static BenchReport report(List<ColdJvm> jvms, Path all) throws Exception {
    BenchReport report = new BenchReport("coldstart");
    for (ColdJvm jvm : jvms) {
      int index = jvms.indexOf(jvm);
      ColdJvm bare = index == 1 || index == 3 ? jvms.get(index - 1) : null;
      report.row(
          "fresh JVM to the first answer, medians of " + ROUNDS,
          "client",
          jvm.name(),
          "ms",
          Measure.median(jvm.millis()),
          "of the bare client",
          bare == null
              ? "-"
              : (Object) (Measure.median(jvm.millis()) / Measure.median(bare.millis())),
          "CPU ms",
          Measure.median(jvm.cpuMillis()),
          "CPU of the bare client",
          bare == null
              ? "-"
              : (Object) (Measure.median(jvm.cpuMillis()) / Measure.median(bare.cpuMillis())),
          "classes",
          Measure.median(jvm.classes()));
    }
    report.row("the all jar", "jar", all.getFileName().toString(), "bytes", Files.size(all));
    return report;
  }

  private static Path home(Class<?> type) throws Exception {
    return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
