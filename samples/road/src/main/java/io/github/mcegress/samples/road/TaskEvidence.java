package io.github.mcegress.samples.road;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What could be seen of one task. Immutable. */
final class TaskEvidence {
  private static final String REPORT = "mcegress report: ";

  private final String standardError;
  private final Map<String, String> settings;
  private final List<String> remarks;

  TaskEvidence(String standardError, Map<String, String> settings, List<String> remarks) {
    this.standardError = standardError;
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    this.remarks = Collections.unmodifiableList(new ArrayList<>(remarks));
  }

  /** The settings as they went over the wire, empty when they could not be seen. */
  Map<String, String> settings() {
    return settings;
  }

  /** What else is known: the same remarks are printed once for all tasks. */
  List<String> remarks() {
    return remarks;
  }

  /** The transport of each client of the task, and why it was chosen. */
  List<String> transports() {
    List<String> transports = new ArrayList<>();
    for (String report : reports()) {
      transports.add(report.split(" \\| ", 2)[0]);
    }
    return transports;
  }

  /** The hosts that the task called, as its clients reported them. */
  List<TaskHost> hosts() {
    List<TaskHost> hosts = new ArrayList<>();
    for (String report : reports()) {
      String[] parts = report.split(" \\| ", -1);
      for (int i = 1; i < parts.length; i++) {
        hosts.add(TaskHost.parse(parts[i]));
      }
    }
    return hosts;
  }

  /** What mcegress said on standard error beside its report. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    for (String line : standardError.split("\n", -1)) {
      if (line.startsWith("mcegress") && !line.startsWith(REPORT)) {
        said.add(line);
      }
    }
    return said;
  }

  private List<String> reports() {
    List<String> reports = new ArrayList<>();
    for (String line : standardError.split("\n", -1)) {
      if (line.startsWith(REPORT)) {
        reports.add(line.substring(REPORT.length()));
      }
    }
    return reports;
  }
}
