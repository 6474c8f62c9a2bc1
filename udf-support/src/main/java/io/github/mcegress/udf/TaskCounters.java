package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import io.github.mcegress.http.EgressReport;
import io.github.mcegress.http.HostReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reports of a task's clients as its counters: the group {@code mcegress}, totals first, then
 * the first hosts; they show up in the Summary of a SQL task, added up over all tasks. So there is
 * the time of all requests, {@code latency-ms}, and no percentile: those do not add up.
 *
 * <p>A task has 64 counters, of group and name together at most 100 characters without {@code #}
 * (odps-sdk-udf 0.52.2, ExecutionContext); half of them is left to the UDF's author, however many
 * clients there are. Where the author took more, the last of these are left out.
 */
final class TaskCounters {
  static final String GROUP = "mcegress";
  static final int MOST = 32;
  private static final int LONGEST = 100;

  private TaskCounters() {}

  static void add(ExecutionContext context, List<EgressReport> reports) {
    Map<String, Long> values = values(reports);
    int added = 0;
    for (Map.Entry<String, Long> value : values.entrySet()) {
      boolean fits = GROUP.length() + value.getKey().length() <= LONGEST;
      if (fits && added < MOST) {
        if (!count(context, value.getKey(), value.getValue())) {
          return;
        }
        added++;
      }
    }
  }

  /** False where the task has no counter left: no reason to fail rows that are done. */
  private static boolean count(ExecutionContext context, String name, long value) {
    try {
      context.getCounter(GROUP, name).increment(value);
      return true;
    } catch (IllegalArgumentException e) {
      System.err.println(
          "mcegress: the counters from \"" + name + "\" on are left out: " + e.getMessage());
      return false;
    }
  }

  /** The totals always, of hosts what happened. */
  static Map<String, Long> values(List<EgressReport> reports) {
    Map<String, Long> totals = new LinkedHashMap<>();
    Map<String, Long> hosts = new LinkedHashMap<>();
    for (EgressReport report : reports) {
      for (HostReport host : report.hosts()) {
        count(totals, hosts, host, "requests", host.requests());
        count(totals, hosts, host, "latency-ms", host.latency().total().toMillis());
        count(totals, hosts, host, "failures", host.failures());
        count(totals, hosts, host, "connections", host.connections());
        count(totals, hosts, host, "reused", host.reused());
        count(totals, hosts, host, "handshakes", host.handshakes());
        count(totals, hosts, host, "lookups", host.lookups());
        count(totals, hosts, host, "bytes", host.bytes());
        count(totals, hosts, host, "refused", host.refused());
        if (host.remembered() > 0) {
          count(totals, hosts, host, "memo", host.remembered());
        }
      }
    }
    totals.putAll(hosts);
    return totals;
  }

  private static void count(
      Map<String, Long> totals, Map<String, Long> hosts, HostReport host, String what, long value) {
    totals.merge(what, value, Long::sum);
    if (value > 0) {
      hosts.merge(host.endpoint() + " " + what, value, Long::sum);
    }
  }
}
