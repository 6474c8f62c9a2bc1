package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The line of a description that declares one endpoint more. Without state. */
final class LineToAdd {
  private LineToAdd() {}

  /** Public over the Internet; an address that is not is reached by a dedicated connection. */
  static String of(EgressSpec spec, Workload workload, Endpoint endpoint) {
    boolean isPrivate =
        endpoint
            .address()
            .map(AddressScope::of)
            .filter(scope -> scope != AddressScope.PUBLIC && scope != AddressScope.LOOPBACK)
            .isPresent();
    return isPrivate
        ? dedicated(spec, workload, endpoint)
        : "internet = " + join(with(spec.internet(), endpoint));
  }

  static String dedicated(EgressSpec spec, Workload workload, Endpoint endpoint) {
    boolean spark = workload.sparkVersion().isPresent();
    boolean connected = spark ? spec.vpc().isPresent() : spec.networkLink().isPresent();
    String connection = spark ? "vpc = regionid:vpcid and " : "networklink = NAME and ";
    return (connected ? "" : connection)
        + (spark ? "vpc.hosts = " : "networklink.hosts = ")
        + join(with(spec.dedicatedHosts(workload), endpoint));
  }

  private static List<Endpoint> with(List<Endpoint> declared, Endpoint endpoint) {
    List<Endpoint> more = new ArrayList<>(declared);
    more.add(endpoint);
    return more;
  }

  /** As a description has them. */
  static String join(Collection<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(", "));
  }
}
