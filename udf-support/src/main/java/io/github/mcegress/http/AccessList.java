package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.ServiceEndpoints;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** What may be called: the declared endpoints, or in observe mode everything, recorded. */
final class AccessList {
  private final EgressSpec described;
  private final EgressSpec spec;
  private final Workload workload;
  private final Set<Endpoint> declared;
  private final EgressMode mode;
  private final Observations observations = new Observations();

  AccessList(EgressSpec described, Workload workload, EgressMode mode) {
    this.described = described;
    // A shipped description has its services written out already, so that a task needs no
    // catalogue.
    this.spec = ServiceEndpoints.expand(described, workload);
    this.workload = workload;
    this.declared = spec.endpoints(workload);
    this.mode = mode;
  }

  /** The description with endpoints in place of its services. */
  EgressSpec spec() {
    return spec;
  }

  /**
   * Records what is about to be contacted, or refuses what is not declared, with the line to add.
   *
   * @param use what for, see {@link ObservedEndpoint}
   */
  void check(Endpoint endpoint, String use) throws EgressException {
    if (mode == EgressMode.OBSERVE) {
      observations.contacted(endpoint, use);
    } else if (!declared.contains(endpoint)) {
      throw undeclared(endpoint.toString(), LineToAdd.of(spec, workload, endpoint));
    }
  }

  /** The same for a host whose port is unknown: declared with any port. */
  void checkName(String host, String use) throws EgressException {
    if (mode == EgressMode.OBSERVE) {
      observations.named(host, use);
    } else if (!isDeclared(host)) {
      throw undeclared(host, "internet = " + host + ":PORT, with the port in place of PORT");
    }
  }

  private boolean isDeclared(String host) {
    for (Endpoint endpoint : declared) {
      if (endpoint.host().equals(host)) {
        return true;
      }
    }
    return false;
  }

  private static EgressException undeclared(String what, String line) {
    return new EgressException(
        Codes.NOT_DECLARED,
        Stage.PLAN,
        null,
        what + " is not declared",
        "add it to the description: " + line,
        null);
  }

  /** The addresses of an endpoint that passed {@link #check}. */
  void reached(Endpoint endpoint, List<InetAddress> addresses) {
    if (mode == EgressMode.OBSERVE) {
      observations.reached(endpoint, addresses);
    }
  }

  /** The addresses of a host that passed {@link #checkName}. */
  void reached(String host, List<InetAddress> addresses) {
    if (mode == EgressMode.OBSERVE) {
      observations.reached(host, addresses);
    }
  }

  /** Whether the endpoint may have an address of that kind. */
  boolean allows(Endpoint endpoint, AddressScope scope) {
    return spec.allows(endpoint, scope, workload)
        || (mode == EgressMode.OBSERVE
            && !declared.contains(endpoint)
            && scope != AddressScope.UNUSABLE);
  }

  /** Whether the host may have an address of that kind, with one of its declared ports. */
  boolean allows(String host, AddressScope scope) {
    for (Endpoint endpoint : declared) {
      if (endpoint.host().equals(host) && spec.allows(endpoint, scope, workload)) {
        return true;
      }
    }
    return mode == EgressMode.OBSERVE && !isDeclared(host) && scope != AddressScope.UNUSABLE;
  }

  /** What was recorded; nothing in enforce mode. */
  EgressObservation observed() {
    return observations.snapshot();
  }

  /** The lines that close tells: one to be merged with other tasks', then those to paste. */
  void tell(EgressObservation observed) {
    if (observed.endpoints().isEmpty()) {
      return;
    }
    System.err.println(observed);
    for (String line : observed.toLines(described, workload)) {
      System.err.println("mcegress observed: " + line);
    }
  }
}
