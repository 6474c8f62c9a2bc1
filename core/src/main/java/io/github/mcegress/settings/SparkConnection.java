package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Topic;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * How a Spark application gets out of its isolated network: by an elastic network interface in the
 * description's VPC, else by SmartNAT. Versions without SmartNAT, and regions, are the rules'
 * matter; here is told only what they leave out.
 */
final class SparkConnection {
  private SparkConnection() {}

  /** Adds the properties, and the problems to those that the rules have told already. */
  static void add(
      EgressSpec spec,
      Workload workload,
      ResolvedHosts hosts,
      Catalog catalog,
      Map<String, String> properties,
      List<Problem> problems) {
    AccessListEntries internet = new AccessListEntries(spec, hosts);
    if (spec.vpc().isPresent()) {
      properties.put(SparkProperties.ENI_ENABLE, "true");
      properties.put(SparkProperties.ENI_INFO, spec.vpc().get().toString());
    } else if (!internet.isEmpty()) {
      properties.put(SparkProperties.SMARTNAT_ENABLE, "true");
    }
    if (!internet.isEmpty()) {
      properties.put(SparkProperties.ACCESS_LIST, internet.toString());
    }
    if (internet.size() > 1) {
      separator(workload, catalog, problems);
    }
    internet.tellMissing(problems);
  }

  /** The rules see one endpoint where its addresses make several entries. */
  private static void separator(Workload workload, Catalog catalog, List<Problem> problems) {
    for (Contradiction doubt :
        catalog.contradictions(
            workload, EnumSet.of(Topic.SEVERAL_ENDPOINTS), Collections.emptySet())) {
      if (!problems.contains(doubt.warning())) {
        problems.add(doubt.warning());
      }
    }
  }
}
