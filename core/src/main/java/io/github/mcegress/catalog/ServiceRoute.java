package io.github.mcegress.catalog;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;

/** How a job of one kind reaches a service of its description. Immutable. */
public final class ServiceRoute {
  private final CloudService service;
  private final ServiceEndpoint row;
  private final Endpoint endpoint;

  ServiceRoute(CloudService service, ServiceEndpoint row, String region) {
    this.service = service;
    this.row = row;
    this.endpoint = row.endpoint(service, region);
  }

  public CloudService service() {
    return service;
  }

  /**
   * From which network: over the Internet, through the dedicated connection, or over Alibaba
   * Cloud's interconnect.
   */
  public Network network() {
    return row.network();
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** What contradicts the catalogue's row, or empty. */
  public String doubt() {
    return row.doubt();
  }

  /** The pages that the catalogue's row comes from. */
  public String source() {
    return row.source();
  }

  /** {@code service.oss = bucket: PUBLIC bucket.oss-cn-shanghai.aliyuncs.com:443}. */
  @Override
  public String toString() {
    return service + ": " + network() + " " + endpoint;
  }
}
