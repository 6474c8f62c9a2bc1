package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.capacity.ParallelismHints;
import io.github.mcegress.capacity.TaskShare;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The network properties of Spark on MaxCompute: rendered from a description, or read from an
 * existing {@code spark-defaults.conf}.
 *
 * <p>They belong in {@code spark-defaults.conf}, in {@code --conf} arguments or in the
 * configuration items of a DataWorks node; set in code, on a {@code SparkConf}, they are ignored.
 *
 * <p>Rendered keys, in this order: {@link #SMARTNAT_ENABLE} (before Spark 3.4, without a VPC), or
 * {@link #ENI_ENABLE} and {@link #ENI_INFO} (with a VPC), {@link #ACCESS_LIST}, {@link
 * #TRUSTED_SERVICES}, {@link #VNET_CAPACITY}, {@link #EXECUTOR_INSTANCES}, {@link #EXECUTOR_CORES}.
 * Spark 3.4 and later has no SmartNAT: public endpoints then need a VPC. Where connections are
 * limited, without {@code max-tasks} or to fewer than tasks, there are as many executors as
 * connections, each with one core; that does not hold for dynamic allocation. The quota, isolation
 * and batches have no documented key here. For the older {@code vpc.domain.list} see {@link
 * VpcDomainList}.
 *
 * <p>Sources: Network connection process, 2025-02-12; FAQ about Spark on MaxCompute, read
 * 2026-11-21; MaxCompute-Spark documentation, 2025-01-27. Immutable and thread-safe; equality is
 * that of the map.
 */
public final class SparkProperties extends SettingsMap {
  /** {@code true}: out through SmartNAT. */
  public static final String SMARTNAT_ENABLE = "spark.hadoop.odps.cupid.smartnat.enable";

  /** {@code true}: out through an elastic network interface. */
  public static final String ENI_ENABLE = "spark.hadoop.odps.cupid.eni.enable";

  /** {@code regionid:vpcid}: the one VPC of the interface. */
  public static final String ENI_INFO = "spark.hadoop.odps.cupid.eni.info";

  /** {@code host:port}: the public endpoints; several are separated by commas by analogy only. */
  public static final String ACCESS_LIST = "spark.hadoop.odps.cupid.internet.access.list";

  /** The internal hosts of OSS buckets; mostly not needed, and only in cluster mode. */
  public static final String TRUSTED_SERVICES =
      "spark.hadoop.odps.cupid.trusted.services.access.list";

  /** Instances of the virtual net: executors + 2; 802 where it is not set (Spark 2.4.5's page). */
  public static final String VNET_CAPACITY = "spark.hadoop.odps.cupid.vnet.capacity";

  /** Executors, where connections are fewer than {@code max-tasks} or that is not declared. */
  public static final String EXECUTOR_INSTANCES = "spark.executor.instances";

  /** {@code 1}, so that an executor does one thing at a time, where they are that few. */
  public static final String EXECUTOR_CORES = "spark.executor.cores";

  /** The older one-line JSON of {@link VpcDomainList}. */
  public static final String DOMAIN_LIST = "spark.hadoop.odps.cupid.vpc.domain.list";

  private SparkProperties(Map<String, String> properties, List<Problem> warnings) {
    super(properties, warnings);
  }

  /**
   * The properties of a description.
   *
   * @param sparkVersion Spark's version, say {@code 3.1.1} or {@code 3.4}
   * @throws IllegalArgumentException if that is no version
   * @throws InvalidEgressException with everything that cannot work in Spark of that version, by
   *     the rules: say, public endpoints without a VPC since 3.4, public endpoints of OSS and
   *     Tablestore, services without a region
   */
  public static SparkProperties from(EgressSpec spec, String sparkVersion) {
    return from(spec, sparkVersion, AccessListEntries.NO_ADDRESSES);
  }

  /**
   * The properties of a description; with {@code list-addresses} the resolved addresses of public
   * endpoints are listed behind the names.
   *
   * @throws IllegalArgumentException if that is no version
   * @throws InvalidEgressException with everything that cannot work in Spark of that version
   */
  public static SparkProperties from(EgressSpec spec, String sparkVersion, ResolvedHosts hosts) {
    return from(spec, sparkVersion, hosts, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec, String)}, by a catalogue of the caller's. */
  public static SparkProperties from(EgressSpec spec, String sparkVersion, Catalog catalog) {
    return from(spec, sparkVersion, AccessListEntries.NO_ADDRESSES, catalog);
  }

  /** As {@link #from(EgressSpec, String, ResolvedHosts)}, by a catalogue of the caller's. */
  public static SparkProperties from(
      EgressSpec spec, String sparkVersion, ResolvedHosts hosts, Catalog catalog) {
    Workload workload = Workload.spark(sparkVersion);
    List<Problem> problems = new ArrayList<>(Rules.check(spec, workload, catalog));
    // A service without an internal endpoint is a public one, or one of the VPC, like any other.
    ServiceEndpoints endpoints = ServiceEndpoints.of(spec, workload, catalog);
    EgressSpec plain = endpoints.expanded();
    Map<String, String> properties = new LinkedHashMap<>();
    SparkConnection.add(plain, workload, hosts, catalog, properties, problems);
    SparkServices.add(plain, endpoints.routes(), catalog, properties, problems);
    if (spec.computeQuota().isPresent()) {
      problems.add(
          Problem.warning(
                  Codes.RULE_UNDOCUMENTED,
                  "no page names a Spark setting for the quota; none is rendered",
                  "choose the quota of the project")
              .at("compute-quota", 0));
    }
    InvalidEgressException.throwOnErrors(problems);
    OptionalInt executors = TaskShare.of(spec).tasks();
    if (executors.isPresent()) {
      properties.put(VNET_CAPACITY, String.valueOf(executors.getAsInt() + 2L));
    }
    properties.putAll(ParallelismHints.of(spec, workload).asMap());
    return new SparkProperties(properties, problems);
  }

  /** The properties of the older way into a VPC, for every surface. */
  public static SparkProperties of(VpcDomainList list) {
    return new SparkProperties(list.asMap(), list.warnings());
  }

  /**
   * Reads a {@code spark-defaults.conf} as Spark does: {@code key value}, {@code key=value} or
   * {@code key = value} lines, {@code #} comments; keys that do not begin with {@code spark.} are
   * left out, as spark-submit does. The stray blanks and {@code ;} that the pages show in network
   * properties are taken away, each with a warning.
   *
   * @throws InvalidEgressException if Spark cannot read a line, or one key has two values, with
   *     both lines
   */
  public static SparkProperties parse(String defaultsConf) {
    SparkConfReader reader = new SparkConfReader(DefaultsConf.read(defaultsConf));
    InvalidEgressException.throwOnErrors(reader.problems());
    List<Problem> problems = new ArrayList<>(reader.problems());
    problems.addAll(Rules.checkSettings(reader.properties(), VpcDomainList.WORKLOAD));
    return new SparkProperties(reader.properties(), problems);
  }

  /**
   * The lines for {@code spark-defaults.conf}: {@code key=value}, each ended by a line break;
   * UTF-8.
   *
   * @throws InvalidEgressException if what was read cannot be written so that every reader sees it
   */
  public String toDefaultsConf() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> property : checked().entrySet()) {
      text.append(DefaultsConf.line(property.getKey(), property.getValue()));
    }
    return text.toString();
  }

  /**
   * The arguments for spark-submit: {@code --conf}, {@code key=value} and so on, one element per
   * argument, as a process takes them; a shell may want quotes around what was read.
   *
   * @throws InvalidEgressException if what was read cannot be written so that every reader sees it
   */
  public List<String> toSubmitArguments() {
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, String> property : checked().entrySet()) {
      arguments.add("--conf");
      arguments.add(property.getKey() + "=" + property.getValue());
    }
    return Collections.unmodifiableList(arguments);
  }

  /**
   * The configuration items of an ODPS Spark node in DataWorks, one {@code key=value} per line, to
   * be copied item by item. An item is what follows {@code --conf} in spark-submit. Sources:
   * MaxCompute-Spark, docs/quickstart/dataworks-integration.md, 2025-01-27; dataworks-spec, ODPS
   * Spark node, {@code sparkJson.configs}, read 2026-11-21.
   *
   * @throws InvalidEgressException if what was read cannot be written so that every reader sees it
   */
  public String toDataWorks() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> property : checked().entrySet()) {
      text.append(property.getKey()).append('=').append(property.getValue()).append('\n');
    }
    return text.toString();
  }

  private Map<String, String> checked() {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, String> property : asMap().entrySet()) {
      String key = property.getKey();
      Optional<Problem> problem = PropertyText.problemOf(key, property.getValue());
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else if (key.equals(DOMAIN_LIST)) {
        problems.addAll(VpcDomainList.problemsOf(property.getValue(), key));
      }
    }
    InvalidEgressException.throwOnErrors(problems);
    return asMap();
  }
}
