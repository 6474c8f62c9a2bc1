package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * documented, hence a warning. Rows per batch are a matter of SQL and left out. Sources: Network
 * connection process, 2025-02-12; aliyun-odps-java-sdk of 2025-06-16, read 2026-11-21. Immutable;
 * equality is that of the map.
 */
public final class JobProperties {
  private static final List<String> KEYS =
      Arrays.asList(
          SessionHints.ACCESS_LIST,
          SessionHints.NETWORK_LINK,
          SessionHints.QUOTA,
          SessionHints.ISOLATION,
          SessionHints.FUNCTION_TIMEOUT);

  /** What {@code Configuration.get} replaces by a system property or another setting. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^} $]+}");

  private final Map<String, String> properties;
  private final List<Problem> warnings;

  private JobProperties(EgressSpec spec, List<Problem> problems, SessionHints hints) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String key : KEYS) {
      String value = hints.asMap().get(key);
      if (value != null) {
        map.put(key, value);
      }
    }
    WireText.check(map);
    refuseVariables(map);
    List<Problem> all = new ArrayList<>(problems);
    // Whatever does not come from the rules, which were asked for MapReduce above.
    List<Problem> rulesOfUdf = Rules.check(spec, Workload.UDF);
    hints.warnings().stream().filter(w -> !rulesOfUdf.contains(w)).forEach(all::add);
    doubts(spec, all);
    properties = Collections.unmodifiableMap(map);
    warnings = Collections.unmodifiableList(all);
  }

  private static void refuseVariables(Map<String, String> map) {
    List<Problem> problems = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          if (VARIABLE.matcher(value).find()) {
            problems.add(
                Problem.error(
                        Codes.SPEC_CHARACTER,
                        Quoted.of(value)
                            + " holds \"${...}\", for which JobConf.get puts a system property or"
                            + " another setting",
                        "write it without")
                    .at(key, 0)
                    .from("Configuration.java of aliyun-odps-java-sdk, 2025-06-16"));
          }
        });
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
    return new JobProperties(spec, checked(spec), SessionHints.from(spec));
  }

  /**
   * The properties of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#MAPREDUCE}, or a
   *     value cannot stand in a {@code JobConf}
   */
  public static JobProperties from(EgressSpec spec, ResolvedHosts hosts) {
    return new JobProperties(spec, checked(spec), SessionHints.from(spec, hosts));
  }

  private static List<Problem> checked(EgressSpec spec) {
    List<Problem> problems = Rules.check(spec, Workload.MAPREDUCE);
    InvalidEgressException.throwOnErrors(problems);
    return problems;
  }

  /** The properties by key: {@code properties.asMap().forEach(job::set)}. */
  public Map<String, String> asMap() {
    return properties;
  }

  /** The warnings of the rules, and what is not documented for MapReduce. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** One line of Java, {@code job.set("key", "value");}, per property; ASCII. */
  public String toSetCalls() {
    StringBuilder text = new StringBuilder();
    properties.forEach(
        (key, value) ->
            text.append("job.set(")
                .append(JavaText.literal(key))
                .append(", ")
                .append(JavaText.literal(value))
                .append(");\n"));
    return text.toString();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof JobProperties && properties.equals(((JobProperties) o).properties);
  }

  @Override
  public int hashCode() {
    return properties.hashCode();
  }

  /** The keys. */
  @Override
  public String toString() {
    return properties.keySet().toString();
  }
}
