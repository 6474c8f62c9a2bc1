package io.github.mcegress.rules;

import io.github.mcegress.Endpoint;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.SelfServiceDomains;
import io.github.mcegress.catalog.ServiceEndpoint;
import io.github.mcegress.catalog.Topic;
import java.util.ArrayList;
import java.util.List;

/** Which public endpoints the project's administrator may add, and which are to be requested. */
final class SelfService {
  private final Findings it;
  private final List<SelfServiceDomains> versions;
  private final List<String> targets = new ArrayList<>();

  private SelfService(Findings it) {
    this.it = it;
    versions = it.catalog.selfService();
  }

  static void check(Findings it) {
    SelfService rule = new SelfService(it);
    for (Endpoint endpoint : it.spec.internet()) {
      rule.endpoint(endpoint);
    }
    rule.outboundAddresses();
  }

  private void endpoint(Endpoint endpoint) {
    if (OpenedEndpoints.isSingleLabel(endpoint)
        || it.spec.privateAddresses().contains(endpoint)
        || OpenedEndpoints.refusedScope(it, endpoint).isPresent()) {
      return;
    }
    boolean name = !endpoint.address().isPresent();
    List<SelfServiceDomains> with = new ArrayList<>();
    for (SelfServiceDomains version : versions) {
      if (name && version.covers(endpoint.host())) {
        with.add(version);
      }
    }
    if (with.isEmpty()) {
      targets.add(endpoint.host());
      review(
          endpoint,
          "\"" + endpoint + "\" is not of a self-service domain",
          "submit the request form (about three business days) unless it was approved");
      return;
    }
    if (!all(with)) {
      it.raise(Topic.SELF_SERVICE);
    }
    ServiceEndpoint service = name ? it.serviceOf(endpoint.host()).orElse(null) : null;
    if (service != null && !it.spark && isByTicket(service)) {
      it.raise(Topic.PROJECT_LIST);
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
      it.raise(Topic.PROJECT_LIST);
      review(
          endpoint,
          "the versions of the self-service list disagree about \"" + endpoint + "\"",
          "add it in the console; if that fails, submit the request form");
    }
  }

  private boolean all(List<SelfServiceDomains> with) {
    return with.size() == versions.size();
  }

  private String only(List<SelfServiceDomains> with) {
    List<SelfServiceDomains> without = new ArrayList<>(versions);
    without.removeAll(with);
    return " of " + dates(with) + " and not on that of " + dates(without);
  }

  private static String dates(List<SelfServiceDomains> of) {
    List<String> dates = new ArrayList<>();
    for (SelfServiceDomains version : of) {
      dates.add(version.date());
    }
    return String.join(", ", dates);
  }

  private static boolean isByTicket(ServiceEndpoint service) {
    return service.network() == Network.PUBLIC && ServiceNetworks.hasRule(service);
  }

  private void review(Endpoint endpoint, String message, String remedy) {
    List<String> pages = new ArrayList<>();
    for (SelfServiceDomains version : versions) {
      pages.add(version.toString());
    }
    it.add(
        Rule.REVIEW
            .problem(message, remedy)
            .at(it.internetPath(endpoint), 0)
            .from(String.join(" / ", pages)));
  }

  /** Who is neither Alibaba's nor on a list may have a whitelist of its own. */
  private void outboundAddresses() {
    if (it.usesInternet() && !targets.isEmpty()) {
      it.raise(Topic.TARGET_WHITELIST);
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
