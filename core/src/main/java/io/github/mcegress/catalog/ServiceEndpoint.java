package io.github.mcegress.catalog;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * How the endpoint of an Alibaba Cloud service is spelt in one network.
 *
 * <p>Row: {@code service | SERVICE | network | port | host | sources | doubt}. In the host {@code
 * {region}} is the region's id and {@code {name}} the bucket, instance or project; a service named
 * without one only has the hosts without {@code {name}}. Immutable.
 */
public final class ServiceEndpoint {
  static final String COLUMNS = "service | SERVICE | network | port | host | sources | doubt";

  private static final String NAME = "{name}";

  private final String service;
  private final Network network;
  private final int port;
  private final String pattern;
  private final List<Source> sources;
  private final String doubt;

  private ServiceEndpoint(CatalogRow row) {
    service = row.word("service");
    network = row.constant("network", Network.class);
    port = row.port("port");
    pattern = row.hostPattern("host");
    sources = row.sources("sources");
    doubt = row.textOrNone("doubt");
  }

  static ServiceEndpoint of(CatalogRow row) {
    return new ServiceEndpoint(row);
  }

  /** What makes a later row take the place of this one. */
  String identity() {
    return service + " " + network + (isNamed() ? " named" : "");
  }

  /** The service, {@code OSS}. */
  public String service() {
    return service;
  }

  /** The service as a description names it; nothing where a description cannot. */
  public Optional<CloudService.Kind> kind() {
    return CloudService.Kind.all().stream().filter(kind -> kind.name().equals(service)).findFirst();
  }

  public Network network() {
    return network;
  }

  public int port() {
    return port;
  }

  /** The host with {@code {name}} and {@code {region}} in it. */
  public String pattern() {
    return pattern;
  }

  /** Where the row comes from: titles, dates, dates read. */
  public String source() {
    return Source.text(sources);
  }

  /** The same, one by one. */
  public List<Source> sources() {
    return sources;
  }

  /** What contradicts it, or empty. */
  public String doubt() {
    return doubt;
  }

  private boolean isNamed() {
    return pattern.contains(NAME);
  }

  boolean serves(CloudService wanted, Network from) {
    return wanted.kind().name().equals(service)
        && from == network
        && wanted.name().isPresent() == isNamed();
  }

  /** The endpoint of a service in a region. */
  public Endpoint endpoint(CloudService wanted, String region) {
    return Endpoint.of(
        pattern.replace(NAME, wanted.name().orElse("")).replace("{region}", region), port);
  }

  /** {@code OSS PUBLIC {name}.oss-{region}.aliyuncs.com:443}. */
  @Override
  public String toString() {
    return service + " " + network + " " + pattern + ":" + port;
  }
}
