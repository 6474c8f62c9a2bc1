package io.github.mcegress.settings;

import io.github.mcegress.CloudService.Kind;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.ServiceEndpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose endpoint a host is, and from which network: by the catalogue, and by the few spellings
 * beside its own, since it has one for each service and network. Immutable.
 */
final class ServiceHost {
  private static final String NAME = "{name}";
  private static final String REGION = "{region}";

  private static final List<ServiceHost> OTHERS =
      Arrays.asList(
          new ServiceHost(Kind.OSS, Network.PUBLIC, "{name}.oss.aliyuncs.com", false),
          new ServiceHost(Kind.OSS, Network.PUBLIC, "{name}.oss-accelerate.aliyuncs.com", false),
          new ServiceHost(
              Kind.TABLESTORE, Network.PUBLIC, "{name}.{region}.tablestore.aliyuncs.com", false),
          new ServiceHost(Kind.HOLOGRES, Network.PUBLIC, "{name}.hologres.aliyuncs.com", false),
          new ServiceHost(
              Kind.HOLOGRES, Network.VPC, "{name}-{region}-vpc.hologres.aliyuncs.com", false));

  final Kind kind;
  final Network network;

  /** Whether it is the catalogue's own spelling, so that the rules have judged the host. */
  final boolean isOfTheCatalog;

  private final String spelling;

  private ServiceHost(Kind kind, Network network, String spelling, boolean isOfTheCatalog) {
    this.kind = kind;
    this.network = network;
    this.spelling = spelling;
    this.isOfTheCatalog = isOfTheCatalog;
  }

  /** What the host is, the most literal spelling first; nothing when it is of no service. */
  static Optional<ServiceHost> of(String host, Catalog catalog) {
    String name = host.toLowerCase(Locale.ROOT);
    ServiceEndpoint row = catalog.serviceHosts().serviceOf(name).orElse(null);
    for (ServiceHost other : OTHERS) {
      if ((row == null || literals(other.spelling) > literals(row.pattern()))
          && other.matcher(name).matches()) {
        return Optional.of(other);
      }
    }
    Kind kind = row == null ? null : row.kind().orElse(null);
    return kind == null
        ? Optional.empty()
        : Optional.of(new ServiceHost(kind, row.network(), row.pattern(), true));
  }

  /** Whether external tables reach the service, and by its internal endpoint only. */
  boolean isOfTables() {
    return kind == Kind.OSS || kind == Kind.TABLESTORE || kind == Kind.HOLOGRES;
  }

  /** The service's internal host with the same bucket or instance, as far as it is known. */
  String internal(String host, Catalog catalog) {
    Matcher parts = matcher(host.toLowerCase(Locale.ROOT));
    for (ServiceEndpoint row : catalog.services()) {
      String internal = row.pattern();
      if (row.service().equals(kind.name())
          && row.network() == Network.INTERNAL
          && internal.contains(NAME)
          && parts.matches()) {
        if (spelling.contains(REGION)) {
          internal = internal.replace(REGION, parts.group("region"));
        }
        String name = parts.group("name");
        return name == null ? internal.replace(NAME + ".", "") : internal.replace(NAME, name);
      }
    }
    return "the internal one";
  }

  private Matcher matcher(String host) {
    String regex =
        spelling
            .replace(".", "\\.")
            .replace(NAME + "\\.", "(?:(?<name>[^.]+)\\.)?")
            .replace(NAME, "(?<name>[^.]+?)")
            .replace(REGION, "(?<region>[a-z]+(?:-[a-z0-9]+)+)");
    return Pattern.compile(regex).matcher(host);
  }

  private static int literals(String spelling) {
    return spelling.replace(NAME, "").replace(REGION, "").length();
  }
}
