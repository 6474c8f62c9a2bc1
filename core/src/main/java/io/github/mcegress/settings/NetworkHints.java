package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hints that SQL and MapReduce have in common, checked by the job's own rules. */
final class NetworkHints {
  /** The description with plain endpoints in place of its services. */
  final EgressSpec spec;

  final Map<String, String> hints = new LinkedHashMap<>();
  final List<Problem> problems = new ArrayList<>();

  NetworkHints(EgressSpec described, Workload workload, ResolvedHosts hosts, Catalog catalog) {
    problems.addAll(Rules.check(described, workload, catalog));
    InvalidEgressException.throwOnErrors(problems);
    spec = ServiceEndpoints.expand(described, workload, catalog);
    AccessListEntries internet = new AccessListEntries(spec, hosts);
    if (!internet.isEmpty()) {
      hints.put(SessionHints.ACCESS_LIST, internet.toString());
    }
    internet.tellMissing(problems);
    if (spec.networkLink().isPresent()) {
      hints.put(SessionHints.NETWORK_LINK, spec.networkLink().get().name());
    }
    if (spec.computeQuota().isPresent()) {
      hints.put(SessionHints.QUOTA, spec.computeQuota().get());
    }
    if (spec.isolation()) {
      hints.put(SessionHints.ISOLATION, "true");
    }
  }

  /** The time for a batch; not put at once, for in SQL the rows stand before it. */
  void putTimeout() {
    if (spec.batchTimeout().isPresent()) {
      hints.put(
          SessionHints.FUNCTION_TIMEOUT, String.valueOf(spec.batchTimeout().get().getSeconds()));
    }
  }
}
