package io.github.mcegress.rules;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.SelfServiceDomains;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The service's rules: what of a description can work for a workload, and what cannot.
 *
 * <p>Thread-safe, without state.
 */
public final class Rules {
  private static final String SEED = "Network connection process, 2025-02-12";

  private static final List<SelfServiceDomains.Version> SELF_SERVICE =
      SelfServiceDomains.load().versions();
  private static final String SELF_SERVICE_SOURCES =
      SELF_SERVICE.stream().map(Object::toString).collect(Collectors.joining(" / "));

  private final EgressSpec spec;
  private final Workload workload;
  private final List<Problem> problems = new ArrayList<>();

  private Rules(EgressSpec spec, Workload workload) {
    this.spec = spec;
    this.workload = workload;
  }

  /**
   * Everything that the rules say about the description in a job of that kind: errors where it
   * cannot work, warnings where it may not. Empty when there is nothing to say.
   */
  public static List<Problem> check(EgressSpec spec, Workload workload) {
    Rules rules = new Rules(spec, workload);
    rules.somethingIsOpened();
    rules.literalAddresses();
    rules.hostNames();
    rules.dedicatedConnection();
    rules.capacity();
    return Collections.unmodifiableList(rules.problems);
  }

  private void somethingIsOpened() {
    boolean connection =
        workload.sparkVersion().isPresent()
            ? spec.vpc().isPresent()
            : spec.networkLink().isPresent();
    if (spec.internet().isEmpty() && !connection) {
      problems.add(
          Problem.warning(
                  Codes.RULE_NOTHING_OPENED,
                  "the description opens nothing for " + workload,
                  "declare internet = host:port or a dedicated connection")
              .from(SEED));
    }
  }

  private void literalAddresses() {
    addresses("internet", spec.internet());
    addresses(
        workload.sparkVersion().isPresent() ? "vpc.hosts" : "networklink.hosts",
        spec.dedicatedHosts(workload));
  }

  private void addresses(String key, List<Endpoint> endpoints) {
    for (int i = 0; i < endpoints.size(); i++) {
      Endpoint endpoint = endpoints.get(i);
      String path = key + "[" + (i + 1) + "]";
      refusedScope(endpoint)
          .ifPresent(
              scope ->
                  problems.add(
                      Problem.error(
                              Codes.RULE_PRIVATE_ADDRESS,
                              "\"" + endpoint + "\" is no public address (" + scope + ")",
                              scope == AddressScope.UNUSABLE
                                  ? "write an address that a service can have"
                                  : "reach it through a dedicated connection, or list it under"
                                      + " private-addresses")
                          .at(path, 0)
                          .from(SEED + ": public IP address or domain name")));
    }
  }

  /** The scope of a literal address that the endpoint must not have. */
  private Optional<AddressScope> refusedScope(Endpoint endpoint) {
    return endpoint
        .address()
        .map(AddressScope::of)
        .filter(scope -> !spec.allows(endpoint, scope, workload));
  }

  private void hostNames() {
    for (int i = 0; i < spec.internet().size(); i++) {
      Endpoint endpoint = spec.internet().get(i);
      String path = "internet[" + (i + 1) + "]";
      boolean name = !endpoint.address().isPresent();
      if (name && endpoint.host().indexOf('.') < 0) {
        problems.add(
            Problem.warning(
                    Codes.RULE_SINGLE_LABEL,
                    "\"" + endpoint + "\" has one label, which public DNS does not answer",
                    "write the full domain name")
                .at(path, 0));
        continue;
      }
      if (spec.privateAddresses().contains(endpoint) || refusedScope(endpoint).isPresent()) {
        continue;
      }
      List<SelfServiceDomains.Version> without =
          SELF_SERVICE.stream()
              .filter(version -> !(name && version.covers(endpoint.host())))
              .collect(Collectors.toList());
      if (without.size() == SELF_SERVICE.size()) {
        problems.add(
            Problem.warning(
                    Codes.RULE_REVIEW,
                    "\"" + endpoint + "\" is not of a self-service domain",
                    "submit the request form (about three business days) unless it was approved")
                .at(path, 0)
                .from(SELF_SERVICE_SOURCES));
      } else if (!without.isEmpty()) {
        problems.add(
            Problem.warning(
                    Codes.RULE_REVIEW,
                    "the versions of the self-service list disagree about \"" + endpoint + "\"",
                    "add it in the console; if that fails, submit the request form")
                .at(path, 0)
                .from(SELF_SERVICE_SOURCES));
      }
    }
  }

  private void dedicatedConnection() {
    boolean spark = workload.sparkVersion().isPresent();
    if (spark && spec.networkLink().isPresent() && !spec.vpc().isPresent()) {
      problems.add(
          dedicated(
              "a network link does not serve Spark",
              "declare vpc = regionid:vpcid and vpc.hosts for Spark"));
    }
    if (!spark && spec.vpc().isPresent() && !spec.networkLink().isPresent()) {
      problems.add(
          dedicated(
              "a VPC does not serve " + workload,
              "declare networklink and networklink.hosts for " + workload));
    }
    if (spec.dedicatedHosts(workload).isEmpty()
        && (spark ? spec.vpc().isPresent() : spec.networkLink().isPresent())
        && !workload.equals(Workload.EXTERNAL_TABLE)) {
      String key = spark ? "vpc.hosts" : "networklink.hosts";
      problems.add(
          dedicated(
              "nothing is declared to be reached through the dedicated connection",
              "declare " + key + " = host:port, or the client refuses it"));
    }
  }

  private static Problem dedicated(String message, String remedy) {
    return Problem.warning(Codes.RULE_DEDICATED, message, remedy).from(SEED);
  }

  private void capacity() {
    if (!spec.maxConnections().isPresent()) {
      return;
    }
    int connections = spec.maxConnections().getAsInt();
    if (!spec.maxTasks().isPresent()) {
      problems.add(
          capacity(
              "max-connections = " + connections + " without max-tasks: each task gets 1",
              "declare max-tasks, the most tasks that run at once"));
      return;
    }
    int tasks = spec.maxTasks().getAsInt();
    if (connections < tasks) {
      problems.add(
          capacity(
              connections + " connections for " + tasks + " tasks: each task gets 1, together more",
              "lower the parallelism to " + connections + " tasks"));
      return;
    }
    Set<String> hosts =
        spec.endpoints(workload).stream().map(Endpoint::host).collect(Collectors.toSet());
    if (connections / tasks < hosts.size()) {
      problems.add(
          capacity(
              "each task gets "
                  + connections / tasks
                  + " connections for "
                  + hosts.size()
                  + " hosts: connections are closed and opened again",
              connections < hosts.size()
                  ? "raise max-connections to " + hosts.size()
                  : "lower max-tasks to " + connections / hosts.size()));
    }
  }

  private static Problem capacity(String message, String remedy) {
    return Problem.warning(Codes.RULE_CAPACITY, message, remedy)
        .from(SEED + ": requests are forwarded by a proxy with few connections");
  }
}
