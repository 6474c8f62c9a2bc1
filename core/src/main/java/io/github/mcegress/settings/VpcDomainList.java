package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.Region;
import io.github.mcegress.catalog.Scheme;
import io.github.mcegress.catalog.Support;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The older way of Spark on MaxCompute into a VPC, {@code spark.hadoop.odps.cupid.vpc.domain.list}:
 * JSON on one line, ASCII, without blanks. For what still runs that way; {@link SparkProperties}
 * renders the elastic network interface, which replaces it.
 *
 * <p>Text form: {@code
 * {"regionId":"cn-beijing","vpcs":[{"vpcId":"vpc-...","zones":[{"urls":[{"domain":"host","port":3306}]}]}]}};
 * an entry of {@code vpcs} without {@code vpcId} lists internal services of Alibaba Cloud; {@code
 * zoneId} behind {@code urls} names the PrivateZone of a user's own domains. The peers have to let
 * 100.104.0.0/16 in. Source: MaxCompute-Spark, docs/advanced/vpc-access.md, 2025-01-27. Immutable
 * and thread-safe; equality is that of the text.
 */
public final class VpcDomainList {
  static final String SOURCE = "MaxCompute-Spark, docs/advanced/vpc-access.md, 2025-01-27";
  private static final String NETWORK_FAQ =
      "MaxCompute-Spark, docs/faq/network-access.md, 2025-01-27";

  /** Any version that has SmartNAT: the list needs it. */
  static final Workload WORKLOAD = Workload.spark("3.1.1");

  private final String text;
  private final boolean smartNat;
  private final List<Problem> warnings;

  private VpcDomainList(String text, List<Problem> warnings, Catalog catalog) {
    this.text = text;
    this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
    smartNat = hasSmartNat(text, catalog);
  }

  private static boolean hasSmartNat(String text, Catalog catalog) {
    for (Region region : catalog.regions()) {
      if (region.supports(Scheme.SMARTNAT) == Support.YES
          && text.startsWith("{\"regionId\":\"" + region.id() + "\"")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The list of a description: its VPC with {@code vpc.hosts}, and the internal endpoints of its
   * OSS buckets and Log Service projects, for which the pages show the port 80; 443 is listed too.
   *
   * @throws InvalidEgressException if there is nothing to list, no region, or an error of the rules
   */
  public static VpcDomainList from(EgressSpec spec) {
    return from(spec, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static VpcDomainList from(EgressSpec spec, Catalog catalog) {
    List<Problem> problems = new ArrayList<>(Rules.check(spec, WORKLOAD, catalog));
    String region = spec.vpc().isPresent() ? spec.vpc().get().region() : spec.region().orElse("");
    List<String> networks = new ArrayList<>();
    if (spec.vpc().isPresent() && !spec.vpcHosts().isEmpty()) {
      networks.add(network(spec.vpc().get().id(), spec.vpcHosts()));
    }
    List<Endpoint> internal = internal(spec, catalog, problems);
    if (!internal.isEmpty()) {
      networks.add(network("", internal));
    }
    if (networks.isEmpty()) {
      problems.add(
          Problem.error(
                  Codes.SPEC_UNDECLARED,
                  "there is nothing for a vpc.domain.list",
                  "declare vpc and vpc.hosts, or region and service.oss")
              .from(SOURCE));
    }
    InvalidEgressException.throwOnErrors(problems);
    problems.add(
        Problem.warning(
                Codes.SPARK_LEGACY,
                "vpc.domain.list is the older way: its peers have to let 100.104.0.0/16 in",
                "take an elastic network interface: SparkProperties with a vpc")
            .at("vpc", 0)
            .from("MaxCompute-Spark, docs/advanced/eni-migration.md, 2025-01-27"));
    return new VpcDomainList(DomainListText.list(region, networks), problems, catalog);
  }

  private static List<Endpoint> internal(EgressSpec spec, Catalog catalog, List<Problem> problems) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (CloudService service : spec.services()) {
      boolean documented =
          service.kind() == CloudService.Kind.OSS || service.kind() == CloudService.Kind.LOG;
      Optional<Endpoint> internal =
          spec.region().isPresent()
              ? catalog.endpoint(service, spec.region().get(), Network.INTERNAL)
              : Optional.empty();
      if (documented && internal.isPresent()) {
        for (int port : Arrays.asList(80, 443)) {
          endpoints.add(Endpoint.of(internal.get().host(), port));
        }
      } else if (!documented || spec.region().isPresent()) {
        problems.add(
            Problem.warning(
                    Codes.RULE_UNDOCUMENTED,
                    "no page shows " + service + " in a vpc.domain.list; it is left out",
                    "ask for it in a ticket")
                .at(service.kind().key(), 0)
                .from(SOURCE));
      }
    }
    return endpoints;
  }

  private static String network(String vpcId, List<Endpoint> urls) {
    return DomainListText.network(vpcId, Collections.singletonList(DomainListText.zone(urls, "")));
  }

  /**
   * Reads a value. Blanks between its parts are taken with a warning: the pages ask for none, but
   * show them.
   *
   * @throws InvalidEgressException if it is no JSON (say, with a full-width comma, as in one sample
   *     of the pages), stands on several lines, or is not the list: all mistakes at once, each with
   *     its path
   */
  public static VpcDomainList parse(String json) {
    JsonReader.Read read = JsonReader.read(json);
    DomainListReader reader = new DomainListReader();
    String text = reader.list(read.value);
    List<Problem> problems = new ArrayList<>();
    if (read.lines > 1) {
      problems.add(
          Problem.error(
                  Codes.CONF_SYNTAX,
                  "the JSON stands on " + read.lines + " lines; a property has one",
                  "write it on one line" + (reader.problems().isEmpty() ? ": " + text : ""))
              .from(SOURCE));
    } else if (read.blanks) {
      problems.add(
          Problem.warning(
                  Codes.CONF_READER,
                  "the JSON holds blanks between its parts",
                  "write it without: the pages ask for none, though they show some")
              .from(NETWORK_FAQ));
    }
    problems.addAll(reader.problems());
    InvalidEgressException.throwOnErrors(problems);
    return new VpcDomainList(text, problems, Catalog.shipped());
  }

  /** The errors of a key's value, none when it can be read. */
  static List<Problem> problemsOf(String json, String key) {
    try {
      parse(json);
      return Collections.emptyList();
    } catch (InvalidEgressException e) {
      return e.problemsAt(key, 0);
    }
  }

  /**
   * The properties by key: the list, before it {@code smartnat.enable} in the two regions where the
   * pages ask for it.
   */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    if (smartNat) {
      map.put(SparkProperties.SMARTNAT_ENABLE, "true");
    }
    map.put(SparkProperties.DOMAIN_LIST, text);
    return Collections.unmodifiableMap(map);
  }

  /** Warnings: of the rules and of doubts when rendered; of stray blanks when read. */
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof VpcDomainList && text.equals(((VpcDomainList) o).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The JSON on one line, ASCII, without blanks. */
  @Override
  public String toString() {
    return text;
  }
}
