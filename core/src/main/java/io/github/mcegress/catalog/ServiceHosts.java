package io.github.mcegress.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose endpoint a host is, by the catalogue's spellings. Immutable and thread-safe.
 *
 * <p>A spelling that begins with a bucket or instance also covers the host without it.
 */
public final class ServiceHosts {
  private static final String REGION = "[a-z]+(?:-[a-z0-9]+)+";
  private static final String NAME = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

  private final Map<ServiceEndpoint, Pattern> hosts = new LinkedHashMap<>();

  /** The hosts of a catalogue's services; made once per catalogue, for spellings cost time. */
  ServiceHosts(Collection<ServiceEndpoint> services) {
    services.forEach(row -> hosts.put(row, pattern(row.pattern())));
  }

  private static Pattern pattern(String spelling) {
    String regex = spelling.replace(".", "\\.");
    if (regex.startsWith("{name}\\.")) {
      regex = "(?:" + NAME + "\\.)?" + regex.substring("{name}\\.".length());
    }
    return Pattern.compile(regex.replace("{name}", NAME).replace("{region}", REGION));
  }

  /** The row that spells the host, the most literal of several. */
  public Optional<ServiceEndpoint> serviceOf(String host) {
    @Nullable ServiceEndpoint best = null;
    for (Map.Entry<ServiceEndpoint, Pattern> row : hosts.entrySet()) {
      if (row.getValue().matcher(host).matches()
          && (best == null || literals(row.getKey()) > literals(best))) {
        best = row.getKey();
      }
    }
    return Optional.ofNullable(best);
  }

  private static int literals(ServiceEndpoint row) {
    return row.pattern().replace("{name}", "").replace("{region}", "").length();
  }
}
