package io.github.mcegress.samples.road;

import com.aliyun.odps.Instance;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.settings.SqlStatement;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the road has seen: per host, and per task what differs. Used by one thread. */
final class RoadReport {
  private static final String ROW = "    %-28s %8s %8s  %-16s %-9s %5s %5s %5s%n";

  private final RoadProject project;
  private final EgressSpec spec;
  private final Map<SqlStatement, TaskEvidence> tasks = new LinkedHashMap<>();
  private final Map<SqlStatement, Instance> instances = new LinkedHashMap<>();

  RoadReport(RoadProject project, EgressSpec spec) {
    this.project = project;
    this.spec = spec;
  }

  void submitted(SqlStatement statement, Instance instance) {
    instances.put(statement, instance);
  }

  void print(PrintStream out) {
    if (instances.isEmpty()) {
      return;
    }
    instances.forEach((statement, instance) -> tasks.put(statement, project.evidence(instance)));
    out.println("report:");
    hosts(out);
    once(out, "transport in the task", TaskEvidence::transports);
    once(out, "said in the task", TaskEvidence::said);
    once(out, "seen", TaskEvidence::remarks);
    once(out, "hints as they went over the wire", task -> lines(task.settings()));
  }

  private void hosts(PrintStream out) {
    out.println("  hosts: DNS queries before the job, look-ups in the tasks, the address used,");
    out.println("  where it came from, connections, TLS handshakes, requests answered");
    out.printf(ROW, "host", "queries", "look-ups", "address", "from", "conn", "tls", "req");
    Set<String> endpoints = new LinkedHashSet<>();
    for (Endpoint endpoint : spec.endpoints(Workload.UDF)) {
      endpoints.add(endpoint.toString());
    }
    List<TaskHost> called = new ArrayList<>();
    tasks.values().forEach(task -> called.addAll(task.hosts()));
    called.forEach(host -> endpoints.add(host.endpoint()));
    for (String endpoint : endpoints) {
      String name = endpoint.substring(0, endpoint.lastIndexOf(':'));
      String queries = project.lookups(name).map(String::valueOf).orElse("?");
      long[] sums = new long[4];
      String address = "-";
      String origin = "-";
      for (TaskHost host : called) {
        if (host.endpoint().equals(endpoint)) {
          sums[0] += host.count("lookups");
          sums[1] += host.count("connections");
          sums[2] += host.count("handshakes");
          sums[3] += host.count("requests");
          address = host.value("address");
          origin = host.value("origin");
        }
      }
      out.printf(ROW, endpoint, queries, sums[0], address, origin, sums[1], sums[2], sums[3]);
    }
  }

  /** What a task has to say. */
  private interface Lines {
    List<String> of(TaskEvidence task);
  }

  /** Each line once, with the statements that it holds for when they are not all. */
  private void once(PrintStream out, String title, Lines lines) {
    Map<String, List<String>> where = new LinkedHashMap<>();
    tasks.forEach(
        (statement, task) ->
            lines
                .of(task)
                .forEach(
                    line ->
                        where
                            .computeIfAbsent(line, l -> new ArrayList<>())
                            .add(String.valueOf(statement.line()))));
    if (where.isEmpty()) {
      return;
    }
    out.println("  " + title + ":");
    where.forEach(
        (line, statements) ->
            out.println(
                "    "
                    + line
                    + (statements.size() == tasks.size()
                        ? ""
                        : " (line " + String.join(", ", statements) + ")")));
  }

  private static List<String> lines(Map<String, String> settings) {
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + "=" + value));
    return lines;
  }
}
