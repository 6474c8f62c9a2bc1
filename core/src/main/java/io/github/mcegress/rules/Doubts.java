package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.Region;
import io.github.mcegress.catalog.Scheme;
import io.github.mcegress.catalog.Support;
import io.github.mcegress.catalog.Topic;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What the pages say differently about what the description declares.
 *
 * <p>Left out is what the description or its rendering has settled, and, for UDFs and Spark, what
 * no page says about every public endpoint and every connection alike: it would be told each time.
 */
final class Doubts {
  private static final Set<Topic> EVERYWHERE =
      EnumSet.of(Topic.INTERNET, Topic.DOMAIN_NAME, Topic.NETWORK_LINK, Topic.VPC);

  /** Isolation is the description's own choice, rendered as true. */
  private static final Set<String> SETTLED =
      new HashSet<>(Arrays.asList("isolation", "isolation-value", "udf-timeout-default"));

  /** The smaller of two published advices about rows. */
  private static final int FEW_ROWS = 16;

  private static final Set<String> SMARTNAT_REGIONS =
      new HashSet<>(Arrays.asList("cn-beijing", "cn-shanghai"));

  private Doubts() {}

  static void check(Findings it) {
    Set<Topic> topics = topics(it);
    Set<Topic> chosen = EnumSet.copyOf(topics);
    if (it.spark || it.workload.equals(Workload.UDF)) {
      chosen.removeAll(EVERYWHERE);
    }
    for (Contradiction doubt : it.catalog.contradictions(it.workload, topics, keys(it))) {
      boolean disagree = doubt.kind() == Contradiction.Kind.DISAGREE;
      if (!SETTLED.contains(doubt.id())
          && (disagree || doubt.isRaisedBy(chosen, Collections.emptySet()))) {
        it.add(doubt.warning());
      }
    }
  }

  private static Set<Topic> topics(Findings it) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    if (it.usesInternet()) {
      topics.add(Topic.INTERNET);
      add(topics, Topic.SEVERAL_ENDPOINTS, it.spec.internet().size() > 1);
      boolean name = it.spec.internet().stream().anyMatch(e -> !e.address().isPresent());
      add(topics, Topic.DOMAIN_NAME, name);
      add(topics, Topic.LISTED_ADDRESS, it.spec.listAddresses());
    }
    add(topics, it.spark ? Topic.VPC : Topic.NETWORK_LINK, it.usesConnection());
    String region = it.spec.region().orElse("");
    add(
        topics,
        Topic.DISPUTED_REGION,
        it.usesConnection()
            && it.catalog.region(region).map(Doubts::isDisputed).orElse(Boolean.FALSE));
    add(topics, Topic.UK_REGION, region.equals("eu-west-1"));
    it.routes.forEach(
        route -> {
          add(topics, Topic.TABLESTORE, route.service().kind() == CloudService.Kind.TABLESTORE);
          add(topics, Topic.LOG, route.service().kind() == CloudService.Kind.LOG);
          add(topics, Topic.INTERNAL_ENDPOINT, route.network() == Network.INTERNAL);
        });
    add(topics, Topic.ISOLATION, it.spec.isolation());
    add(topics, Topic.BATCH_ROWS, it.spec.batchRows().orElse(0) > FEW_ROWS);
    add(topics, Topic.BATCH_TIMEOUT, it.spec.batchTimeout().isPresent());
    return topics;
  }

  /** Settings that are in doubt themselves: SmartNAT outside of the regions that all name. */
  private static Set<String> keys(Findings it) {
    boolean smartNat =
        it.spark
            && SparkInternet.hasSmartNat(it.workload.sparkVersion().orElse(""))
            && it.usesInternet()
            && !it.usesConnection();
    return smartNat && !SMARTNAT_REGIONS.contains(it.spec.region().orElse(""))
        ? Collections.singleton("spark.hadoop.odps.cupid.smartnat.enable")
        : Collections.emptySet();
  }

  private static boolean isDisputed(Region region) {
    return region.supports(Scheme.VPC) == Support.DISPUTED;
  }

  private static void add(Set<Topic> topics, Topic topic, boolean raised) {
    if (raised) {
      topics.add(topic);
    }
  }
}
