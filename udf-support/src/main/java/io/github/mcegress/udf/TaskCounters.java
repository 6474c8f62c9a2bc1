package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import io.github.mcegress.http.EgressReport;
import io.github.mcegress.http.HostReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A client's report as counters of the task: the group {@code mcegress}, totals first, then the
 * first hosts; they show up in the Summary of a SQL task.
 *
 * <p>A task has 64 counters, of group and name together at most 100 characters without {@code #}
 * (odps-sdk-udf 0.52.3, ExecutionContext); half of them is left to the UDF's author.
 */
final class TaskCounters {
  static final String GROUP = "mcegress";
  static final int MOST = 32;
  private static final int LONGEST = 100;

  private TaskCounters() {}

  static void add(ExecutionContext context, EgressReport report) {
    Map<String, Long> values = values(report);
    int added = 0;
    for (Map.Entry<String, Long> value : values.entrySet()) {
      boolean fits = GROUP.length() + value.getKey().length() <= LONGEST;
      if (fits && added < MOST) {
        context.getCounter(GROUP, value.getKey()).increment(value.getValue());
        added++;
      }
    }
  }

  /** The totals always, of hosts what happened. */
  static Map<String, Long> values(EgressReport report) {
    Map<String, Long> totals = new LinkedHashMap<>();
    Map<String, Long> hosts = new LinkedHashMap<>();
    for (HostReport host : report.hosts()) {
      count(totals, hosts, host, "requests", host.requests());
      count(totals, hosts, host, "connections", host.connections());
      count(totals, hosts, host, "handshakes", host.handshakes());
      count(totals, hosts, host, "lookups", host.lookups());
      count(totals, hosts, host, "bytes", host.bytes());
      count(totals, hosts, host, "refused", host.refused());
    }
    totals.putAll(hosts);
    return totals;
  }

  private static void count(
      Map<String, Long> totals, Map<String, Long> hosts, HostReport host, String what, long value) {
    totals.merge(what, value, Long::sum);
    if (value > 0) {
      hosts.put(host.endpoint() + " " + what, value);
    }
  }
}
