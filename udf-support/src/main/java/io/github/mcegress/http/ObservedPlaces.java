package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.ServiceEndpoints;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a description each observed endpoint belongs, and what belongs nowhere in it. Immutable.
 */
final class ObservedPlaces {
  private static final String INTERNET = "internet = ";
  private static final String PRIVATE = "private-addresses = ";

  private final EgressSpec declared;
  private final Workload workload;
  private final EgressSpec expanded;
  private final Set<Endpoint> known;
  private final Set<Endpoint> internet;
  private final Set<Endpoint> privateAddresses;
  private final List<String> remarks = new ArrayList<>();

  ObservedPlaces(EgressObservation observation, EgressSpec declared, Workload workload) {
    this.declared = declared;
    this.workload = workload;
    expanded = ServiceEndpoints.expand(declared, workload);
    known = new HashSet<>(expanded.internet());
    known.addAll(expanded.networkLinkHosts());
    known.addAll(expanded.vpcHosts());
    internet = new TreeSet<>(declared.internet());
    privateAddresses = new TreeSet<>(declared.privateAddresses());
    List<ObservedEndpoint> names = new ArrayList<>();
    for (ObservedEndpoint observed : observation.endpoints()) {
      if (observed.port().isPresent()) {
        place(observed, Endpoint.of(observed.host(), observed.port().getAsInt()));
      } else {
        names.add(observed);
      }
    }
    names.forEach(this::name);
    if (observation.beyond() > 0) {
      remarks.add(
          observation.beyond()
              + " contacts with further endpoints are not in here: "
              + EgressObservation.MOST
              + " are kept; observe with fewer rows");
    }
  }

  private void place(ObservedEndpoint observed, Endpoint endpoint) {
    if (known.contains(endpoint)) {
      if (!expanded.endpoints(workload).contains(endpoint)) {
        remarks.add(
            endpoint
                + " is declared behind a connection that a job of the kind "
                + workload
                + " does not use");
      }
      return;
    }
    Set<AddressScope> scopes = new HashSet<>(observed.scopes());
    endpoint.address().ifPresent(address -> scopes.add(AddressScope.of(address)));
    if (scopes.isEmpty() || scopes.contains(AddressScope.PUBLIC)) {
      internet.add(endpoint);
    } else if (scopes.equals(EnumSet.of(AddressScope.LOOPBACK))) {
      internet.add(endpoint);
      privateAddresses.add(endpoint);
    } else {
      remarks.add(
          endpoint
              + " has no public address ("
              + new TreeSet<>(scopes).toString().replaceAll("[\\[\\]]", "")
              + "): it needs a dedicated connection; add it to the description: "
              + LineToAdd.dedicated(expanded, workload, endpoint));
    }
  }

  /** Known where the host stands in the description with any port, as enforce mode has it. */
  private void name(ObservedEndpoint observed) {
    String host = observed.host();
    boolean declaredHost =
        expanded.endpoints(workload).stream().anyMatch(one -> one.host().equals(host))
            || internet.stream().anyMatch(one -> one.host().equals(host));
    if (!declaredHost) {
      remarks.add(
          host
              + " was asked for by name only, its port is unknown; add it to the description with"
              + " its port: internet = "
              + host
              + ":PORT");
    }
  }

  /** The description; the declared one but for two lists. */
  EgressSpec spec() {
    StringBuilder text = new StringBuilder();
    for (String line : declared.toText().split("\n", -1)) {
      if (!line.startsWith(INTERNET) && !line.startsWith(PRIVATE)) {
        text.append(line).append('\n');
      }
    }
    append(text, INTERNET, internet);
    append(text, PRIVATE, privateAddresses);
    return EgressSpec.parse(text.toString());
  }

  private static void append(StringBuilder text, String key, Set<Endpoint> endpoints) {
    if (!endpoints.isEmpty()) {
      text.append(key).append(LineToAdd.join(endpoints)).append('\n');
    }
  }

  List<String> remarks() {
    return remarks;
  }
}
