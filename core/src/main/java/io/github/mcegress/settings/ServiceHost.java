package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.catalog.Network;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host of OSS, Tablestore or Hologres, told apart by its name: external tables reach these
 * services by the internal one. Immutable.
 */
final class ServiceHost {
  private static final Pattern OSS =
      Pattern.compile(
          "((?:[^.]+\\.)?)(vpc100-)?(oss-(?!dls)[a-z0-9-]+?)(-internal)?\\.aliyuncs\\.com");
  private static final Pattern TABLESTORE =
      Pattern.compile("([^.]+\\.[^.]+)\\.(vpc\\.)?(ots|tablestore|ots-internal)\\.aliyuncs\\.com");
  private static final Pattern HOLOGRES =
      Pattern.compile("([^.]+?)(-internal|-vpc-st|-vpc)?\\.hologres\\.aliyuncs\\.com");
  private static final String SEED =
      "Network connection process, 2025-02-12: Access OSS or Tablestore by using external tables";

  private final CloudService.Kind kind;
  private final Network network;
  private final String internal;

  private ServiceHost(CloudService.Kind kind, Network network, String internal) {
    this.kind = kind;
    this.network = network;
    this.internal = internal;
  }

  /** What the host is, or nothing when it is of none of these services. */
  static Optional<ServiceHost> of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    Matcher oss = OSS.matcher(name);
    if (oss.matches()) {
      Network network =
          oss.group(4) != null
              ? Network.INTERNAL
              : oss.group(2) != null ? Network.VPC : Network.PUBLIC;
      return Optional.of(
          new ServiceHost(
              CloudService.Kind.OSS,
              network,
              oss.group(1) + oss.group(3) + "-internal.aliyuncs.com"));
    }
    Matcher tablestore = TABLESTORE.matcher(name);
    if (tablestore.matches()) {
      Network network =
          tablestore.group(3).equals("ots-internal")
              ? Network.INTERNAL
              : tablestore.group(2) != null ? Network.VPC : Network.PUBLIC;
      return Optional.of(
          new ServiceHost(
              CloudService.Kind.TABLESTORE,
              network,
              tablestore.group(1) + ".ots-internal.aliyuncs.com"));
    }
    Matcher hologres = HOLOGRES.matcher(name);
    if (hologres.matches()) {
      String suffix = hologres.group(2);
      Network network =
          suffix == null
              ? Network.PUBLIC
              : suffix.equals("-internal") ? Network.INTERNAL : Network.VPC;
      return Optional.of(
          new ServiceHost(
              CloudService.Kind.HOLOGRES,
              network,
              hologres.group(1) + "-internal.hologres.aliyuncs.com"));
    }
    return Optional.empty();
  }

  /** Why an external table cannot use the host, or nothing when it can. */
  Optional<Problem> problem(String host) {
    if (network == Network.INTERNAL) {
      return Optional.empty();
    }
    boolean hologres = kind == CloudService.Kind.HOLOGRES;
    return Optional.of(
        Problem.error(
                Codes.TABLE_ENDPOINT,
                "\""
                    + host
                    + "\" is "
                    + (network == Network.PUBLIC ? "the public" : "a VPC")
                    + " endpoint of "
                    + kind
                    + ", and external tables reach "
                    + kind
                    + " over Alibaba Cloud's internal network"
                    + (network == Network.PUBLIC && !hologres
                        ? "; the public one is for UDFs"
                        : ""),
                "write " + internal)
            .at("location", 0)
            .from(
                hologres
                    ? "Hologres external tables, read 2026-11-21: the classic network domain name"
                        + " only"
                    : SEED));
  }
}
