package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.ServiceEndpoint;
import io.github.mcegress.catalog.ServiceRoute;
import io.github.mcegress.catalog.Topic;
import java.util.List;

/** Public against internal endpoints of Alibaba Cloud's services, and what they bring along. */
final class ServiceNetworks {
  private ServiceNetworks() {}

  static void check(Findings it) {
    check(it, it.described.internet(), false);
    check(it, it.described.dedicatedHosts(it.workload), true);
    for (ServiceRoute route : it.routes) {
      if (!route.doubt().isEmpty() && !route.doubt().contains("see the contradiction")) {
        it.add(
            Rule.SERVICE_DOUBT
                .problem(
                    "\"" + route.endpoint() + "\" for " + route.service() + ": " + route.doubt(),
                    "check it in the service's console")
                .at(it.path(route), 0)
                .from(route.source()));
      }
      if (route.service().kind() == CloudService.Kind.KMS && route.service().name().isPresent()) {
        it.add(
            Rule.OWN_CA,
            it.path(route),
            "the certificate of " + route.endpoint().host() + " is of the instance's own authority",
            "ship the instance's CA certificate with the job (trustPem)");
      }
    }
  }

  private static void check(Findings it, List<Endpoint> endpoints, boolean dedicated) {
    for (Endpoint endpoint : endpoints) {
      ServiceEndpoint service = it.serviceOf(endpoint.host()).orElse(null);
      boolean internal = service != null && service.network() == Network.INTERNAL;
      if (internal && !dedicated) {
        it.raise(Topic.INTERNAL_ENDPOINT);
      }
      if (service == null || !hasRule(service)) {
        continue;
      }
      String subject =
          "\""
              + endpoint
              + "\" is "
              + (service.network() == Network.PUBLIC ? "a public" : "an")
              + (internal ? " internal" : "")
              + " endpoint of "
              + service.service();
      String path = dedicated ? it.dedicatedPath(endpoint) : it.internetPath(endpoint);
      String key = "write " + service.kind().get().key() + " instead, or the public endpoint";
      if (it.spark) {
        if (service.network() == Network.PUBLIC) {
          it.add(
              Rule.SERVICE_NETWORK,
              path,
              subject + ": Spark in cluster mode reaches internal endpoints only",
              "write " + service.kind().get().key() + " instead, or the internal endpoint");
        }
      } else if (internal && it.workload.equals(Workload.UDF) && !dedicated) {
        it.add(
            Rule.SERVICE_NETWORK,
            path,
            subject + ": a UDF reaches it by its public endpoint only",
            key);
      } else if (internal && it.workload.equals(Workload.UDF)) {
        it.add(
            Rule.SERVICE_NETWORK_DOUBT,
            path,
            subject
                + ": the page says that a UDF reaches it by its public endpoint only, and in its FAQ"
                + " speaks of remote VPC services such as KMS and OSS for UDF tasks",
            key);
      } else if (internal && it.workload.equals(Workload.MAPREDUCE)) {
        it.add(
            Rule.SERVICE_NETWORK_DOUBT,
            path,
            subject + ": UDFs do not reach it; what holds for MapReduce, no page says",
            key);
      }
    }
  }

  /** Whether it is of OSS or Tablestore. */
  static boolean hasRule(ServiceEndpoint service) {
    CloudService.Kind kind = service.kind().orElse(null);
    return kind == CloudService.Kind.OSS || kind == CloudService.Kind.TABLESTORE;
  }
}
