package io.github.mcegress.catalog;

import io.github.mcegress.CloudService;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the services of a description mean for one kind of job: the endpoint of each, and the
 * description with plain endpoints in their place.
 *
 * <ul>
 *   <li>UDF and MapReduce reach OSS and Tablestore by the public endpoint only. They reach every
 *       other service by its VPC endpoint where the description has a network link and the
 *       catalogue such an endpoint, else by the public one. Who wants it otherwise writes the
 *       endpoint under {@code internet} or {@code networklink.hosts} instead of the service.
 *   <li>External tables and Spark in cluster mode use the internal endpoint. Where a service has
 *       none, tables do without it, and Spark takes the VPC endpoint behind its dedicated
 *       connection, else the public one.
 * </ul>
 *
 * <p>Sources: Network connection process, 2025-02-12; FAQ about Spark on MaxCompute, read
 * 2026-11-21. Immutable and thread-safe.
 */
public final class ServiceEndpoints {
  private static final String SEED =
      "Network connection process, 2025-02-12: Access to specific Alibaba Cloud services";

  private final List<ServiceRoute> routes;
  private final List<Problem> problems;
  private final EgressSpec expanded;

  private ServiceEndpoints(EgressSpec spec, Workload workload, Catalog catalog) {
    List<ServiceRoute> found = new ArrayList<>();
    List<Problem> missing = new ArrayList<>();
    for (CloudService service : spec.services()) {
      Optional<ServiceEndpoint> row = row(spec, service, workload, catalog);
      if (!row.isPresent()) {
        if (!workload.equals(Workload.EXTERNAL_TABLE)) {
          missing.add(noEndpoint(spec, service, workload, catalog));
        }
      } else if (row.get().pattern().contains("{region}") && !spec.region().isPresent()) {
        missing.add(noRegion(service));
      } else {
        found.add(new ServiceRoute(service, row.get(), spec.region().orElse("")));
      }
    }
    routes = Collections.unmodifiableList(found);
    EgressSpec plain = spec;
    try {
      plain = replaced(spec, workload, found);
    } catch (InvalidEgressException e) {
      missing.addAll(e.problems());
    }
    problems = Collections.unmodifiableList(missing);
    expanded = plain;
  }

  /** The endpoints of a description's services in a job of that kind. */
  public static ServiceEndpoints of(EgressSpec spec, Workload workload, Catalog catalog) {
    return new ServiceEndpoints(spec, workload, catalog);
  }

  /**
   * The description with plain endpoints in place of its services: public ones under {@code
   * internet}, those behind the dedicated connection among its hosts. Services that the job reaches
   * by an internal endpoint stay services. Without a service it is the same description, and no
   * catalogue is read; expanding twice changes nothing.
   *
   * @throws InvalidEgressException with every service that has no endpoint for such a job, or needs
   *     a region that is not declared
   */
  public static EgressSpec expand(EgressSpec spec, Workload workload) {
    return spec.services().isEmpty() ? spec : expand(spec, workload, Catalog.shipped());
  }

  /** As {@link #expand(EgressSpec, Workload)}, from a catalogue of the caller's. */
  public static EgressSpec expand(EgressSpec spec, Workload workload, Catalog catalog) {
    ServiceEndpoints endpoints = of(spec, workload, catalog);
    InvalidEgressException.throwOnErrors(endpoints.problems);
    return endpoints.expanded;
  }

  /** How each service is reached, in the description's order; those that are not are left out. */
  public List<ServiceRoute> routes() {
    return routes;
  }

  /** Every service that has no endpoint for such a job, or needs a region, as errors. */
  public List<Problem> problems() {
    return problems;
  }

  /** The description with plain endpoints in place of the services that have {@link #routes}. */
  public EgressSpec expanded() {
    return expanded;
  }

  private static Optional<ServiceEndpoint> row(
      EgressSpec spec, CloudService service, Workload workload, Catalog catalog) {
    for (Network network : networks(spec, service.kind(), workload)) {
      for (ServiceEndpoint row : catalog.services()) {
        if (row.serves(service, network)) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }

  /** The networks from which such a job may reach a service, the preferred one first. */
  private static List<Network> networks(
      EgressSpec spec, CloudService.Kind kind, Workload workload) {
    boolean spark = workload.sparkVersion().isPresent();
    boolean table = workload.equals(Workload.EXTERNAL_TABLE);
    boolean ownRule = kind == CloudService.Kind.OSS || kind == CloudService.Kind.TABLESTORE;
    List<Network> networks = new ArrayList<>();
    if (spark || table) {
      networks.add(Network.INTERNAL);
    }
    if (!table && !(spark && ownRule)) {
      boolean connected = spark ? spec.vpc().isPresent() : spec.networkLink().isPresent();
      if (connected && !ownRule) {
        networks.add(Network.VPC);
      }
      networks.add(Network.PUBLIC);
    }
    return networks;
  }

  private static EgressSpec replaced(
      EgressSpec spec, Workload workload, List<ServiceRoute> routes) {
    EgressSpec.Builder builder = spec.toBuilder();
    boolean changed = false;
    for (ServiceRoute route : routes) {
      Endpoint endpoint = route.endpoint();
      if (route.network() == Network.INTERNAL) {
        continue;
      }
      changed = true;
      builder.withoutService(route.service());
      if (!spec.endpoints(workload).contains(endpoint)) {
        if (route.network() == Network.PUBLIC) {
          builder.internet(endpoint.toString());
        } else if (workload.sparkVersion().isPresent()) {
          builder.dedicated(spec.vpc().get(), endpoint.toString());
        } else {
          builder.dedicated(spec.networkLink().get(), endpoint.toString());
        }
      }
    }
    return changed ? builder.build() : spec;
  }

  private static Problem noRegion(CloudService service) {
    return Problem.error(
            Codes.RULE_SERVICE,
            "\"" + service + "\" has an endpoint per region, and no region is declared",
            "declare the project's region, say region = cn-shanghai")
        .at(service.kind().key(), 0);
  }

  private static Problem noEndpoint(
      EgressSpec spec, CloudService service, Workload workload, Catalog catalog) {
    boolean spark = workload.sparkVersion().isPresent();
    boolean connected = spark ? spec.vpc().isPresent() : spec.networkLink().isPresent();
    boolean behindLink = false;
    for (ServiceEndpoint row : catalog.services()) {
      behindLink |= !connected && row.serves(service, Network.VPC);
    }
    return Problem.error(
            Codes.RULE_SERVICE,
            "\""
                + service
                + "\" has no endpoint that "
                + workload
                + " reaches"
                + (behindLink ? " without a dedicated connection" : ""),
            behindLink
                ? "declare " + (spark ? "vpc" : "networklink")
                : "write its host:port under internet or the dedicated connection's hosts")
        .at(service.kind().key(), 0)
        .from(SEED);
  }
}
