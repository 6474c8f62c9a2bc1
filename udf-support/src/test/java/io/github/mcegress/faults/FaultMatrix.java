package io.github.mcegress.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All verdicts, and the page that shows them: fault against what was said. Not thread-safe. */
final class FaultMatrix {
  private static final String FIRST_MEETING =
      "\nWhen the cases first met the doctor (2026-11-21) 375 of 388 examinations were right, of the"
          + " blind\nones 85 of 87, and 10 claimed what was not so. The doctor took `100 Continue`"
          + " for an answer, only\n`-1` for a look-up that is kept forever, and examined a SOCKS"
          + " proxy in place of the target: that\nwas mended. The other cases were at fault: they"
          + " did not say that the job speaks TLS (`tls-plain`,\n`tls-silent`), left too little"
          + " time (`http-no-answer`), or could not be had on loopback (`review`,\nwhich is left"
          + " out).\n";

  private final List<FaultVerdict> verdicts = new ArrayList<>();

  void add(FaultVerdict verdict) {
    verdicts.add(verdict);
  }

  /** Those of which that holds. */
  List<FaultVerdict> those(Predicate<FaultVerdict> which) {
    List<FaultVerdict> those = new ArrayList<>();
    for (FaultVerdict verdict : verdicts) {
      if (which.test(verdict)) {
        those.add(verdict);
      }
    }
    return those;
  }

  /** How many of a hundred are right by code and first cause. */
  double percentRight() {
    return 100.0 * those(FaultVerdict::isRight).size() / verdicts.size();
  }

  /** As Markdown; the same in each run with the same verdicts. */
  String page() {
    StringBuilder page = new StringBuilder(512);
    page.append("# What the doctor says of the fault laboratory\n\n");
    page.append("Written by `FaultMatrixTest` (udf-support), which produces each fault of\n");
    page.append(
        "[the table](doctor.md) for real on loopback, in several variants, and examines it\n");
    page.append("in a plain JVM at each of the doctor's places where the table differs.\n");
    page.append(
        "*Right*: the code and the cause that is named first are the table's. *Blind*: the\n");
    page.append("examinations of the variant that was written from the table alone.\n\n");
    summary(page);
    page.append(FIRST_MEETING);
    page.append("\n| fault | examined | right | blind, right | said |\n|---|---|---|---|---|\n");
    Map<String, List<FaultVerdict>> byFault = new TreeMap<>();
    for (FaultVerdict verdict : verdicts) {
      byFault.computeIfAbsent(verdict.fault().fault(), any -> new ArrayList<>()).add(verdict);
    }
    byFault.forEach((fault, all) -> row(page, fault, all));
    return page.toString();
  }

  private void summary(StringBuilder page) {
    long right = those(FaultVerdict::isRight).size();
    long whole = those(FaultVerdict::isWholeRight).size();
    List<FaultVerdict> blind = those(verdict -> verdict.fault().isFromTheTable());
    long blindRight = blind.stream().filter(FaultVerdict::isRight).count();
    page.append(
        String.format(
            "- %d examinations, %d right (%.1f %%)%n", verdicts.size(), right, percentRight()));
    page.append(String.format("- all ranks and the stage right: %d%n", whole));
    page.append(String.format("- blind: %d of %d right%n", blindRight, blind.size()));
    page.append(
        String.format(
            "- something claimed as seen that is not so: %d%n",
            those(FaultVerdict::isConfidentlyWrong).size()));
    page.append(
        String.format(
            "- with a ranked list as the only right answer: %d%n",
            those(FaultVerdict::isOpen).size()));
  }

  private static void row(StringBuilder page, String fault, List<FaultVerdict> all) {
    Map<String, Integer> said = new LinkedHashMap<>();
    int right = 0;
    int blind = 0;
    int blindRight = 0;
    for (FaultVerdict verdict : all) {
      said.merge(verdict.said(), 1, Integer::sum);
      right += verdict.isRight() ? 1 : 0;
      blind += verdict.fault().isFromTheTable() ? 1 : 0;
      blindRight += verdict.fault().isFromTheTable() && verdict.isRight() ? 1 : 0;
    }
    List<String> cells = new ArrayList<>();
    said.forEach((what, times) -> cells.add(times + " x " + what));
    page.append("| `").append(fault).append("` | ").append(all.size()).append(" | ");
    page.append(right).append(" | ").append(blindRight).append(" of ").append(blind);
    page.append(" | ").append(String.join("; ", cells)).append(" |\n");
  }
}
