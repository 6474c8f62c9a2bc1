package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Problem;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Topic;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a Spark application gets out of its isolated network: by an elastic network interface in the
 * description's VPC, else by SmartNAT. Versions without SmartNAT, and regions, are the rules'
 * matter; here is told only what they leave out. Immutable.
 */
final class SparkConnection {
  private static final Catalog CATALOG = Catalog.shipped();

  private final AccessListEntries internet;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** The connection of a description, of which the rules have told something already. */
  SparkConnection(
      EgressSpec spec, Workload workload, @Nullable ResolvedHosts hosts, Collection<Problem> told) {
    internet = new AccessListEntries(spec, hosts);
    if (spec.vpc().isPresent()) {
      throughTheVpc(spec.vpc().get(), told);
    } else if (!internet.isEmpty()) {
      properties.put(SparkProperties.SMARTNAT_ENABLE, "true");
    }
    if (!internet.isEmpty()) {
      properties.put(SparkProperties.ACCESS_LIST, internet.toString());
      separator(workload, told);
    }
    internet.missing().ifPresent(problems::add);
  }

  /** The interface is taken in every version, the rules speak of those without SmartNAT. */
  private void throughTheVpc(Vpc vpc, Collection<Problem> told) {
    properties.put(SparkProperties.ENI_ENABLE, "true");
    properties.put(SparkProperties.ENI_INFO, vpc.toString());
    if (!internet.isEmpty()
        && told.stream().noneMatch(it -> it.code().equals(Rule.NAT_GATEWAY.code()))) {
      problems.add(
          Rule.NAT_GATEWAY
              .problem(
                  "public endpoints are reached through the VPC, which needs a way out itself",
                  "give the VPC a NAT gateway with SNAT")
              .at("internet", 0));
    }
  }

  /** The rules see one endpoint where its addresses make several entries. */
  private void separator(Workload workload, Collection<Problem> told) {
    if (internet.size() > 1) {
      CATALOG
          .contradictions(workload, EnumSet.of(Topic.SEVERAL_ENDPOINTS), Collections.emptySet())
          .stream()
          .map(Contradiction::warning)
          .filter(doubt -> !told.contains(doubt))
          .forEach(problems::add);
    }
  }

  /** The properties by key, in their fixed order. */
  Map<String, String> properties() {
    return Collections.unmodifiableMap(properties);
  }

  /** Warnings. */
  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }
}
