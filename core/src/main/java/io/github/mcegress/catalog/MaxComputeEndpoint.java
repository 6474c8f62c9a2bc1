package io.github.mcegress.catalog;

import java.util.Collections;
import java.util.List;

/**
 * An endpoint of MaxCompute itself.
 *
 * <p>Row: {@code maxcompute | component | network | regions | url | sources | doubt}. {@code
 * regions} is {@code *} for each region of the catalogue, a list of ids, or {@code -} for a host
 * that names no region; {@code {region}} in the URL is the region's id. A row for a region takes
 * the place of the one for each. Immutable.
 */
public final class MaxComputeEndpoint extends SourcedRow {
  static final String COLUMNS =
      "maxcompute | component | network | regions | url | sources | doubt";

  private final Component component;
  private final Network network;
  private final List<String> regions;
  private final String url;

  private MaxComputeEndpoint(CatalogRow row) {
    super(row);
    component = row.constant("component", Component.class);
    network = row.constant("network", Network.class);
    regions = row.list("regions");
    url = row.urlPattern("url");
  }

  private MaxComputeEndpoint(MaxComputeEndpoint row, String region) {
    super(row);
    component = row.component;
    network = row.network;
    regions = Collections.singletonList(region);
    url = row.url.replace("{region}", region);
  }

  static MaxComputeEndpoint of(CatalogRow row) {
    return new MaxComputeEndpoint(row);
  }

  /** What makes a later row take the place of this one. */
  String identity() {
    return component + " " + network + " " + (regions.isEmpty() ? url : String.join(",", regions));
  }

  /** This row's endpoint in a region that it serves. */
  MaxComputeEndpoint in(String region) {
    return new MaxComputeEndpoint(this, region);
  }

  boolean isForEachRegion() {
    return regions.contains("*");
  }

  public Component component() {
    return component;
  }

  public Network network() {
    return network;
  }

  /** The regions it serves: ids, {@code *} for each, or none for a host that names no region. */
  public List<String> regions() {
    return regions;
  }

  /** The URL; in a row for each region with {@code {region}} in it. */
  public String url() {
    return url;
  }

  /** {@code TUNNEL VPC https://dt.cn-beijing-vpc.maxcompute.aliyun-inc.com}. */
  @Override
  public String toString() {
    return component + " " + network + " " + url;
  }
}
