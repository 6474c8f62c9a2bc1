package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may be called: the declared endpoints, or in observe mode everything, recorded. */
final class AccessList {
  private final EgressSpec spec;
  private final Workload workload;
  private final Set<Endpoint> declared;
  private final EgressMode mode;
  private final Set<Endpoint> observed = Collections.synchronizedSet(new TreeSet<>());

  AccessList(EgressSpec spec, Workload workload, EgressMode mode) {
    this.spec = spec;
    this.workload = workload;
    this.declared = spec.endpoints(workload);
    this.mode = mode;
  }

  EgressMode mode() {
    return mode;
  }

  /** Refuses an undeclared endpoint with the line to add. */
  void check(Endpoint endpoint) throws EgressException {
    if (declared.contains(endpoint)) {
      return;
    }
    if (mode == EgressMode.OBSERVE) {
      observed.add(endpoint);
      return;
    }
    List<Endpoint> line = new ArrayList<>(spec.internet());
    line.add(endpoint);
    throw new EgressException(
        Codes.NOT_DECLARED,
        Stage.PLAN,
        null,
        endpoint + " is not declared",
        "add it to the description: internet = " + join(line, ", "),
        null);
  }

  /** Whether the endpoint may have an address of that kind. */
  boolean allows(Endpoint endpoint, AddressScope scope) {
    return spec.allows(endpoint, scope, workload)
        || (mode == EgressMode.OBSERVE
            && !declared.contains(endpoint)
            && scope != AddressScope.UNUSABLE);
  }

  /** Undeclared endpoints that were called in observe mode, in alphabetical order. */
  List<Endpoint> observed() {
    synchronized (observed) {
      return Collections.unmodifiableList(new ArrayList<>(observed));
    }
  }

  /** The public endpoints of the description and what was observed beside them. */
  List<Endpoint> minimalList() {
    List<Endpoint> all = new ArrayList<>(spec.internet());
    all.addAll(observed());
    return all;
  }

  static String join(List<Endpoint> endpoints, String separator) {
    return endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(separator));
  }
}
