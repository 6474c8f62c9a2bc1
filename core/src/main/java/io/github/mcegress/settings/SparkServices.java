package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.CloudService.Kind;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.ServiceRoute;
import io.github.mcegress.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Alibaba Cloud services of a Spark application in cluster mode that it reaches by their
 * internal endpoints. That each has one is the rules' matter.
 */
final class SparkServices {
  private static final String SPARK_FAQ = "FAQ about Spark on MaxCompute, read 2026-11-21";
  private static final String SEED = "Network connection process, 2025-02-12";

  private SparkServices() {}

  /** Adds the properties and the problems. */
  static void add(
      EgressSpec spec,
      List<ServiceRoute> routes,
      Catalog catalog,
      Map<String, String> properties,
      List<Problem> problems) {
    List<String> trusted = new ArrayList<>();
    for (int i = 0; i < spec.internet().size(); i++) {
      publicEndpoint(spec.internet().get(i), "internet[" + (i + 1) + "]", catalog, problems);
    }
    for (ServiceRoute route : routes) {
      if (route.network() != Network.INTERNAL) {
        continue;
      }
      CloudService service = route.service();
      String host = route.endpoint().host();
      if (service.kind() == Kind.OSS) {
        trusted.add(host);
      } else {
        problems.add(
            Problem.warning(
                    Codes.RULE_UNDOCUMENTED,
                    "no page names a Spark setting that opens " + service,
                    "call " + host + " and see whether it answers")
                .at(service.kind().key(), 0)
                .from(SEED + ": the endpoints of the interconnection network are used"));
      }
    }
    if (!trusted.isEmpty()) {
      properties.put(SparkProperties.TRUSTED_SERVICES, String.join(",", trusted));
    }
    if (trusted.size() > 1) {
      problems.add(
          Problem.warning(
                  Codes.RULE_UNDOCUMENTED,
                  trusted.size() + " buckets for Spark are separated by \",\"; the pages show one",
                  "try it with two before you rely on it")
              .at(Kind.OSS.key(), 0)
              .from(SPARK_FAQ));
    }
  }

  /** What the rules leave out: internal hosts, and spellings that the catalogue does not have. */
  private static void publicEndpoint(
      Endpoint endpoint, String path, Catalog catalog, List<Problem> problems) {
    ServiceHost host = ServiceHost.of(endpoint.host(), catalog).orElse(null);
    if (host == null) {
      return;
    }
    if (host.kind == Kind.OSS && host.network == Network.INTERNAL) {
      problems.add(
          Problem.warning(
                  Codes.RULE_UNDOCUMENTED,
                  "\"" + endpoint + "\" is internal, not reached over the Internet",
                  "declare service.oss = bucket and the region instead")
              .at(path, 0));
    } else if ((host.kind == Kind.OSS || host.kind == Kind.TABLESTORE) && !host.isOfTheCatalog) {
      problems.add(
          Rule.SERVICE_NETWORK
              .problem(
                  "\""
                      + endpoint
                      + "\" is a public endpoint of "
                      + host.kind
                      + ": Spark in cluster mode reaches internal endpoints only",
                  "write " + host.kind.key() + " and the region instead")
              .at(path, 0));
    }
  }
}
