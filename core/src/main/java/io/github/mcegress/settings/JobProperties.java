package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The properties of a MapReduce job's {@code JobConf}.
 *
 * <p>Rendered keys, in this order: {@code odps.internet.access.list}, {@code
 * odps.session.networklink}, {@code odps.task.wlm.quota}, {@code odps.isolation.session.enable},
 * {@code odps.function.timeout}. Everything in a {@code JobConf} travels with the job as its
 * settings (JobHintTranslator); that the first two open the network of a MapReduce job is not
 * documented, hence a warning. Rows per batch are a matter of SQL and left out. A job takes them by
 * {@code properties.asMap().forEach(job::set)}. Sources: Network connection process, 2025-02-12;
 * aliyun-odps-java-sdk of 2025-06-16, read 2026-11-21. Immutable; equality is that of the map.
 */
public final class JobProperties extends SettingsMap {
  /** What {@code Configuration.get} replaces by a system property or another setting. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^} $]+}");

  private JobProperties(Map<String, String> properties, List<Problem> warnings) {
    super(properties, warnings);
  }

  private static void refuseVariables(Map<String, String> map) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, String> setting : map.entrySet()) {
      if (VARIABLE.matcher(setting.getValue()).find()) {
        problems.add(
            Problem.error(
                    Codes.SPEC_CHARACTER,
                    Quoted.of(setting.getValue())
                        + " holds \"${...}\", for which JobConf.get puts a system property or"
                        + " another setting",
                    "write it without")
                .at(setting.getKey(), 0)
                .from("Configuration.java of aliyun-odps-java-sdk, 2025-06-16"));
      }
    }
    InvalidEgressException.throwOnErrors(problems);
  }

  private static void doubts(EgressSpec spec, List<Problem> problems) {
    if (spec.batchRows().isPresent()) {
      problems.add(
          Problem.warning(
                  Codes.RULE_UNDOCUMENTED,
                  "batch.rows is left out: a map task has no batches, batch.timeout is the time"
                      + " without a read, a write or a progress() call",
                  "call context.progress() after each request")
              .at("batch.rows", 0)
              .from("MapReduce limits, read 2026-11-21"));
    }
    if (spec.maxTasks().isPresent() || spec.maxConnections().isPresent()) {
      problems.add(
          Problem.warning(
                  Codes.RULE_CAPACITY,
                  "nothing here caps the map tasks: odps.stage.mapper.num holds only for a job"
                      + " without input",
                  "raise odps.stage.mapper.split.size (MB) until there are no more tasks than"
                      + " max-tasks")
              .at("max-tasks", 0)
              .from("JobConf.java of aliyun-odps-java-sdk, 2025-06-16"));
    }
  }

  /**
   * The properties of a description.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#MAPREDUCE}, or a
   *     value cannot stand in a {@code JobConf}
   */
  public static JobProperties from(EgressSpec spec) {
    return from(spec, AccessListEntries.NO_ADDRESSES);
  }

  /**
   * The properties of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#MAPREDUCE}, or a
   *     value cannot stand in a {@code JobConf}
   */
  public static JobProperties from(EgressSpec spec, ResolvedHosts hosts) {
    return from(spec, hosts, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static JobProperties from(EgressSpec spec, Catalog catalog) {
    return from(spec, AccessListEntries.NO_ADDRESSES, catalog);
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static JobProperties from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    NetworkHints network = new NetworkHints(spec, Workload.MAPREDUCE, hosts, catalog);
    network.putTimeout();
    refuseVariables(network.hints);
    doubts(spec, network.problems);
    return new JobProperties(network.hints, network.problems);
  }

  /** One line of Java, {@code job.set("key", "value");}, per property; ASCII. */
  public String toSetCalls() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> setting : asMap().entrySet()) {
      text.append("job.set(")
          .append(JavaText.literal(setting.getKey()))
          .append(", ")
          .append(JavaText.literal(setting.getValue()))
          .append(");\n");
    }
    return text.toString();
  }
}
