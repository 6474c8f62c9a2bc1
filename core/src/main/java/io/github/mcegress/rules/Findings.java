package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoint;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.catalog.ServiceRoute;
import io.github.mcegress.catalog.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A description in a job of one kind, and what was found about it so far. Not thread-safe. */
final class Findings {
  /** The description with plain endpoints in place of its services. */
  final EgressSpec spec;

  final EgressSpec described;
  final Workload workload;
  final Catalog catalog;
  final List<ServiceRoute> routes;
  final boolean spark;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Topic> topics = EnumSet.noneOf(Topic.class);
  private final Map<String, Optional<ServiceEndpoint>> services = new HashMap<>();

  Findings(EgressSpec described, Workload workload, Catalog catalog) {
    this.described = described;
    this.workload = workload;
    this.catalog = catalog;
    ServiceEndpoints services = ServiceEndpoints.of(described, workload, catalog);
    spec = services.expanded();
    routes = services.routes();
    spark = workload.sparkVersion().isPresent();
    problems.addAll(services.problems());
  }

  void add(Rule rule, String path, String message, String remedy) {
    add(rule.problem(message, remedy).at(path, 0));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  /** Notes what the sources may say differently about, see {@link Doubts}. */
  void raise(Topic topic) {
    topics.add(topic);
  }

  Set<Topic> raised() {
    return topics;
  }

  /** Whose endpoint a host is; several rules ask. */
  Optional<ServiceEndpoint> serviceOf(String host) {
    Optional<ServiceEndpoint> known = services.get(host);
    if (known == null) {
      known = catalog.serviceHosts().serviceOf(host);
      services.put(host, known);
    }
    return known;
  }

  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Whether a job of this kind goes over the Internet at all; tables do not. */
  boolean usesInternet() {
    return !spec.internet().isEmpty() && !workload.equals(Workload.EXTERNAL_TABLE);
  }

  /** Whether the description has the dedicated connection that a job of this kind uses. */
  boolean usesConnection() {
    return spark ? spec.vpc().isPresent() : spec.networkLink().isPresent();
  }

  /** The key of that connection. */
  String connectionKey() {
    return spark ? "vpc" : "networklink";
  }

  /** Where a public endpoint is declared, {@code internet[2]} or {@code service.oss[1]}. */
  String internetPath(Endpoint endpoint) {
    int at = described.internet().indexOf(endpoint);
    return at >= 0 ? "internet[" + (at + 1) + "]" : servicePath(endpoint);
  }

  /** Where an endpoint behind the connection is declared. */
  String dedicatedPath(Endpoint endpoint) {
    int at = described.dedicatedHosts(workload).indexOf(endpoint);
    return at >= 0 ? connectionKey() + ".hosts[" + (at + 1) + "]" : servicePath(endpoint);
  }

  private String servicePath(Endpoint endpoint) {
    for (ServiceRoute route : routes) {
      if (route.endpoint().equals(endpoint)) {
        return path(route);
      }
    }
    return "";
  }

  /** Where the service of a route is declared, {@code service.oss[1]}. */
  String path(ServiceRoute route) {
    CloudService service = route.service();
    int place = 1;
    for (CloudService other : described.services()) {
      if (other.kind() == service.kind() && other.compareTo(service) < 0) {
        place++;
      }
    }
    return service.kind().key() + "[" + place + "]";
  }
}
