package io.github.mcegress.rules;

import io.github.mcegress.Vpc;
import io.github.mcegress.catalog.Region;
import io.github.mcegress.catalog.Scheme;
import io.github.mcegress.catalog.Support;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether the region supports what the description wants there. */
final class RegionSupport {
  private final Findings it;
  private final Map<Scheme, String> schemes = new EnumMap<>(Scheme.class);

  private RegionSupport(Findings it) {
    this.it = it;
    if (it.usesInternet()) {
      schemes.put(Scheme.INTERNET, "access over the Internet");
    }
    if (it.usesConnection()) {
      schemes.put(Scheme.VPC, "access over a VPC (dedicated connection)");
    }
  }

  static void check(Findings it) {
    RegionSupport rule = new RegionSupport(it);
    if (it.spec.region().isPresent()) {
      rule.region(it.spec.region().get());
    } else if (!rule.schemes.isEmpty()) {
      rule.notDeclared();
    }
  }

  private void notDeclared() {
    List<String> unchecked = new ArrayList<>();
    unchecked.add("whether it supports " + String.join(" and ", schemes.values()));
    if (vpcMatters()) {
      unchecked.add("whether it is the VPC's");
    }
    it.add(
        Rule.REGION_NOT_CHECKED,
        "region",
        "no region is declared; not checked: " + String.join(", ", unchecked),
        "declare the project's region, say region = cn-shanghai");
  }

  private void region(String id) {
    Region region = it.catalog.region(id).orElse(null);
    if (region == null) {
      if (!schemes.isEmpty()) {
        it.add(
            Rule.REGION_NOT_CHECKED,
            "region",
            "the catalogue has no region \""
                + id
                + "\"; not checked: whether it supports "
                + String.join(" and ", schemes.values()),
            "check the region id, or lay a newer text over the catalogue");
      }
    } else {
      for (Map.Entry<Scheme, String> scheme : schemes.entrySet()) {
        supports(region, scheme.getKey(), scheme.getValue());
      }
    }
    if (vpcMatters() && !it.spec.vpc().get().region().equals(id)) {
      otherRegion(id, it.spec.vpc().get());
    }
  }

  private void supports(Region region, Scheme scheme, String name) {
    Support support = region.supports(scheme);
    if (support == Support.NO) {
      it.add(
          Rule.REGION
              .problem(
                  region.id() + " does not support " + name,
                  "run the job in a region that does: " + String.join(", ", supporting(scheme)))
              .at("region", 0)
              .from(region.source()));
    } else if (support == Support.UNKNOWN) {
      it.add(
          Rule.REGION_NOT_CHECKED
              .problem(
                  "no page says whether " + region.id() + " supports " + name,
                  "look whether the console offers it there")
              .at("region", 0)
              .from(region.source()));
    }
  }

  private List<String> supporting(Scheme scheme) {
    List<String> ids = new ArrayList<>();
    for (Region region : it.catalog.regions()) {
      if (region.supports(scheme) == Support.YES) {
        ids.add(region.id());
      }
    }
    return ids;
  }

  /** Spark uses the VPC; beside a network link it tells of one description for two regions. */
  private boolean vpcMatters() {
    return it.spec.vpc().isPresent() && (it.spark || it.spec.networkLink().isPresent());
  }

  private void otherRegion(String id, Vpc vpc) {
    it.add(
        Rule.VPC_REGION,
        "vpc",
        "\"" + vpc + "\" is a VPC of " + vpc.region() + ", the project's region is " + id,
        "declare the VPC of the dedicated connection in " + id + " and peer the other one with it");
  }
}
