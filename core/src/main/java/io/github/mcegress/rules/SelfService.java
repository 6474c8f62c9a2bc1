package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.SelfServiceDomains.Version;
import io.github.mcegress.catalog.ServiceEndpoint;
import io.github.mcegress.catalog.ServiceHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which public endpoints the project's administrator may add, and which are to be requested. */
final class SelfService {
  private final Findings it;
  private final List<Version> versions;
  private final ServiceHosts hosts;
  private final List<String> targets = new ArrayList<>();

  private SelfService(Findings it) {
    this.it = it;
    versions = it.catalog.selfService();
    hosts = it.catalog.serviceHosts();
  }

  static void check(Findings it) {
    SelfService rule = new SelfService(it);
    it.spec.internet().forEach(rule::endpoint);
    rule.outboundAddresses();
  }

  private void endpoint(Endpoint endpoint) {
    if (OpenedEndpoints.isSingleLabel(endpoint)
        || it.spec.privateAddresses().contains(endpoint)
        || OpenedEndpoints.refusedScope(it, endpoint).isPresent()) {
      return;
    }
    boolean name = !endpoint.address().isPresent();
    List<Version> with =
        versions.stream()
            .filter(version -> name && version.covers(endpoint.host()))
            .collect(Collectors.toList());
    if (with.isEmpty()) {
      targets.add(endpoint.host());
      review(
          endpoint,
          "\"" + endpoint + "\" is not of a self-service domain",
          "submit the request form (about three business days) unless it was approved");
      return;
    }
    ServiceEndpoint service = name ? hosts.serviceOf(endpoint.host()).orElse(null) : null;
    if (service != null && !it.spark && isByTicket(service)) {
      review(
          endpoint,
          "\""
              + endpoint
              + "\" is a public endpoint of "
              + service.service()
              + ", whose domain is on the self-service list"
              + (all(with) ? "" : only(with))
              + ", while the same page says that a ticket adds such an endpoint",
          "add it in the console; if that fails, submit a ticket");
    } else if (!all(with)) {
      review(
          endpoint,
          "the versions of the self-service list disagree about \"" + endpoint + "\"",
          "add it in the console; if that fails, submit the request form");
    }
  }

  private boolean all(List<Version> with) {
    return with.size() == versions.size();
  }

  private String only(List<Version> with) {
    List<Version> without = new ArrayList<>(versions);
    without.removeAll(with);
    return " of " + dates(with) + " and not on that of " + dates(without);
  }

  private static String dates(List<Version> of) {
    return of.stream().map(Version::date).collect(Collectors.joining(", "));
  }

  private static boolean isByTicket(ServiceEndpoint service) {
    return service.network() == Network.PUBLIC
        && service
            .kind()
            .filter(kind -> kind == CloudService.Kind.OSS || kind == CloudService.Kind.TABLESTORE)
            .isPresent();
  }

  private void review(Endpoint endpoint, String message, String remedy) {
    it.add(
        Rule.REVIEW
            .problem(message, remedy)
            .at(it.internetPath(endpoint), 0)
            .from(versions.stream().map(Version::toString).collect(Collectors.joining(" / "))));
  }

  /** Who is neither Alibaba's nor on a list may have a whitelist of its own. */
  private void outboundAddresses() {
    if (it.usesInternet() && !targets.isEmpty()) {
      it.add(
          Rule.OUTBOUND,
          "internet",
          "MaxCompute's outbound addresses may change: where "
              + String.join(", ", targets)
              + (targets.size() == 1 ? " lets" : " let")
              + " only known addresses in, access may break",
          "do without such a whitelist, or ask for the addresses by a ticket and renew them");
    }
  }
}
