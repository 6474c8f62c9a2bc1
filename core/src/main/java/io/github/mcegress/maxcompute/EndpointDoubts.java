package io.github.mcegress.maxcompute;

import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Component;
import io.github.mcegress.catalog.MaxComputeEndpoint;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.Region;
import io.github.mcegress.catalog.Topic;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of an endpoint of MaxCompute the sources speak of differently. */
final class EndpointDoubts {
  private EndpointDoubts() {}

  /** The topics of an endpoint; none for one outside of MaxCompute's domains, say a proxy. */
  static Set<Topic> topicsOf(String url, Catalog catalog) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    String host = host(url);
    if (host == null) {
      return topics;
    }
    boolean listed = false;
    for (MaxComputeEndpoint row : spelt(catalog)) {
      if (host.equals(host(row.url()))) {
        listed = true;
        of(row, topics);
      }
    }
    boolean ofMaxCompute =
        catalog.maxComputeEndpoints().stream()
            .anyMatch(row -> host.endsWith("." + domain(row.url())));
    if (!listed && ofMaxCompute) {
      topics.add(Topic.UNLISTED_HOST);
    }
    return topics;
  }

  private static void of(MaxComputeEndpoint row, Set<Topic> topics) {
    if (row.network() == Network.INTERNAL) {
      topics.add(Topic.INTRANET_HOST);
    }
    if (row.network() == Network.LEGACY && !row.regions().isEmpty()) {
      topics.add(row.regions().contains("eu-west-1") ? Topic.UK_REGION : Topic.LEGACY_HOST);
    }
    if (row.component() == Component.TUNNEL_EXCLUSIVE) {
      topics.add(Topic.EXCLUSIVE_HOST);
    }
  }

  /** Every endpoint with its region in it, and those that name none. */
  private static List<MaxComputeEndpoint> spelt(Catalog catalog) {
    List<MaxComputeEndpoint> all = new ArrayList<>();
    for (Region region : catalog.regions()) {
      all.addAll(catalog.endpointsOf(region.id()));
    }
    for (MaxComputeEndpoint row : catalog.maxComputeEndpoints()) {
      if (row.regions().isEmpty()) {
        all.add(row);
      }
    }
    return all;
  }

  private static @Nullable String host(String url) {
    String host = URI.create(url.replace("{region}", "r")).getHost();
    return host == null ? null : host.toLowerCase(Locale.ROOT);
  }

  /** {@code aliyun-inc.com}, the last two labels of a host. */
  private static String domain(String url) {
    String host = String.valueOf(host(url));
    String[] labels = host.split("\\.", -1);
    return labels[labels.length - 2] + "." + labels[labels.length - 1];
  }
}
