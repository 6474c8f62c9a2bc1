package io.github.mcegress.spark;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.SettingKey;
import io.github.mcegress.settings.SparkProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The network keys of a running configuration beside those that a description renders. */
final class NetworkKeys {
  private static final String NETWORK = "spark.hadoop.odps.cupid.";
  private static final Set<String> LISTS =
      new LinkedHashSet<>(
          Arrays.asList(SparkProperties.ACCESS_LIST, SparkProperties.TRUSTED_SERVICES));

  private final Map<String, String> conf;
  private final Map<String, String> launched;
  private final String sparkVersion;
  private final List<Problem> problems = new ArrayList<>();

  NetworkKeys(Map<String, String> conf, Map<String, String> launched, String sparkVersion) {
    this.conf = new TreeMap<>(conf);
    this.launched = launched;
    this.sparkVersion = sparkVersion;
  }

  /** What is wrong with them by themselves. */
  List<Problem> alone() {
    conf.keySet().stream().filter(key -> key.startsWith(NETWORK)).forEach(this::alone);
    together();
    return problems;
  }

  /** What is wrong with them beside what is rendered, and by themselves. */
  List<Problem> beside(Map<String, String> rendered) {
    rendered.forEach(this::expect);
    conf.forEach(
        (key, value) -> {
          if (!rendered.containsKey(key) && isWayOut(key, value) && isOfTheVersion(key)) {
            warning(
                key,
                "\"" + value + "\" opens what the description does not need",
                "declare it, or not");
          }
        });
    return alone();
  }

  private void expect(String key, String rendered) {
    if (!key.startsWith(NETWORK)) {
      return;
    }
    String value = conf.get(key);
    if (value == null) {
      error(key, "the description needs " + key + ", which is not set", write(key, rendered));
    } else if (LISTS.contains(key)) {
      list(key, value, rendered);
    } else if (key.equals(SparkProperties.VNET_CAPACITY)) {
      capacity(value, rendered);
    } else if (!value.trim().equalsIgnoreCase(rendered)) {
      error(
          key,
          "it is \"" + value + "\", where the description says \"" + rendered + "\"",
          write(key, rendered) + ", or mend the description");
    }
  }

  private void list(String key, String value, String rendered) {
    Set<String> missing = entries(rendered);
    Set<String> more = entries(value);
    missing.removeAll(entries(value));
    more.removeAll(entries(rendered));
    if (!missing.isEmpty()) {
      Set<String> all = entries(value);
      all.addAll(missing);
      error(
          key,
          "\"" + value + "\" lacks " + String.join(", ", missing) + " of the description",
          write(key, String.join(",", all)));
    }
    if (!more.isEmpty()) {
      warning(
          key,
          String.join(", ", more) + " is listed, but not in the description",
          "declare it, or take it out of the list");
    }
  }

  private static Set<String> entries(String list) {
    Set<String> entries = new LinkedHashSet<>();
    for (String entry : list.split(",")) {
      if (!entry.trim().isEmpty()) {
        entries.add(entry.trim());
      }
    }
    return entries;
  }

  private void capacity(String value, String rendered) {
    String line = write(SparkProperties.VNET_CAPACITY, rendered);
    try {
      if (Long.parseLong(value.trim()) < Long.parseLong(rendered)) {
        error(
            SparkProperties.VNET_CAPACITY,
            value + " instances are too few for max-tasks and the two that are no executors",
            line);
      }
    } catch (NumberFormatException e) {
      error(SparkProperties.VNET_CAPACITY, "\"" + value + "\" is no number", line);
    }
  }

  private void alone(String key) {
    String value = conf.get(key);
    String given = launched.get(key);
    if (!value.equals(given)) {
      error(
          key,
          given == null
              ? "\"" + value + "\" was set in code, where it is ignored"
              : "\"" + value + "\" was set in code, where it is ignored; \"" + given + "\" holds",
          "take it out of the code and " + write(key, value));
    }
    if (!isOfTheVersion(key)) {
      error(
          key,
          "Spark " + sparkVersion + " does not have it, only " + known(key).get().sparkVersions(),
          "take it out");
    }
  }

  private boolean isOfTheVersion(String key) {
    return !known(key).isPresent() || known(key).get().isForSpark(sparkVersion);
  }

  private static Optional<SettingKey> known(String key) {
    return Catalog.shipped().key(key);
  }

  private static boolean isWayOut(String key, String value) {
    return key.equals(SparkProperties.ACCESS_LIST)
        || key.equals(SparkProperties.ENI_INFO)
        || key.equals(SparkProperties.DOMAIN_LIST)
        || (key.equals(SparkProperties.SMARTNAT_ENABLE) && value.trim().equalsIgnoreCase("true"));
  }

  /** What only makes sense with another key. */
  private void together() {
    boolean eni = isTrue(SparkProperties.ENI_ENABLE);
    if (eni && !conf.containsKey(SparkProperties.ENI_INFO)) {
      error(
          SparkProperties.ENI_INFO,
          SparkProperties.ENI_ENABLE + " is true and the VPC is not named",
          write(SparkProperties.ENI_INFO, "regionid:vpcid"));
    }
    if (conf.containsKey(SparkProperties.ENI_INFO) && !eni) {
      error(
          SparkProperties.ENI_ENABLE,
          "a VPC is named, and the interface to it is not enabled",
          write(SparkProperties.ENI_ENABLE, "true"));
    }
    if (conf.containsKey(SparkProperties.ACCESS_LIST)
        && !eni
        && !isTrue(SparkProperties.SMARTNAT_ENABLE)) {
      error(
          SparkProperties.ACCESS_LIST,
          "public endpoints are listed, and neither SmartNAT nor ENI is enabled",
          "render the description: SparkProperties.from(spec, \"" + sparkVersion + "\")");
    }
  }

  private boolean isTrue(String key) {
    return conf.getOrDefault(key, "").trim().equalsIgnoreCase("true");
  }

  private static String write(String key, String value) {
    return "write in spark-defaults.conf: " + key + "=" + value;
  }

  private void error(String key, String message, String remedy) {
    problems.add(Problem.error(Codes.SPARK_CONF, message, remedy).at(key, 0));
  }

  private void warning(String key, String message, String remedy) {
    problems.add(Problem.warning(Codes.SPARK_CONF, message, remedy).at(key, 0));
  }
}
