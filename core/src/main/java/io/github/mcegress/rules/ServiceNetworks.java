package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.ServiceEndpoint;
import io.github.mcegress.catalog.ServiceHosts;
import io.github.mcegress.catalog.ServiceRoute;
import java.util.List;
import java.util.function.Function;

/** Public against internal endpoints of Alibaba Cloud's services, and what they bring along. */
final class ServiceNetworks {
  private ServiceNetworks() {}

  static void check(Findings it) {
    ServiceHosts hosts = it.catalog.serviceHosts();
    check(it, it.described.internet(), hosts, it::internetPath, false);
    check(it, it.described.dedicatedHosts(it.workload), hosts, it::dedicatedPath, true);
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

  private static void check(
      Findings it,
      List<Endpoint> endpoints,
      ServiceHosts hosts,
      Function<Endpoint, String> path,
      boolean dedicated) {
    for (Endpoint endpoint : endpoints) {
      ServiceEndpoint service = hosts.serviceOf(endpoint.host()).orElse(null);
      if (service == null || !hasRule(service)) {
        continue;
      }
      String subject =
          "\""
              + endpoint
              + "\" is "
              + (service.network() == Network.PUBLIC ? "a public" : "an")
              + (service.network() == Network.INTERNAL ? " internal" : "")
              + " endpoint of "
              + service.service();
      boolean internal = service.network() == Network.INTERNAL;
      String key = "write " + service.kind().get().key() + " instead, or the public endpoint";
      if (it.spark) {
        if (service.network() == Network.PUBLIC) {
          it.add(
              Rule.SERVICE_NETWORK,
              path.apply(endpoint),
              subject + ": Spark in cluster mode reaches internal endpoints only",
              "write " + service.kind().get().key() + " instead, or the internal endpoint");
        }
      } else if (internal && it.workload.equals(Workload.UDF) && !dedicated) {
        it.add(
            Rule.SERVICE_NETWORK,
            path.apply(endpoint),
            subject + ": a UDF reaches it by its public endpoint only",
            key);
      } else if (internal && it.workload.equals(Workload.UDF)) {
        it.add(
            Rule.SERVICE_NETWORK_DOUBT,
            path.apply(endpoint),
            subject
                + ": the page says that a UDF reaches it by its public endpoint only, and in its FAQ"
                + " speaks of remote VPC services such as KMS and OSS for UDF tasks",
            key);
      } else if (internal && it.workload.equals(Workload.MAPREDUCE)) {
        it.add(
            Rule.SERVICE_NETWORK_DOUBT,
            path.apply(endpoint),
            subject + ": UDFs do not reach it; what holds for MapReduce, no page says",
            key);
      }
    }
  }

  private static boolean hasRule(ServiceEndpoint service) {
    return service
        .kind()
        .filter(kind -> kind == CloudService.Kind.OSS || kind == CloudService.Kind.TABLESTORE)
        .isPresent();
  }
}
