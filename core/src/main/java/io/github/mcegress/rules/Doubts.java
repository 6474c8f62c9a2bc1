package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Region;
import io.github.mcegress.catalog.Scheme;
import io.github.mcegress.catalog.ServiceRoute;
import io.github.mcegress.catalog.SettingKey;
import io.github.mcegress.catalog.Support;
import io.github.mcegress.catalog.Topic;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the pages say differently about what the description declares, and about what other rules
 * have raised.
 *
 * <p>Left out is what the description or its rendering has settled, and, for UDFs and Spark, what
 * no page says about every public endpoint and every connection alike: it would be told each time.
 */
final class Doubts {
  private static final Set<Topic> EVERYWHERE =
      EnumSet.of(Topic.INTERNET, Topic.DOMAIN_NAME, Topic.NETWORK_LINK);

  /** The smaller of two published advices about rows. */
  static final int FEW_ROWS = 16;

  private static final String SMARTNAT = "spark.hadoop.odps.cupid.smartnat.enable";
  private static final String SPARK_CLIENT = "spark.hadoop.odps.spark.version";

  private final Findings it;

  private Doubts(Findings it) {
    this.it = it;
  }

  static void check(Findings it) {
    Doubts doubts = new Doubts(it);
    doubts.endpoints();
    doubts.regionAndServices();
    doubts.settings();
    if (it.spark) {
      doubts.spark(it.workload.sparkVersion().orElse(""));
    }
    doubts.tell();
  }

  private void tell() {
    Set<Topic> chosen = EnumSet.copyOf(it.raised());
    if (it.spark || it.workload.equals(Workload.UDF)) {
      chosen.removeAll(EVERYWHERE);
    }
    for (Contradiction doubt :
        it.catalog.contradictions(it.workload, it.raised(), disputedSettings())) {
      boolean settled = doubt.id().equals("isolation") && it.spec.isolation();
      boolean disagree = doubt.kind() == Contradiction.Kind.DISAGREE;
      if (!settled && (disagree || doubt.isRaisedBy(chosen, Collections.emptySet()))) {
        it.add(doubt.warning());
      }
    }
  }

  private void endpoints() {
    if (it.usesInternet()) {
      it.raise(Topic.INTERNET);
      raise(Topic.SEVERAL_ENDPOINTS, it.spec.internet().size() > 1);
      for (Endpoint endpoint : it.spec.internet()) {
        boolean name = !endpoint.address().isPresent();
        raise(Topic.DOMAIN_NAME, name);
        raise(
            Topic.LITERAL_ADDRESS,
            !name
                && !it.spec.privateAddresses().contains(endpoint)
                && !OpenedEndpoints.refusedScope(it, endpoint).isPresent());
      }
      raise(Topic.LISTED_ADDRESS, it.spec.listAddresses());
    }
    raise(Topic.NETWORK_LINK, !it.spark && it.usesConnection());
  }

  private void regionAndServices() {
    String region = it.spec.region().orElse("");
    raise(
        Topic.DISPUTED_REGION,
        it.usesConnection() && supports(region, Scheme.VPC, Support.DISPUTED));
    raise(Topic.UK_REGION, region.equals("eu-west-1"));
    for (ServiceRoute route : it.routes) {
      raise(Topic.TABLESTORE, route.service().kind() == CloudService.Kind.TABLESTORE);
      raise(Topic.LOG, route.service().kind() == CloudService.Kind.LOG);
    }
  }

  private void settings() {
    raise(Topic.ISOLATION, it.spec.isolation());
    raise(Topic.BATCH_ROWS, it.spec.batchRows().orElse(0) > FEW_ROWS);
    raise(Topic.BATCH_TIMEOUT, it.spec.batchTimeout().isPresent());
  }

  private void spark(String version) {
    raise(Topic.JAVA_VERSION, !SparkInternet.hasSmartNat(version));
    SettingKey client = it.catalog.key(SPARK_CLIENT).orElse(null);
    raise(Topic.SPARK_CLIENT, client == null || !client.isForSpark(version));
  }

  /** SmartNAT outside of the regions that all sources name. */
  private Set<String> disputedSettings() {
    boolean smartNat =
        it.spark
            && SparkInternet.hasSmartNat(it.workload.sparkVersion().orElse(""))
            && it.usesInternet()
            && !it.usesConnection();
    return smartNat && !supports(it.spec.region().orElse(""), Scheme.SMARTNAT, Support.YES)
        ? Collections.singleton(SMARTNAT)
        : Collections.emptySet();
  }

  private boolean supports(String region, Scheme scheme, Support support) {
    Region row = it.catalog.region(region).orElse(null);
    return row != null && row.supports(scheme) == support;
  }

  private void raise(Topic topic, boolean raised) {
    if (raised) {
      it.raise(topic);
    }
  }
}
