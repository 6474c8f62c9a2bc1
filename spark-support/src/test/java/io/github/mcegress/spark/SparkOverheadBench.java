package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.LabJvm;
import io.github.mcegress.lab.Measure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the plugin costs an application on {@code local[2]} in a JVM of its own, with the server in
 * this one: a read over a kept connection in {@code mapPartitions}, against bare OkHttp, and the
 * start.
 *
 * <p>Both sides run in turn, so that noise of the machine meets them alike. A ratio is the median
 * of the rounds' own ratios for reads, and that of the medians for the start.
 */
class SparkOverheadBench {
  private static final BenchReport REPORT = new BenchReport("spark");
  private static final int WARM_UP_ROUNDS = 6;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 21);
  private static final int READS = 5_000;
  private static final int STARTS = Integer.getInteger("bench.starts", 9);

  @TempDir Path folder;

  @AfterAll
  static void publish() throws IOException {
    REPORT.publish();
  }

  @Test
  void readsInMapPartitions() throws Exception {
    try (LabSites sites = new LabSites()) {
      double load = load();
      List<String> printed =
          LabJvm.of(ReadRoundsMain.class)
              .option("-Xmx1g")
              .run(
                  host(sites, 0),
                  host(sites, 1),
                  pem(sites),
                  String.valueOf(WARM_UP_ROUNDS),
                  String.valueOf(ROUNDS),
                  String.valueOf(READS));
      List<double[]> ours = figures(printed, ReadRoundsMain.LINE + ReadRoundsMain.OURS);
      List<double[]> bare = figures(printed, ReadRoundsMain.LINE + ReadRoundsMain.BARE);
      assertEquals(ROUNDS, ours.size(), () -> String.join("\n", printed));
      assertEquals(ROUNDS, bare.size(), () -> String.join("\n", printed));
      row("bare OkHttp", bare, bare, sites.web().handshakes(LabSites.HOSTS[1]), load);
      row("SparkEgress.client()", ours, bare, sites.web().handshakes(LabSites.HOSTS[0]), load);
    }
  }

  private static void row(
      String client, List<double[]> rounds, List<double[]> bare, int connections, double load) {
    List<Double> ratios = new ArrayList<>();
    List<Double> cpuRatios = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      ratios.add(rounds.get(i)[0] / bare.get(i)[0]);
      cpuRatios.add(rounds.get(i)[1] / bare.get(i)[1]);
    }
    REPORT.row(
        "HTTPS reads in mapPartitions, two tasks, " + ROUNDS + " rounds of " + READS,
        "client",
        client,
        "us for a read",
        median(rounds, 0),
        "of bare",
        Measure.median(ratios),
        "from",
        Collections.min(ratios),
        "to",
        Collections.max(ratios),
        "CPU us",
        median(rounds, 1),
        "CPU of bare",
        Measure.median(cpuRatios),
        "connections",
        connections,
        "load before",
        load,
        "load after",
        load());
  }

  @Test
  void startOfTheApplication() throws Exception {
    try (LabSites sites = new LabSites()) {
      double load = load();
      List<double[]> without = new ArrayList<>();
      List<double[]> with = new ArrayList<>();
      // The first of each brings its jars into the system's cache.
      for (int round = -1; round < STARTS; round++) {
        boolean withFirst = round % 2 == 0;
        for (boolean withPlugin : new boolean[] {withFirst, !withFirst}) {
          double[] start = withPlugin ? start(host(sites, 0), pem(sites)) : start();
          if (round >= 0) {
            (withPlugin ? with : without).add(start);
          }
        }
      }
      startRow("without the plugin", without, without, load);
      startRow("with the plugin", with, without, load);
    }
  }

  private static double[] start(String... arguments) throws Exception {
    List<String> printed = LabJvm.of(StartMain.class).option("-Xmx1g").run(arguments);
    List<double[]> figures = figures(printed, StartMain.LINE);
    assertEquals(1, figures.size(), () -> String.join("\n", printed));
    return figures.get(0);
  }

  private static void startRow(
      String application, List<double[]> starts, List<double[]> without, double load) {
    REPORT.row(
        "SparkContext created to first job done, " + STARTS + " JVMs each",
        "application",
        application,
        "ms",
        median(starts, 0),
        "of without",
        median(starts, 0) / median(without, 0),
        "from ms",
        starts.stream().mapToDouble(start -> start[0]).min().orElse(Double.NaN),
        "to ms",
        starts.stream().mapToDouble(start -> start[0]).max().orElse(Double.NaN),
        "CPU ms",
        median(starts, 1),
        "CPU of without",
        median(starts, 1) / median(without, 1),
        "load before",
        load,
        "load after",
        load());
  }

  private static double median(List<double[]> figures, int index) {
    List<Double> values = new ArrayList<>();
    figures.forEach(both -> values.add(both[index]));
    return Measure.median(values);
  }

  /** The two figures of each line that begins so. */
  private static List<double[]> figures(List<String> printed, String begin) {
    List<double[]> figures = new ArrayList<>();
    for (String line : printed) {
      if (line.startsWith(begin)) {
        String[] words = line.substring(begin.length()).trim().split(" ", -1);
        figures.add(new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])});
      }
    }
    return figures;
  }

  /** Of the whole machine in the last minute: processes that run or want to. */
  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String host(LabSites sites, int site) {
    return LabSites.HOSTS[site] + ":" + sites.web().port();
  }

  private String pem(LabSites sites) throws IOException {
    Path file = folder.resolve("authority.pem");
    Files.write(file, sites.pem().getBytes(StandardCharsets.US_ASCII));
    return file.toString();
  }
}
