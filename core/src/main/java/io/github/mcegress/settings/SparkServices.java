package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.ServiceHosts;
import io.github.mcegress.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Alibaba Cloud services of a Spark application in cluster mode: reached by their internal
 * endpoints, never by the public ones. That each has one is the rules' matter. Immutable.
 */
final class SparkServices {
  private static final Pattern OSS = Pattern.compile("(.+\\.)?oss(-[a-z0-9-]+)?\\.aliyuncs\\.com");
  private static final Pattern TABLESTORE =
      Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+\\.(ots|tablestore)\\.aliyuncs\\.com");
  private static final String SPARK_FAQ = "FAQ about Spark on MaxCompute, read 2026-11-21";
  private static final String SEED = "Network connection process, 2025-02-12";

  private static final Catalog CATALOG = Catalog.shipped();
  private static final ServiceHosts HOSTS = CATALOG.serviceHosts();

  private final List<String> trusted = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  SparkServices(EgressSpec spec) {
    publicEndpoints(spec);
    for (CloudService service : spec.services()) {
      Optional<Endpoint> internal = internal(spec, service);
      if (service.kind() != CloudService.Kind.OSS) {
        problems.add(
            Problem.warning(
                    Codes.RULE_UNDOCUMENTED,
                    "no page names a Spark setting that opens " + service,
                    internal
                        .map(endpoint -> "call " + endpoint.host() + " and see whether it answers")
                        .orElse("ask for it in a ticket"))
                .at(service.kind().key(), 0)
                .from(SEED + ": the endpoints of the interconnection network are used"));
      } else if (internal.isPresent()) {
        trusted.add(internal.get().host());
      }
    }
    if (trusted.size() > 1) {
      problems.add(
          Problem.warning(
                  Codes.RULE_UNDOCUMENTED,
                  trusted.size() + " buckets for Spark are separated by \",\"; the pages show one",
                  "try it with two before you rely on it")
              .at(CloudService.Kind.OSS.key(), 0)
              .from(SPARK_FAQ));
    }
  }

  private static Optional<Endpoint> internal(EgressSpec spec, CloudService service) {
    return spec.region().flatMap(region -> CATALOG.endpoint(service, region, Network.INTERNAL));
  }

  /** What the rules leave out: internal hosts, and spellings that the catalogue does not have. */
  private void publicEndpoints(EgressSpec spec) {
    for (int i = 0; i < spec.internet().size(); i++) {
      Endpoint endpoint = spec.internet().get(i);
      String path = "internet[" + (i + 1) + "]";
      String host = endpoint.host();
      boolean oss = OSS.matcher(host).matches();
      if (oss && host.endsWith("-internal.aliyuncs.com")) {
        problems.add(
            Problem.warning(
                    Codes.RULE_UNDOCUMENTED,
                    "\"" + endpoint + "\" is internal, not reached over the Internet",
                    "declare service.oss = bucket and the region instead")
                .at(path, 0));
      } else if ((oss || TABLESTORE.matcher(host).matches())
          && !HOSTS.serviceOf(host).isPresent()) {
        problems.add(
            Rule.SERVICE_NETWORK
                .problem(
                    "\""
                        + endpoint
                        + "\" is a public endpoint of "
                        + (oss ? CloudService.Kind.OSS : CloudService.Kind.TABLESTORE)
                        + ": Spark in cluster mode reaches internal endpoints only",
                    "write "
                        + (oss ? CloudService.Kind.OSS : CloudService.Kind.TABLESTORE).key()
                        + " and the region instead")
                .at(path, 0));
      }
    }
  }

  /** The internal hosts of the buckets. */
  List<String> trusted() {
    return Collections.unmodifiableList(trusted);
  }

  /** Errors and warnings. */
  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }
}
