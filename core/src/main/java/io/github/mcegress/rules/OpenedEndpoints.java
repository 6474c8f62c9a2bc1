package io.github.mcegress.rules;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Endpoint;
import java.util.Optional;

/** What is opened: something at all, only public addresses over the Internet, full names. */
final class OpenedEndpoints {
  private OpenedEndpoints() {}

  static void check(Findings it) {
    if (it.spec.internet().isEmpty() && !it.usesConnection() && it.routes.isEmpty()) {
      it.add(
          Rule.NOTHING_OPENED,
          "",
          "the description opens nothing for " + it.workload,
          "declare internet = host:port or a dedicated connection");
    }
    for (Endpoint endpoint : it.spec.internet()) {
      address(it, endpoint, it.internetPath(endpoint));
    }
    for (Endpoint endpoint : it.spec.dedicatedHosts(it.workload)) {
      address(it, endpoint, it.dedicatedPath(endpoint));
    }
    for (Endpoint endpoint : it.spec.internet()) {
      if (isSingleLabel(endpoint)) {
        it.add(
            Rule.SINGLE_LABEL,
            it.internetPath(endpoint),
            "\"" + endpoint + "\" has one label, which public DNS does not answer",
            "write the full domain name");
      }
    }
  }

  private static void address(Findings it, Endpoint endpoint, String path) {
    AddressScope scope = refusedScope(it, endpoint).orElse(null);
    if (scope != null) {
      it.add(
          Rule.PRIVATE_ADDRESS,
          path,
          "\"" + endpoint + "\" is no public address (" + scope + ")",
          scope == AddressScope.UNUSABLE
              ? "write an address that a service can have"
              : "reach it through a dedicated connection, or list it under private-addresses");
    }
  }

  /** The scope of a literal address that the endpoint must not have. */
  static Optional<AddressScope> refusedScope(Findings it, Endpoint endpoint) {
    if (!endpoint.address().isPresent()) {
      return Optional.empty();
    }
    AddressScope scope = AddressScope.of(endpoint.address().get());
    return it.spec.allows(endpoint, scope, it.workload) ? Optional.empty() : Optional.of(scope);
  }

  static boolean isSingleLabel(Endpoint endpoint) {
    return !endpoint.address().isPresent() && endpoint.host().indexOf('.') < 0;
  }
}
