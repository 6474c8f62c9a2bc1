package io.github.mcegress.spark;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most executors that an application is configured to have at once, by its master: a local one
 * has one; {@code local-cluster[n,cores,mb]} n, or more where executors are smaller than workers;
 * with dynamic allocation {@code spark.dynamicAllocation.maxExecutors}; on a standalone master
 * {@code spark.cores.max} by {@code spark.executor.cores}; else {@code spark.executor.instances}.
 *
 * <p>Source: Spark 3.5 configuration and standalone pages. Immutable.
 */
final class ExecutorCount {
  private static final Pattern LOCAL = Pattern.compile("local(\\[.*])?");
  private static final Pattern LOCAL_CLUSTER =
      Pattern.compile("local-cluster\\[\\s*([0-9]+)\\s*,\\s*([0-9]+)\\s*,\\s*[0-9]+\\s*]");
  private static final String CORES = "spark.executor.cores";
  private static final String MOST_CORES = "spark.cores.max";
  private static final String INSTANCES = "spark.executor.instances";
  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";
  private static final String MOST_DYNAMIC = "spark.dynamicAllocation.maxExecutors";

  private final Map<String, String> conf;
  private final String master;
  private final boolean standalone;
  private final int most;

  private ExecutorCount(Map<String, String> conf) {
    this.conf = conf;
    this.master = conf.getOrDefault("spark.master", "");
    this.standalone = master.startsWith("spark://");
    this.most = count();
  }

  /** As an application's settings say. */
  static ExecutorCount of(Map<String, String> conf) {
    return new ExecutorCount(conf);
  }

  /** The most executors, 1 or more; nothing where none is configured. */
  OptionalInt most() {
    return most > 0 ? OptionalInt.of(most) : OptionalInt.empty();
  }

  private int count() {
    if (LOCAL.matcher(master).matches()) {
      return 1;
    }
    Matcher cluster = LOCAL_CLUSTER.matcher(master);
    int cores = number(CORES);
    if (isDynamic()) {
      return number(MOST_DYNAMIC);
    }
    if (cluster.matches()) {
      int workers = Integer.parseInt(cluster.group(1));
      return cores > 0
          ? workers * Math.max(1, Integer.parseInt(cluster.group(2)) / cores)
          : workers;
    }
    if (standalone && cores > 0 && number(MOST_CORES) > 0) {
      return number(MOST_CORES) / cores;
    }
    return number(INSTANCES);
  }

  private boolean isDynamic() {
    return Boolean.parseBoolean(conf.getOrDefault(DYNAMIC, "false").trim());
  }

  /** Of a setting, or 0 where it is none. */
  private int number(String key) {
    try {
      return Math.max(0, Integer.parseInt(conf.getOrDefault(key, "0").trim()));
    } catch (NumberFormatException e) {
      // Spark itself refuses it where it needs it.
      return 0;
    }
  }

  /** Why so many connections cannot be divided among them; empty where they can. */
  List<Problem> problems(int connections) {
    if (most == 0) {
      return Collections.singletonList(missing(connections));
    }
    return most > connections
        ? Collections.singletonList(tooMany(connections))
        : Collections.emptyList();
  }

  /**
   * A warning where an executor's own share is smaller than the number of hosts that it may call.
   * Only where there are no {@link #problems}.
   */
  Optional<Problem> smallShare(int connections, Collection<Endpoint> endpoints) {
    int hosts = (int) endpoints.stream().map(Endpoint::host).distinct().count();
    return connections / most >= hosts ? Optional.empty() : Optional.of(tooFew(connections, hosts));
  }

  private Problem tooFew(int connections, int hosts) {
    return Problem.warning(
        Codes.RULE_CAPACITY,
        "max-connections = "
            + connections
            + " for "
            + most
            + (most == 1 ? " executor is a share of " : " executors is a share of ")
            + connections / most
            + " for "
            + hosts
            + " hosts: where nobody lends more, connections are closed and opened again",
        "raise max-connections to "
            + (long) most * hosts
            + (connections < hosts
                ? ""
                : ", or run fewer executors: " + line(connections / hosts)));
  }

  /** That no maximum is configured, with the line to add. */
  private Problem missing(int connections) {
    return Problem.error(
            Codes.RULE_CAPACITY,
            "the description has max-connections = "
                + connections
                + ", and no maximum of executors is configured to divide them among",
            "add to spark-defaults.conf or with --conf: " + line(Math.min(connections, 2)))
        .at(isDynamic() ? MOST_DYNAMIC : standalone ? MOST_CORES : INSTANCES, 0);
  }

  /** That there are fewer connections than executors, with the configuration that fits. */
  private Problem tooMany(int connections) {
    return Problem.error(
        Codes.RULE_CAPACITY,
        "max-connections = "
            + connections
            + " is fewer than the "
            + most
            + " executors that are configured, so that some would never have a connection",
        "raise max-connections to " + most + ", or run fewer executors: " + line(connections));
  }

  private String line(int executors) {
    if (LOCAL_CLUSTER.matcher(master).matches() && !isDynamic()) {
      return master.replaceFirst("[0-9]+", Integer.toString(executors));
    }
    if (isDynamic()) {
      return MOST_DYNAMIC + "=" + executors;
    }
    if (standalone) {
      int cores = Math.max(1, number(CORES));
      return CORES + "=" + cores + " and " + MOST_CORES + "=" + (long) cores * executors;
    }
    return INSTANCES + "=" + executors;
  }
}
